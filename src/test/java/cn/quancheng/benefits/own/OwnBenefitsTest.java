package cn.quancheng.benefits.own;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** A citizen sees what a counter would be answered, and what is missing to the rest. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class OwnBenefitsTest {
    private static final String MINE = "/api/v1/me/benefits";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    @BeforeEach
    void december() {
        clock.set(LocalDate.of(2026, 12, 6));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_citizen_of_tier_a_can_have_what_asks_for_a_and_reads_how_many_points_are_missing_to_aa() {
        String citizen = Customers.scored(city);

        assertThat(one(citizen, "LIBRARY_DEPOSIT_FREE"))
                .containsEntry("canHave", true)
                .containsEntry("missing", null);
        assertThat(one(citizen, "DINING_MEMBER_CARD")).containsEntry("canHave", false);
        city.asCitizen(citizen)
                .get(MINE + "?limit=200")
                .then()
                .body("items.find { it.scenario == 'DINING_MEMBER_CARD' }.missing.points", equalTo(100))
                .body("items.find { it.scenario == 'DINING_MEMBER_CARD' }.missing.words", equalTo("需要AA（信用良好），还差100分"));
    }

    @Test
    void who_has_no_score_yet_reads_so_of_every_offer() {
        city.publish("2026-12");
        String citizen = Customers.ofTierA(city, 1).get(0);

        city.asCitizen(citizen)
                .get(MINE)
                .then()
                .statusCode(200)
                .body("items.missing.reason", everyItem(equalTo("NO_SCORE")));
    }

    @Test
    void a_benefit_that_was_taken_as_often_as_one_may_is_used_up() {
        String library = shop.open("JINAN_LIBRARY", "LIBRARY_DEPOSIT_FREE");
        String citizen = Customers.scored(city);
        shop.checked(library, citizen, "LIBRARY_DEPOSIT_FREE").then().body("eligible", equalTo(true));

        city.asCitizen(citizen)
                .get(MINE + "?domain=CULTURE")
                .then()
                .body("items.find { it.scenario == 'LIBRARY_DEPOSIT_FREE' }.missing.reason", equalTo("USED_UP"));
    }

    @Test
    void the_list_can_be_narrowed_to_a_field_and_to_what_one_can_have_and_read_page_by_page() {
        String citizen = Customers.scored(city);

        city.asCitizen(citizen)
                .get(MINE + "?domain=FINANCE")
                .then()
                .body("items.domain", everyItem(equalTo("FINANCE")));
        city.asCitizen(citizen)
                .get(MINE + "?canHave=true&limit=200")
                .then()
                .body("items.canHave", everyItem(equalTo(true)))
                .body("items.scenario", hasItem("LIBRARY_DEPOSIT_FREE"))
                .body("items.scenario", not(hasItem("DINING_MEMBER_CARD")));
        city.asCitizen(citizen).get(MINE + "?canHave=perhaps").then().statusCode(400);
        List<String> all =
                city.asCitizen(citizen).get(MINE + "?limit=200").jsonPath().getList("items.scenario");
        JsonPath first = city.asCitizen(citizen).get(MINE + "?limit=5").jsonPath();
        JsonPath second = city.asCitizen(citizen)
                .get(MINE + "?limit=5&after=" + first.getString("next"))
                .jsonPath();
        assertThat(second.getList("items.scenario")).isEqualTo(all.subList(5, 10));
    }

    @Test
    void without_an_agreement_there_are_no_benefits_and_no_codes_but_the_notices_address() {
        String citizen = Customers.scored(city);
        city.asCitizen(citizen).delete("/api/v1/me/agreement");

        city.asCitizen(citizen).get(MINE).then().statusCode(409);
        shop.code(citizen, "LIBRARY_DEPOSIT_FREE").then().statusCode(409);
    }

    @Test
    void a_simulation_tells_which_benefits_a_score_would_open() {
        String citizen = Customers.scored(city);
        String add = "{\"item\":\"HONOR\",\"grade\":\"NATIONAL\",\"occurredOn\":\"2026-10-0%d\"}";

        city.asCitizen(citizen)
                .contentType("application/json")
                .body(("{\"add\":[" + add + "," + add + ",{\"item\":\"BRAVERY\",\"occurredOn\":\"2026-10-05\"}]}")
                        .formatted(1, 2))
                .post("/api/v1/me/score/simulation")
                .then()
                .statusCode(200)
                .body("tier", equalTo("AA"))
                .body("benefitsGained.scenario", hasItem("DINING_MEMBER_CARD"))
                .body("benefitsGained.scenario", not(hasItem("LODGING_SECOND_NIGHT_FREE")))
                .body("benefitsLost", hasSize(0));
    }

    @Test
    void a_code_comes_as_text_and_as_a_picture_that_a_scanner_reads() throws Exception {
        String library = shop.open("JINAN_LIBRARY", "LIBRARY_DEPOSIT_FREE");
        String citizen = Customers.scored(city);
        shop.code(citizen, "LIBRARY_DEPOSIT_FREE")
                .then()
                .statusCode(201)
                .body("qr", org.hamcrest.Matchers.startsWith("<svg"))
                .body("missing", nullValue());
        byte[] png = city.asCitizen(citizen)
                .contentType("application/json")
                .accept("image/png")
                .body("{\"scenario\":\"LIBRARY_DEPOSIT_FREE\"}")
                .post("/api/v1/me/codes")
                .then()
                .statusCode(201)
                .contentType("image/png")
                .extract()
                .asByteArray();

        shop.check(library, QrReader.text(png), "LIBRARY_DEPOSIT_FREE").then().body("eligible", equalTo(true));
    }

    @Test
    void who_cannot_have_it_gets_a_code_like_anybody_and_reads_why_in_private() {
        String citizen = Customers.scored(city);

        shop.code(citizen, "DINING_MEMBER_CARD")
                .then()
                .statusCode(201)
                .body("missing.reason", equalTo("BELOW_TIER"))
                .body("missing.points", equalTo(100));
        shop.code(citizen, "NO_SUCH_OFFER").then().statusCode(404);
    }

    @Test
    void a_citizen_gets_sixty_codes_an_hour_and_not_one_more() {
        String citizen = Customers.scored(city);
        for (int i = 0; i < 60; i++) {
            shop.codeOf(citizen, "LIBRARY_DEPOSIT_FREE");
        }

        shop.code(citizen, "LIBRARY_DEPOSIT_FREE").then().statusCode(429);
    }

    private Map<String, Object> one(String citizen, String scenario) {
        return city.asCitizen(citizen)
                .get(MINE + "?limit=200")
                .jsonPath()
                .getMap("items.find { it.scenario == '" + scenario + "' }");
    }
}
