package cn.quancheng;

import cn.quancheng.benefits.Shop;
import cn.quancheng.messages.CitizenMessage;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.security.accounts.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A citizen who goes through each of their doors once, from reading the notice to leaving, and counts the statements. */
final class DayAtEveryDoor {
    static final String ME = "/api/v1/me";
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";

    private final TestCity city;
    private final Shop shop;
    private final CitizenMessages messages;
    private final String idNumber;
    private final Map<String, Integer> costs = new LinkedHashMap<>();

    DayAtEveryDoor(TestCity city, Shop shop, CitizenMessages messages, String idNumber) {
        this.city = city;
        this.shop = shop;
        this.messages = messages;
        this.idNumber = idNumber;
    }

    /** The lines of a department's file that the day needs: something to dispute, and tier A in spite of it. */
    static String recordsOf(String idNumber) {
        return penaltyOf(idNumber) + "," + idNumber + ",示例,GENERAL_PENALTY,,,2026-08-05,,D1,ORDINARY,示例部门\n" + "SH-"
                + idNumber.substring(8) + "," + idNumber + ",示例,HONOR,PROVINCIAL,,2026-08-06,,D2,ORDINARY,示例部门\n";
    }

    private static String penaltyOf(String idNumber) {
        return "SD-" + idNumber.substring(8);
    }

    /** Goes through every door once, and gives what each cost. */
    Map<String, Integer> live() {
        JsonPath notice = given().get("/api/v1/notices/current").jsonPath();
        messages.tell(city.idOf(idNumber), new CitizenMessage.AgreementEnding(LocalDate.of(2027, 1, 6)));

        call("PUT", "/agreement/refusal", "{}");
        call("GET", "/agreement", "");
        call(
                "PUT",
                "/agreement",
                "{\"noticeVersion\":\"%s\",\"noticeDigest\":\"%s\"}"
                        .formatted(notice.getString("version"), notice.getString("digest")));
        call("GET", "/verification", "");
        call("POST", "/verification", "{\"name\":\"示例\",\"idNumber\":\"%s\"}".formatted(idNumber));
        call("GET", "/data", "");
        call("GET", "/data/retention", "");
        call("GET", "/accesses", "");
        Object look = call("POST", "/reviews", "{\"month\":\"2026-12\",\"statement\":\"请再看一次\"}")
                .path("id");
        call("GET", "/reviews", "");
        call("DELETE", "/reviews/{id}", "", look);
        appeal();
        promise();
        object();
        declare();
        benefit();
        Object message = call("GET", "/messages", "").path("items[0].id");
        call("PUT", "/messages/{id}/read", "{}", message);
        call("PUT", "/messages/read", "{}");
        call("GET", "/report", "");
        call("DELETE", "/agreement", "");
        call("DELETE", "/verification", "");
        return costs;
    }

    private void appeal() {
        String record = "{\"recordNo\":\"" + penaltyOf(idNumber) + "\",\"statement\":\"请再看一次\",";
        Object dispute =
                call("POST", "/disputes", record + "\"reason\":\"OTHER\"}").path("id");
        call("GET", "/disputes", "");
        call("GET", "/disputes/{id}", "", dispute);
        call("DELETE", "/disputes/{id}", "", dispute);
        call("GET", "/repairs/offers", "");
        Object repair =
                call("POST", "/repairs", record + "\"route\":\"CHECK\"}").path("id");
        call("GET", "/repairs", "");
        call("GET", "/repairs/{id}", "", repair);
        call("DELETE", "/repairs/{id}", "", repair);
    }

    private void promise() {
        Object id =
                call("POST", "/commitments", "{\"template\":\"GREEN_TRAVEL\"}").path("id");
        shop.update("UPDATE commitments SET made_on = made_on - 200, ends_on = ends_on - 200 WHERE id = ?", id);
        call("POST", "/commitments/{id}/fulfilment", "{\"statement\":\"都做到了\"}", id);
        call("GET", "/commitments", "");
        call("GET", "/commitments/{id}", "", id);
        call("DELETE", "/commitments/{id}", "", id);
    }

