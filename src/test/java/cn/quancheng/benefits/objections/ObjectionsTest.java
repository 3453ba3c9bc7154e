package cn.quancheng.benefits.objections;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.appeals.Accused;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** A citizen says that they did come, and a person finds out. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ObjectionsTest {
    private static final String ADVICE = "TRAVEL_ADVISOR";
    private static final String SAID = "当天我准时到店，前台没有扫码。";
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 7);

    /** By state: what is answered to an objection, to taking it back, and to both decisions. */
    private static final Map<String, List<Integer>> MOVES = Map.ofEntries(
            Map.entry("NOT_REPORTED", List.of(409, 404, 404, 404)),
            Map.entry("KEPT", List.of(409, 404, 404, 404)),
            Map.entry("PAUSED", List.of(201, 404, 404, 404)),
            Map.entry("OVER", List.of(409, 404, 404, 404)),
            Map.entry("OPEN", List.of(409, 204, 200, 200)),
            Map.entry("OPEN_AND_OVER", List.of(409, 204, 200, 200)),
            Map.entry("TAKEN_BACK", List.of(201, 204, 409, 409)),
            Map.entry("ACCEPTED", List.of(409, 409, 409, 409)),
            Map.entry("REJECTED", List.of(409, 409, 409, 409)),
            Map.entry("LEFT", List.of(409, 404, 409, 409)));

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    @Inject
    ForgottenObjections forgotten;

    private String agency;
    private String citizen = "";
    private String check = "";

    @BeforeEach
    void anAgencyInDecember() throws SQLException {
        clock.set(TODAY);
        agency = shop.open("JIAHUA_TRAVEL", ADVICE);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void an_objection_that_is_right_lifts_the_pause_at_once_and_says_so() throws SQLException {
        paused(somebody());
        object().then().statusCode(201).body("state", equalTo("OPEN")).body("dueOn", equalTo("2026-12-14"));
        mine().body("items[0].objection.state", equalTo("OPEN"))
                .body("items[0].objection.dueOn", equalTo("2026-12-14"))
                .body("items[0].objection.statement", equalTo(SAID))
                .body("items[0].pausedUntil", notNullValue());
        assertThat(eligible()).isFalse();

        decide("ACCEPT").then().statusCode(200);

        assertThat(eligible()).isTrue();
        mine().body(at("fulfilment"), equalTo("NO_SHOW"))
                .body(at("pausedUntil"), nullValue())
                .body(at("objection.state"), equalTo("ACCEPTED"))
                .body(at("objection.decisionReason"), equalTo(Accused.REASON));
        assertThat(told()).hasSize(2).last().asString().contains("异议成立", "暂停已经解除", "经核对原始案卷");
    }

    @Test
    void an_objection_that_is_not_right_leaves_the_pause_and_deducts_nothing() throws SQLException {
        paused(somebody());
        object().then().statusCode(201);

        decide("REJECT").then().statusCode(200);

        assertThat(eligible()).isFalse();
        mine().body(at("pausedUntil"), notNullValue()).body(at("objection.state"), equalTo("REJECTED"));
        assertThat(told()).last().asString().contains("没有成立", "不扣分");
        assertThat(city.search(citizen).jsonPath().getInt("score.score")).isEqualTo(600);
    }

    @Test
    void the_reviewer_on_the_case_sees_what_was_redeemed_where_and_what_the_citizen_says() throws SQLException {
        paused(somebody());
        object();
        long review = review();
        city.as(Role.REVIEWER)
                .get("/api/v1/reviews?kind=BENEFIT_OBJECTION&limit=200")
                .then()
                .body("items.id", hasItem((int) review))
                .body(not(containsString(check)));
        Accused.claim(city, review, "reviewer-of-tests");

        city.as(Role.REVIEWER, "reviewer-of-tests")
                .get("/api/v1/reviews/" + review)
                .then()
                .statusCode(200)
                .body("matter.merchant", equalTo("测试JIAHUA_TRAVEL"))
                .body("matter.statement", equalTo(SAID))
                .body("matter.takenAt", notNullValue())
                .body("matter.pausedUntil", notNullValue());
        city.asCitizen(citizen).get("/api/v1/me/accesses").then().body(containsString("查看了您的陈述和这次核销"));
    }

    @Test
    void what_a_citizen_says_rests_sealed_and_is_shown_to_them() throws SQLException {
        paused(somebody());
        object();

        assertThat(shop.texts(
                        "SELECT encode(sealed_statement, 'escape') FROM benefit_objections WHERE citizen_id = ?",
                        city.idOf(citizen)))
                .singleElement()
                .asString()
                .doesNotContain(SAID);
        city.asCitizen(citizen).get("/api/v1/me/data").then().body(containsString(SAID));
    }

    @Test
    void who_leaves_ends_the_objection_and_its_words_and_the_link_to_the_redemption_are_gone() throws SQLException {
        paused(somebody());
        object();
        long review = review();
        city.asCitizen(citizen).delete("/api/v1/me/agreement").then().statusCode(204);

        assertThat(objections()).isZero();
        assertThat(shop.texts("SELECT state || ' ' || subject_id FROM reviews WHERE id = ?", review))
                .singleElement()
                .asString()
                .startsWith("WITHDRAWN")
                .doesNotContain(check);
        decide("ACCEPT").then().statusCode(409);
    }

    @Test
    void once_it_is_forgotten_whose_redemption_it_was_so_is_the_objection() throws SQLException {
        paused(somebody());
        object();
        decide("REJECT");
        forgotten.forgetOld();
        assertThat(objections()).isEqualTo(1);
        shop.update("UPDATE benefit_checks SET citizen_id = NULL WHERE id = ?", UUID.fromString(check));

        forgotten.forgetOld();

        assertThat(objections()).isZero();
        city.as(Role.REVIEWER, "reviewer-of-tests")
                .get("/api/v1/reviews/" + review())
                .then()
                .statusCode(200)
                .body("matter.statement", nullValue());
    }

    @Test
    void nobody_objects_for_somebody_else() {
        paused(somebody());
        String other = somebody();

        city.asCitizen(other)
                .contentType("application/json")
                .body("{\"statement\":\"" + SAID + "\"}")
                .post(address())
                .then()
                .statusCode(404);
        city.asCitizen(other).delete(address()).then().statusCode(404);
    }

    @TestFactory
    Stream<DynamicTest> an_objection_moves_only_as_its_table_says() {
        ConcurrentLinkedQueue<String> people = new ConcurrentLinkedQueue<>(Customers.ofTierA(city, MOVES.size() * 4));
        city.publish("2026-12");
        return MOVES.entrySet().stream()
                .flatMap(row -> Stream.of(0, 1, 2, 3)
                        .map(move -> DynamicTest.dynamicTest(row.getKey() + ": move " + move, () -> {
                            clock.set(TODAY);
                            objectionThatIs(row.getKey(), people.remove());
                            Response answer = switch (move) {
                                case 0 -> object();
                                case 1 -> takeBack();
                                default -> decide(move == 2 ? "ACCEPT" : "REJECT");
                            };
                            assertThat(answer.statusCode())
                                    .as(answer.asString())
                                    .isEqualTo(row.getValue().get(move));
                        })));
    }

    @Test
    void an_objection_that_is_made_decided_or_left_behind_at_once_comes_to_one_end() throws Exception {
        List<String> people = Customers.ofTierA(city, AtOnce.TIMES);
        city.publish("2026-12");
        for (int race = 0; race < people.size(); race++) {
            paused(people.get(race));
            assertThat(AtOnce.run(3, () -> object().statusCode())).containsExactlyInAnyOrder(201, 409, 409);
            long review = review();
            Accused.claim(city, review, "reviewer-of-tests");
            if (race % 2 == 0) {
                assertThat(AtOnce.run(List.of(
                                () -> decide("ACCEPT").statusCode(),
                                () -> decide("REJECT").statusCode())))
                        .containsExactlyInAnyOrder(200, 409);
                assertThat(told()).hasSize(2);
            } else {
                List<Integer> answers = AtOnce.run(List.of(
                        () -> city.asCitizen(citizen)
                                .delete("/api/v1/me/agreement")
                                .statusCode(),
                        () -> decide("ACCEPT").statusCode()));
                assertThat(answers.get(0)).isEqualTo(204);
                assertThat(shop.texts("SELECT state FROM reviews WHERE id = ?", review))
                        .containsExactly(answers.get(1) == 200 ? "ACCEPTED" : "WITHDRAWN");
                assertThat(objections()).isZero();
            }
        }
    }

    private void objectionThatIs(String state, String who) throws SQLException {
        citizen = who;
        check = shop.redeemed(agency, who, ADVICE);
        if (!state.equals("NOT_REPORTED")) {
            shop.report(agency, check, state.equals("KEPT")).then().statusCode(204);
        }
        if (List.of("OPEN", "OPEN_AND_OVER", "TAKEN_BACK", "ACCEPTED", "REJECTED", "LEFT")
                .contains(state)) {
            object().then().statusCode(201);
        }
        switch (state) {
            case "TAKEN_BACK" -> takeBack().then().statusCode(204);
            case "ACCEPTED" -> decide("ACCEPT").then().statusCode(200);
            case "REJECTED" -> decide("REJECT").then().statusCode(200);
            case "LEFT" ->
                city.asCitizen(citizen).delete("/api/v1/me/agreement").then().statusCode(204);
            case "OVER", "OPEN_AND_OVER" -> clock.set(TODAY.plusDays(30));
            default -> assertThat(state).matches("NOT_REPORTED|KEPT|PAUSED|OPEN");
        }
    }

    private String somebody() {
        String one = Customers.ofTierA(city, 1).get(0);
        city.publish("2026-12");
        return one;
    }

    private void paused(String who) {
        citizen = who;
        check = shop.redeemed(agency, who, ADVICE);
        shop.report(agency, check, false).then().statusCode(204);
    }

    private String address() {
        return "/api/v1/me/checks/" + check + "/objection";
    }

    private Response object() {
        return city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"statement\":\"" + SAID + "\"}")
                .post(address());
    }

    private Response takeBack() {
        return city.asCitizen(citizen).delete(address());
    }

    private Response decide(String decision) throws SQLException {
        return Accused.decide(city, review(), decision);
    }

    private long review() throws SQLException {
        return shop.count(
                "SELECT coalesce(max(id), 0) FROM reviews WHERE kind = 'BENEFIT_OBJECTION' AND citizen_id = ?",
                city.idOf(citizen));
    }

    private boolean eligible() {
        return shop.checked(agency, citizen, ADVICE).jsonPath().getBoolean("eligible");
    }

    private long objections() throws SQLException {
        return shop.count("SELECT count(*) FROM benefit_objections WHERE citizen_id = ?", city.idOf(citizen));
    }

    private List<String> told() throws SQLException {
        return shop.texts("SELECT text FROM citizen_messages WHERE citizen_id = ? ORDER BY id", city.idOf(citizen));
    }

    private ValidatableResponse mine() {
        return city.asCitizen(citizen).get("/api/v1/me/checks").then().statusCode(200);
    }

    private String at(String field) {
        return "items.find { it.id == '" + check + "' }." + field;
    }
}
