package cn.quancheng.benefits.counter;

import cn.quancheng.AtOnce;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;

/** Counters at the same instant: no place is given twice, no code is good twice, nobody has more than their number. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CounterRacesTest {
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";
    private static final String CARD = "DINING_MEMBER_CARD";
    private static final int CLIENTS = 64;
    private static final int PLACES = 100;
    private static final int CITIZENS = 130;
    private static final int ROUNDS = Integer.getInteger("benefits.races", 3);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    private String library;
    private String market;
    private List<String> citizens = List.of();

    @BeforeEach
    void merchantsInDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        library = shop.open("JINAN_LIBRARY", BORROWING);
        market = shop.open("JINAN_HUALIAN", CARD);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    /** {@code -Dbenefits.races=50} runs fifty of them. */
    @Test
    void sixty_four_clients_take_a_hundred_places_and_not_one_more() throws Exception {
        citizens = Customers.ofTierAaa(city, CITIZENS);
        city.publish("2026-12");
        for (int round = 0; round < ROUNDS; round++) {
            // A merchant asks so much and no more in a minute.
            clock.forward(Duration.ofMinutes(2));
            shop.update("DELETE FROM benefit_places WHERE scenario = ?", CARD);
            shop.update("DELETE FROM benefit_checks WHERE scenario = ?", CARD);
            ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
            citizens.forEach(citizen -> waiting.add(shop.codeOf(citizen, CARD)));

            List<Integer> taken = AtOnce.run(CLIENTS, () -> takeAll(waiting));

            assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(PLACES);
            assertThat(shop.count(
                            "SELECT count(*) FROM benefit_checks WHERE scenario = ? AND taken_at IS NOT NULL", CARD))
                    .isEqualTo(PLACES);
            assertThat(shop.count(
                            "SELECT count(DISTINCT citizen_id) FROM benefit_checks WHERE scenario = ?"
                                    + " AND taken_at IS NOT NULL",
                            CARD))
                    .isEqualTo(PLACES);
            assertThat(shop.count(
                            "SELECT count(DISTINCT place) FROM benefit_checks WHERE scenario = ?"
                                    + " AND taken_at IS NOT NULL",
                            CARD))
                    .isEqualTo(PLACES);
        }
    }

    /** One client: checks whoever comes next, and redeems every yes; every third one twice. */
    private int takeAll(ConcurrentLinkedQueue<String> waiting) {
        int taken = 0;
        for (String code = waiting.poll(); code != null; code = waiting.poll()) {
            JsonPath answer = shop.check(market, code, CARD).jsonPath();
            if (answer.getBoolean("eligible")) {
                String check = answer.getString("checkId");
                shop.redeem(market, check).then().statusCode(201);
                if (taken % 3 == 0) {
                    shop.redeem(market, check).then().statusCode(201);
                }
                taken++;
            }
        }
        return taken;
    }

    @Test
    void a_code_that_two_counters_scan_at_once_is_good_at_one() throws Exception {
        citizens = Customers.ofTierA(city, AtOnce.TIMES);
        city.publish("2026-12");
        for (String citizen : citizens) {
            String code = shop.codeOf(citizen, BORROWING);
            Callable<Boolean> scan =
                    () -> shop.check(library, code, BORROWING).jsonPath().getBoolean("eligible");

            assertThat(AtOnce.run(2, scan)).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void a_citizen_with_two_codes_at_once_gets_one_benefit_of_one() throws Exception {
        shop.open("JINAN_LIBRARY", BORROWING);
        citizens = Customers.ofTierA(city, AtOnce.TIMES);
        city.publish("2026-12");
        for (String citizen : citizens) {
            String code = shop.codeOf(citizen, BORROWING);
            String consent = consent(citizen);
            List<Boolean> answers = AtOnce.run(List.of(
                    () -> shop.check(library, code, BORROWING).jsonPath().getBoolean("eligible"),
                    () -> shop.ask(library, "{\"consentId\":\"%s\",\"scenario\":\"%s\"}".formatted(consent, BORROWING))
                            .jsonPath()
                            .getBoolean("eligible")));

            assertThat(answers).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void what_is_redeemed_by_several_at_once_is_taken_once() throws Exception {
        citizens = Customers.ofTierA(city, AtOnce.TIMES);
        city.publish("2026-12");
        for (String citizen : citizens) {
            String check = shop.checked(library, citizen, BORROWING).jsonPath().getString("checkId");
            List<String> answers =
                    AtOnce.run(4, () -> shop.redeem(library, check).asString());

            assertThat(answers)
                    .allMatch(answers.get(0)::equals)
                    .first()
                    .asString()
                    .contains("redemptionId");
        }
    }

    @Test
    void who_leaves_while_a_counter_asks_leaves_nothing_held_behind() throws Exception {
        citizens = Customers.ofTierA(city, AtOnce.TIMES);
        city.publish("2026-12");
        for (String citizen : citizens) {
            String code = shop.codeOf(citizen, BORROWING);
            long number = city.idOf(citizen);
            List<String> answers = AtOnce.run(List.of(
                    () -> shop.check(library, code, BORROWING).asString(),
                    () -> String.valueOf(city.asCitizen(citizen)
                            .delete("/api/v1/me/agreement")
                            .statusCode())));

            assertThat(answers.get(1)).isEqualTo("204");
            assertThat(shop.count("SELECT count(*) FROM benefit_checks WHERE citizen_id = ?", number))
                    .isZero();
            assertThat(shop.count("SELECT count(*) FROM benefit_codes WHERE citizen_id = ?", number))
                    .isZero();
            if (answers.get(0).contains("true")) {
                String check = JsonPath.from(answers.get(0)).getString("checkId");
                shop.redeem(library, check).then().statusCode(409);
            }
        }
    }

    @Test
    void a_place_that_is_given_back_while_others_ask_is_taken_by_one_of_them() throws Exception {
        citizens = Customers.ofTierAaa(city, 3);
        city.publish("2026-12");
        shop.update("DELETE FROM benefit_places WHERE scenario = ?", CARD);
        shop.update(
                "INSERT INTO benefit_places (scenario, period, number, held_until)"
                        + " SELECT ?, DATE '2026-12-01', n, 'infinity' FROM generate_series(2, 100) n",
                CARD);
        shop.update("INSERT INTO benefit_places (scenario, period, number) VALUES (?, DATE '2026-12-01', 1)", CARD);
        String check = shop.checked(market, citizens.get(0), CARD).jsonPath().getString("checkId");
        String redemption = shop.redeem(market, check).jsonPath().getString("redemptionId");
        List<Callable<String>> acts = new ArrayList<>();
        acts.add(() -> String.valueOf(shop.giveBack(market, redemption).statusCode()));
        for (String citizen : citizens.subList(1, 3)) {
            String code = shop.codeOf(citizen, CARD);
            acts.add(() -> shop.check(market, code, CARD).asString());
        }

        List<String> answers = AtOnce.run(acts);

        assertThat(answers.get(0)).isEqualTo("204");
        assertThat(answers.subList(1, 3).stream().filter(answer -> answer.contains("true")))
                .hasSizeLessThanOrEqualTo(1);
    }

    private String consent(String citizen) {
        return city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"merchant\":\"JINAN_LIBRARY\",\"scenario\":\"" + BORROWING + "\"}")
                .post("/api/v1/me/consents")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("consentId");
    }
}
