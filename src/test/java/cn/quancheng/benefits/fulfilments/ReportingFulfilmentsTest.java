package cn.quancheng.benefits.fulfilments;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import cn.quancheng.merchants.TestMerchant;
import cn.quancheng.scores.RecomputedScores;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

/** Who may report what became of which redemption, until when, and what a merchant learns of it: nothing. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ReportingFulfilmentsTest {
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";
    private static final YearMonth MONTH = YearMonth.of(2026, 12);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 6);

    /** By state: what is answered to kept, to not kept, and to giving it back. */
    private static final Map<String, List<Integer>> MOVES = Map.ofEntries(
            Map.entry("HELD", List.of(404, 404, 404)),
            Map.entry("TAKEN", List.of(204, 204, 204)),
            Map.entry("KEPT", List.of(204, 409, 409)),
            Map.entry("NO_SHOW", List.of(409, 204, 409)),
            Map.entry("RETURNED", List.of(409, 409, 204)),
            Map.entry("ON_THE_LAST_DAY", List.of(204, 204, 409)),
            Map.entry("TOO_LATE", List.of(409, 409, 409)),
            Map.entry("KEPT_AND_TOO_LATE", List.of(204, 409, 409)),
            Map.entry("OF_WHO_LEFT", List.of(204, 204, 204)),
            Map.entry("OF_NOBODY", List.of(204, 204, 204)));

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    @Inject
    RecomputedScores recomputed;

    private String library;
    private String citizen = "";

    @BeforeEach
    void aLibraryInDecember() {
        clock.set(TODAY);
        library = shop.open("JINAN_LIBRARY", BORROWING);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @TestFactory
    Stream<DynamicTest> a_redemption_moves_only_as_its_table_says() {
        ConcurrentLinkedQueue<String> people = new ConcurrentLinkedQueue<>(Customers.ofTierA(city, MOVES.size() * 3));
        city.publish(MONTH.toString());
        return MOVES.entrySet().stream()
                .flatMap(row -> Stream.of(0, 1, 2)
                        .map(move -> DynamicTest.dynamicTest(row.getKey() + ": move " + move, () -> {
                            clock.set(TODAY);
                            citizen = people.remove();
                            String id = redemptionThatIs(row.getKey());
                            Response answer =
                                    move == 2 ? shop.giveBack(library, id) : shop.report(library, id, move == 0);
                            assertThat(answer.statusCode())
                                    .as(answer.asString())
                                    .isEqualTo(row.getValue().get(move));
                        })));
    }

    @Test
    void a_merchant_is_answered_the_same_whoever_it_was_and_nothing_follows_for_who_left() throws SQLException {
        List<String> people = Customers.ofTierA(city, 4);
        city.publish(MONTH.toString());
        String there = shop.redeemed(library, people.get(0), BORROWING);
        citizen = people.get(1);
        String left = redemptionThatIs("OF_WHO_LEFT");
        citizen = people.get(2);
        String back = redemptionThatIs("OF_WHO_LEFT");
        agreeAgain();
        citizen = people.get(3);
        String nobodys = redemptionThatIs("OF_NOBODY");

        assertThat(Stream.of(there, left, back, nobodys)
                        .map(id -> seen(shop.report(library, id, true)))
                        .distinct())
                .hasSize(1);
        for (String gone : people.subList(1, 4)) {
            long number = city.idOf(gone);
            assertThat(shop.count(
                            "SELECT count(*) FROM records WHERE citizen_id = ? AND record_no LIKE 'XYJ-%'", number))
                    .isZero();
            assertThat(shop.told(gone)).isEmpty();
            recomputed.check(number, MONTH);
        }
        assertThat(shop.count(
                        "SELECT count(*) FROM audit_log WHERE action = 'BENEFIT_KEPT' AND subject_citizen IS NULL"
                                + " AND subject IN (?, ?, ?)",
                        "check/" + left,
                        "check/" + back,
                        "check/" + nobodys))
                .isEqualTo(3);
    }

    @Test
    void nobody_reports_of_what_another_merchant_or_another_counter_took_or_of_nothing() {
        citizen = Customers.scored(city);
        String hotel = shop.open("JITAI_HOTEL", "LODGING_DEPOSIT_FREE");
        String redemption = shop.redeemed(library, citizen, BORROWING);
        String token = shop.cashier(library);

        shop.report(hotel, redemption, true).then().statusCode(404);
        shop.report(library, "00000000-0000-0000-0000-000000000000", true)
                .then()
                .statusCode(404);
        TestMerchant.with(token)
                .body("{\"kept\":true}")
                .post(Shop.REDEMPTIONS + "/" + redemption + "/fulfilment")
                .then()
                .statusCode(404);
        shop.update("UPDATE benefit_checks SET branch = 'MAIN' WHERE id = ?", UUID.fromString(redemption));
        TestMerchant.with(token)
                .body("{\"kept\":true}")
                .post(Shop.REDEMPTIONS + "/" + redemption + "/fulfilment")
                .then()
                .statusCode(204);
        shop.as(library)
                .contentType("application/json")
                .body("{}")
                .post(Shop.REDEMPTIONS + "/" + redemption + "/fulfilment")
                .then()
                .statusCode(400)
                .body("violations[0].field", containsString("kept"));
    }

    @Test
    void in_the_sandbox_everything_can_be_reported_and_nothing_is_kept() {
        String play = "jinan-library.sandbox";
        String redemption = shop.redeem(
                        play,
                        shop.check(play, "TEST-ELIGIBLE", BORROWING).jsonPath().getString("checkId"))
                .jsonPath()
                .getString("redemptionId");
        citizen = Customers.scored(city);
        String real = shop.redeemed(library, citizen, BORROWING);

        shop.report(play, redemption, true).then().statusCode(204);
        shop.report(play, redemption, false).then().statusCode(204);
        shop.report(play, real, true).then().statusCode(204);

        assertThat(city.search(citizen).jsonPath().getInt("score.score")).isEqualTo(600);
        shop.checksOf(citizen).body("items[0].fulfilment", nullValue());
    }

    private String redemptionThatIs(String state) {
        if (state.equals("HELD")) {
            return shop.checked(library, citizen, BORROWING).jsonPath().getString("checkId");
        }
        String id = shop.redeemed(library, citizen, BORROWING);
        switch (state) {
            case "KEPT", "KEPT_AND_TOO_LATE" ->
                shop.report(library, id, true).then().statusCode(204);
            case "NO_SHOW" -> shop.report(library, id, false).then().statusCode(204);
            case "RETURNED" -> shop.giveBack(library, id).then().statusCode(204);
            case "OF_WHO_LEFT" ->
                city.asCitizen(citizen).delete("/api/v1/me/agreement").then().statusCode(204);
            case "OF_NOBODY" ->
                shop.update("UPDATE benefit_checks SET citizen_id = NULL WHERE id = ?", UUID.fromString(id));
            default -> assertThat(state).matches("TAKEN|ON_THE_LAST_DAY|TOO_LATE");
        }
        if (state.endsWith("TOO_LATE")) {
            clock.set(TODAY.plusDays(91));
        } else if (state.equals("ON_THE_LAST_DAY")) {
            clock.set(TODAY.plusDays(90));
        }
        return id;
    }

    /** What a merchant can tell of an answer. */
    private static String seen(Response answer) {
        return answer.statusCode()
                + answer.asString()
                + answer.headers().asList().stream()
                        .map(Header::toString)
                        .filter(header -> !header.matches("(?i)(date|x-request-id|traceparent)=.*"))
                        .sorted()
                        .toList();
    }

    private void agreeAgain() {
        JsonPath notice = given().get("/api/v1/notices/current").jsonPath();
        city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"noticeVersion\":\"%s\",\"noticeDigest\":\"%s\"}"
                        .formatted(notice.getString("version"), notice.getString("digest")))
                .put("/api/v1/me/agreement")
                .then()
                .statusCode(200);
    }
}
