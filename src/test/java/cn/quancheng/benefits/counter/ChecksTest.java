package cn.quancheng.benefits.counter;

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

import java.time.Duration;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** A counter asks, gets yes or no, and takes what was held. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ChecksTest {
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";
    private static final String NIGHT = "LODGING_SECOND_NIGHT_FREE";
    private static final String PLAY = "jinan-library.sandbox";
    private static final String NO = "{\"eligible\":false}";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    private String library;
    private String hotel;

    @BeforeEach
    void aLibraryAndAHotelInDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        library = shop.open("JINAN_LIBRARY", BORROWING);
        hotel = shop.open("JITAI_HOTEL", NIGHT);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_citizen_of_the_tier_is_answered_yes_with_what_to_give_and_until_when() {
        String citizen = citizenOfTierA();

        shop.checked(library, citizen, BORROWING)
                .then()
                .statusCode(200)
                .body("eligible", equalTo(true))
                .body("checkId", notNullValue())
                .body("offer.scenario", equalTo(BORROWING))
                .body("offer.benefit", containsString("不交押金"))
                .body(
                        "expiresAt",
                        equalTo(clock.instant().plus(Duration.ofMinutes(10)).toString()));
    }

    @Test
    void a_citizen_below_the_tier_is_answered_no_and_nothing_else() {
        String citizen = Customers.ofTierB(city);
        city.publish("2026-12");

        assertThat(shop.checked(library, citizen, BORROWING).asString()).isEqualTo(NO);
        mine(citizen).then().body("items[0].why", equalTo("当时没有达到这项优惠要求的等级"));
    }

    @Test
    void who_was_answered_no_leaves_as_anybody_does() {
        String citizen = Customers.ofTierB(city);
        city.publish("2026-12");
        shop.checked(library, citizen, BORROWING).then().body("eligible", equalTo(false));

        city.asCitizen(citizen).delete("/api/v1/me/agreement").then().statusCode(204);

        assertThat(shop.count("SELECT count(*) FROM benefit_checks WHERE citizen_id = ?", city.idOf(citizen)))
                .isZero();
    }

    @Test
    void a_code_is_good_once() {
        String citizen = citizenOfTierA();
        String code = shop.codeOf(citizen, BORROWING);

        shop.check(library, code, BORROWING).then().body("eligible", equalTo(true));
        assertThat(shop.check(library, code, BORROWING).asString()).isEqualTo(NO);
    }

    @Test
    void a_code_is_good_for_a_minute() {
        String citizen = citizenOfTierA();
        String code = shop.codeOf(citizen, BORROWING);
        clock.forward(Duration.ofSeconds(60));

        assertThat(shop.check(library, code, BORROWING).asString()).isEqualTo(NO);
    }

    @Test
    void another_code_for_the_same_offer_replaces_the_first() {
        String citizen = citizenOfTierA();
        String first = shop.codeOf(citizen, BORROWING);
        String second = shop.codeOf(citizen, BORROWING);

        assertThat(shop.check(library, first, BORROWING).asString()).isEqualTo(NO);
        shop.check(library, second, BORROWING).then().body("eligible", equalTo(true));
    }

    @Test
    void a_code_for_one_offer_is_no_code_for_another() {
        shop.open("JINAN_LIBRARY", BORROWING, "LIBRARY_LOAN_QUOTA");
        String citizen = citizenOfTierA();
        String code = shop.codeOf(citizen, BORROWING);

        assertThat(shop.check(library, code, "LIBRARY_LOAN_QUOTA").asString()).isEqualTo(NO);
        assertThat(shop.check(library, code, BORROWING).asString())
                .as("it is spent")
                .isEqualTo(NO);
    }

    @Test
    void a_code_can_be_typed_with_small_letters_and_without_hyphens() {
        String citizen = citizenOfTierA();
        String code = shop.codeOf(citizen, BORROWING).replace("-", " ").toLowerCase();

        shop.check(library, code, BORROWING).then().body("eligible", equalTo(true));
    }

    @Test
    void an_offer_of_another_merchant_is_refused_before_the_code_is_looked_at() {
        String citizen = citizenOfTierA();
        String code = shop.codeOf(citizen, BORROWING);

        shop.check(hotel, code, BORROWING).then().statusCode(403);
        shop.check(hotel, "0000-0000-0000-0000", BORROWING).then().statusCode(403);
        shop.check(library, code, BORROWING).then().body("eligible", equalTo(true));
    }

    @Test
    void who_asks_for_neither_a_code_nor_a_consent_is_told_so() {
        shop.ask(library, "{\"scenario\":\"" + BORROWING + "\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("code"));
    }

    @Test
    void a_suspended_merchant_asks_nothing_from_the_commit_on() {
        String code = shop.codeOf(citizenOfTierA(), BORROWING);
        shop.update(
                "update merchants set suspended_at = now(), suspension_reason = 'a test' where code = 'JINAN_LIBRARY'");

        shop.check(library, code, BORROWING).then().statusCode(403);
    }

    @Test
    void a_place_that_is_held_is_redeemed_once_whatever_is_repeated() {
        String check = yes(library, citizenOfTierA(), BORROWING);
        JsonPath first =
                shop.redeem(library, check).then().statusCode(201).extract().jsonPath();

        JsonPath second =
                shop.redeem(library, check).then().statusCode(201).extract().jsonPath();

        assertThat(second.getMap("")).isEqualTo(first.getMap(""));
        assertThat(first.getString("offer.scenario")).isEqualTo(BORROWING);
    }

    @Test
    void after_ten_minutes_nothing_is_held_any_more() {
        String check = yes(library, citizenOfTierA(), BORROWING);
        clock.forward(Duration.ofMinutes(10));

        shop.redeem(library, check).then().statusCode(409);
    }

    @Test
    void nobody_redeems_what_another_merchant_holds() {
        String check = yes(library, citizenOfTierA(), BORROWING);

        shop.redeem(hotel, check).then().statusCode(409);
        shop.redeem(library, "00000000-0000-0000-0000-000000000000").then().statusCode(409);
    }

    @Test
    void what_was_redeemed_today_is_given_back_and_can_be_had_again() {
        String citizen = citizenOfTierA();
        String redemption = shop.redeem(library, yes(library, citizen, BORROWING))
                .jsonPath()
                .getString("redemptionId");
        assertThat(shop.checked(library, citizen, BORROWING).asString())
                .as("one each")
                .isEqualTo(NO);

        shop.giveBack(library, redemption).then().statusCode(204);
        shop.giveBack(library, redemption).then().statusCode(204);

        shop.checked(library, citizen, BORROWING).then().body("eligible", equalTo(true));
        shop.redeem(library, redemption).then().statusCode(409);
    }

    @Test
    void what_was_redeemed_on_another_day_stays() {
        String redemption = shop.redeem(library, yes(library, citizenOfTierA(), BORROWING))
                .jsonPath()
                .getString("redemptionId");
        clock.set(LocalDate.of(2026, 12, 7));

        shop.giveBack(library, redemption).then().statusCode(409);
    }

    @Test
    void a_place_that_a_citizen_lets_go_is_free_for_the_next_one() {
        String citizen = citizenOfTierA();
        String check = yes(library, citizen, BORROWING);

        city.asCitizen(citizen).delete("/api/v1/me/checks/" + check).then().statusCode(204);

        shop.redeem(library, check).then().statusCode(409);
        mine(citizen).then().body("items[0].state", equalTo("LAPSED")).body("items[0].why", nullValue());
        city.asCitizen(citizenOfTierA())
                .delete("/api/v1/me/checks/" + check)
                .then()
                .statusCode(404);
    }

    @Test
    void a_sandbox_account_gets_each_answer_by_its_test_code_and_touches_nobody() {
        String real = shop.codeOf(citizenOfTierA(), BORROWING);
        String check = shop.check(PLAY, "TEST-ELIGIBLE", BORROWING)
                .then()
                .body("eligible", equalTo(true))
                .extract()
                .jsonPath()
                .getString("checkId");
        String expired = shop.check(PLAY, "TEST-EXPIRES", BORROWING).jsonPath().getString("checkId");

        shop.redeem(PLAY, check).then().statusCode(201).body("offer.scenario", equalTo(BORROWING));
        shop.redeem(PLAY, expired).then().statusCode(409);
        assertThat(shop.check(PLAY, "TEST-NOT-ELIGIBLE", BORROWING).asString()).isEqualTo(NO);
        assertThat(shop.check(PLAY, real, BORROWING).asString()).isEqualTo(NO);
        shop.check(PLAY, "TEST-NOT-YOURS", BORROWING).then().statusCode(403);
        shop.check(PLAY, "TEST-TOO-MANY", BORROWING).then().statusCode(429);
        assertThat(shop.check(library, "TEST-ELIGIBLE", BORROWING).asString())
                .as("to the real counter it is nobody's")
                .isEqualTo(NO);
        shop.check(library, real, BORROWING).then().body("eligible", equalTo(true));
    }

    private String citizenOfTierA() {
        String citizen = Customers.ofTierA(city, 1).get(0);
        city.publish("2026-12");
        return citizen;
    }

    private String yes(String login, String citizen, String scenario) {
        return shop.checked(login, citizen, scenario)
                .then()
                .body("eligible", equalTo(true))
                .extract()
                .jsonPath()
                .getString("checkId");
    }

    private io.restassured.response.Response mine(String citizen) {
        return city.asCitizen(citizen).get("/api/v1/me/checks");
    }
}
