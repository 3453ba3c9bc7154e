package cn.quancheng.benefits.counter;

import cn.quancheng.Replica;
import io.restassured.path.json.JsonPath;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import static io.restassured.RestAssured.given;

/** A merchant's counter at a packaged service; whatever breaks the connection is an {@link IOException}. */
final class PackagedCounter {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String home;
    private final String token;

    /** What it is answered. */
    record Answer(int status, String body) {
        boolean isYes() {
            return status == 200 && body.contains("\"eligible\":true");
        }

        String text(String field) {
            return JsonPath.from(body).getString(field);
        }
    }

    /** At a replica of the demo, whose merchants all have its password. */
    PackagedCounter(Replica service, String login) {
        home = service.home();
        token = given().auth()
                .preemptive()
                .basic(login, Replica.PASSWORD)
                .formParam("grant_type", "client_credentials")
                .post(home + "/api/v1/auth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    Answer check(String code, String scenario) throws IOException {
        return send("checks", "{\"code\":\"%s\",\"scenario\":\"%s\"}".formatted(code, scenario));
    }

    Answer checkConsent(String consent, String scenario) throws IOException {
        return send("checks", "{\"consentId\":\"%s\",\"scenario\":\"%s\"}".formatted(consent, scenario));
    }

    Answer redeem(String check) throws IOException {
        return send("redemptions", "{\"checkId\":\"" + check + "\"}");
    }

    /** How many places of an offer the merchant sees left. */
    int placesLeft(String scenario) {
        return given().header("Authorization", "Bearer " + token)
                .get(home + "/api/v1/merchant/offers")
                .jsonPath()
                .getInt("find { it.scenario == '" + scenario + "' }.placesLeft");
    }

    private Answer send(String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(home + "/api/v1/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