    private void benefit() {
        String library = shop.open("JINAN_LIBRARY", BORROWING);
        call("GET", "/benefits", "");
        String code =
                call("POST", "/codes", "{\"scenario\":\"" + BORROWING + "\"}").path("code");
        Object check = shop.check(library, code, BORROWING).path("checkId");
        call("GET", "/checks", "");
        call("DELETE", "/checks/{id}", "", check);
        Object consent = call(
                        "POST", "/consents", "{\"merchant\":\"JINAN_LIBRARY\",\"scenario\":\"" + BORROWING + "\"}")
                .path("consentId");
        call("GET", "/consents", "");
        call("DELETE", "/consents/{id}", "", consent);
    }

    private void object() {
        UUID check = UUID.randomUUID();
        shop.update(
                "INSERT INTO benefit_checks (id, at, on_day, merchant_id, login, scenario, version_id, citizen_id,"
                        + " outcome, held_until, taken_at, fulfilment, reported_at) SELECT ?, day, day, 0, 'a test',"
                        + " 'TRAVEL_ADVISOR', 0, ?, 'ELIGIBLE', day, day, 'NO_SHOW', day"
                        + " FROM (SELECT date '2026-12-06' AS day) today",
                check,
                city.idOf(idNumber));
        shop.update(
                "INSERT INTO benefit_pauses (citizen_id, scenario, check_id, until)"
                        + " VALUES (?, 'TRAVEL_ADVISOR', ?, '2027-01-05')",
                city.idOf(idNumber),
                check);
        call("POST", "/checks/{id}/objection", "{\"statement\":\"我按时去了\"}", check);
        call("DELETE", "/checks/{id}/objection", "", check);
    }

    private void declare() {
        Object id = call(
                        "POST",
                        "/declarations",
                        "{\"item\":\"VOLUNTEER_SERVICE\",\"quantity\":240,\"occurredOn\":\"2026-11-05\",\"issuer\":\"义工\","
                                + "\"statement\":\"在社区图书馆\"}")
                .path("id");
        call("GET", "/declarations", "");
        call("GET", "/declarations/{id}", "", id);
        Object piece = show(id).path("id");
        call("GET", "/declarations/{id}/evidence", "", id);
        call("GET", "/declarations/{id}/evidence/{piece}", "", id, piece);
        call("DELETE", "/declarations/{id}/evidence/{piece}", "", id, piece);
        holdFalse(id);
        call("PUT", "/declarations/{id}/reply", "{\"statement\":\"我确实去了\"}", id);
        call("DELETE", "/declarations/{id}", "", id);
    }

    private Response show(Object id) {
        try (Statements statements = new Statements()) {
            ByteArrayOutputStream picture = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture);
            Response answer = statements
                    .marked(given().spec(city.asCitizen(idNumber)))
                    .contentType("image/png")
                    .body(picture.toByteArray())
                    .post(ME + "/declarations/{id}/evidence", id);
            answer.then().statusCode(201);
            costs.put("POST " + ME + "/declarations/{id}/evidence", statements.count());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void holdFalse(Object id) {
        String review = city.as(Role.REVIEWER)
                .get("/api/v1/reviews?kind=DECLARATION&claimed=NOBODY&limit=200")
                .jsonPath()
                .getString("items.find { it.subjectId == '" + id + "' }.id");
        city.as(Role.REVIEWER).post("/api/v1/reviews/" + review + "/claim");
        city.as(Role.REVIEWER)
                .contentType("application/json")
                .body("{\"reason\":\"组织方的登记中没有这一天的活动。\"}")
                .post("/api/v1/declarations/" + id + "/falsehood")
                .then()
                .statusCode(201);
    }

    private Response call(String method, String path, String body, Object... parameters) {
        try (Statements statements = new Statements()) {
            RequestSpecification request = statements.marked(given().spec(city.asCitizen(idNumber)));
            if (!body.isEmpty()) {
                request.contentType("application/json").body(body);
            }
            Response answer = request.request(method, ME + path, parameters);
            assertThat(answer.statusCode())
                    .as(method + " " + path + answer.asString())
                    .isBetween(200, 204);
            costs.put(method + " " + ME + path, statements.count());
            return answer;
        }
    }
}
