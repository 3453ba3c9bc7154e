package cn.quancheng.benefits.consents;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

/** A citizen lets one merchant ask about one offer without a code, for a while, and takes that back. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ConsentsTest {
    private static final String MINE = "/api/v1/me/consents";
    private static final String ROOM = "LODGING_DEPOSIT_FREE";
    private static final String LATE = "LODGING_LATE_CHECKOUT";
    private static final String NO = "{\"eligible\":false}";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    private String hotel;
    private String library;
    private String citizen;

    @BeforeEach
    void aHotelInDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        hotel = shop.open("JITAI_HOTEL", ROOM, LATE);
        library = shop.open("JINAN_LIBRARY", "LIBRARY_DEPOSIT_FREE");
        citizen = Customers.ofTierA(city, 1).get(0);
        city.publish("2026-12");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_consent_lets_its_merchant_ask_about_its_offer_and_nobody_else_and_nothing_else() {
        String consent = given(ROOM, 6);

        assertThat(ask(hotel, consent, LATE).asString()).isEqualTo(NO);
        ask(library, consent, ROOM).then().statusCode(403);
        assertThat(ask(library, consent, "LIBRARY_DEPOSIT_FREE").asString()).isEqualTo(NO);
        ask(hotel, consent, ROOM).then().body("eligible", equalTo(true)).body("checkId", notNullValue());
    }

    @Test
    void a_consent_that_is_taken_back_counts_from_that_moment_on() {
        String consent = given(ROOM, 6);
        city.asCitizen(citizen).delete(MINE + "/" + consent).then().statusCode(204);
        city.asCitizen(citizen).delete(MINE + "/" + consent).then().statusCode(204);

        assertThat(ask(hotel, consent, ROOM).asString()).isEqualTo(NO);
        city.asCitizen(citizen).get(MINE).then().body("items[0].state", equalTo("WITHDRAWN"));
        String other = Customers.ofTierA(city, 1).get(0);
        city.asCitizen(other).delete(MINE + "/" + consent).then().statusCode(404);
    }

    @Test
    void a_consent_ends_by_itself_after_twelve_months_at_most() {
        give("{\"merchant\":\"JITAI_HOTEL\",\"scenario\":\"" + ROOM + "\",\"months\":13}")
                .then()
                .statusCode(400);
        JsonPath consent = give("{\"merchant\":\"JITAI_HOTEL\",\"scenario\":\"" + ROOM + "\"}")
                .then()
                .statusCode(201)
                .body("endsOn", equalTo("2027-12-06"))
                .extract()
                .jsonPath();
        clock.set(LocalDate.of(2027, 12, 6));

        assertThat(ask(hotel, consent.getString("consentId"), ROOM).asString()).isEqualTo(NO);
        city.asCitizen(citizen).get(MINE).then().body("items[0].state", equalTo("ENDED"));
    }

    @Test
    void by_one_consent_a_merchant_asks_three_times_a_day_whatever_is_behind_it() {
        String consent = given(ROOM, 6);
        String invented = "00000000-0000-4000-8000-000000000000";
        for (int i = 0; i < 3; i++) {
            ask(hotel, consent, ROOM).then().statusCode(200);
            ask(hotel, invented, ROOM).then().statusCode(200);
        }

        for (String asked : List.of(consent, invented)) {
            String after =
                    ask(hotel, asked, ROOM).then().statusCode(429).extract().header("Retry-After");
            clock.forward(Duration.ofSeconds(Long.parseLong(after) - 2));
            ask(hotel, asked, ROOM).then().statusCode(429);
            clock.forward(Duration.ofSeconds(2));
            ask(hotel, asked, ROOM).then().statusCode(200);
            clock.set(LocalDate.of(2026, 12, 6));
        }
    }

    @Test
    void the_same_is_not_given_twice_and_can_be_given_anew_once_taken_back() {
        String consent = given(ROOM, 6);
        give("{\"merchant\":\"JITAI_HOTEL\",\"scenario\":\"" + ROOM + "\"}")
                .then()
                .statusCode(409);

        city.asCitizen(citizen).delete(MINE + "/" + consent);

        given(ROOM, 1);
        city.asCitizen(citizen)
                .get(MINE + "?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("next", notNullValue());
        String next = city.asCitizen(citizen).get(MINE + "?limit=1").jsonPath().getString("next");
        city.asCitizen(citizen).get(MINE + "?limit=1&after=" + next).then().body("items", hasSize(1));
    }

    @Test
    void nobody_consents_to_whoever_takes_no_part_or_to_both_or_to_nobody() {
        give("{\"merchant\":\"JINAN_LIBRARY\",\"scenario\":\"" + ROOM + "\"}")
                .then()
                .statusCode(404)
                .body("violations[0].field", equalTo("merchant"));
        give("{\"merchant\":\"JITAI_HOTEL\",\"department\":\"示例部门\",\"scenario\":\"" + ROOM + "\"}")
                .then()
                .statusCode(400);
        give("{\"scenario\":\"" + ROOM + "\"}").then().statusCode(400);
        give("{\"merchant\":\"JITAI_HOTEL\",\"scenario\":\"NO_SUCH_OFFER\"}")
                .then()
                .statusCode(404)
                .body("violations[0].field", equalTo("scenario"));
        give("{\"department\":\"示例部门\",\"scenario\":\"" + ROOM + "\"}")
                .then()
                .statusCode(404)
                .body("violations[0].field", equalTo("department"));
    }

    @Test
    void who_leaves_takes_consents_along_and_nothing_of_it_comes_back() {
        String consent = given(ROOM, 6);
        city.asCitizen(citizen).delete("/api/v1/me/agreement").then().statusCode(204);

        assertThat(ask(hotel, consent, ROOM).asString()).isEqualTo(NO);
        give("{\"merchant\":\"JITAI_HOTEL\",\"scenario\":\"" + ROOM + "\"}")
                .then()
                .statusCode(409);
        assertThat(shop.count("SELECT count(*) FROM benefit_consents WHERE citizen_id = ?", city.idOf(citizen)))
                .isZero();
    }

    private String given(String scenario, int months) {
        return give("{\"merchant\":\"JITAI_HOTEL\",\"scenario\":\"%s\",\"months\":%d}".formatted(scenario, months))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("consentId");
    }

    private Response give(String body) {
        return city.asCitizen(citizen)
                .contentType("application/json")
                .body(body)
                .post(MINE);
    }

    private Response ask(String login, String consent, String scenario) {
        return shop.ask(login, "{\"consentId\":\"%s\",\"scenario\":\"%s\"}".formatted(consent, scenario));
    }
}
