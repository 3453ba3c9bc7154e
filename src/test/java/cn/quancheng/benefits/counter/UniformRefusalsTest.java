package cn.quancheng.benefits.counter;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A merchant learns yes or no: every no is the same to the byte, and leaves the same number of rows behind. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class UniformRefusalsTest {
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";
    private static final String CARD = "DINING_MEMBER_CARD";

    /** An instant at which no other test asks. */
    private static final Instant BEGIN = Instant.parse("2026-12-06T07:17:00Z");

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    private String library;
    private String market;

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

    @Test
    void every_no_has_the_same_status_headers_and_bytes() {
        Map<String, Response> refusals = new LinkedHashMap<>();
        String below = Customers.ofTierB(city);
        String left = Customers.ofTierA(city, 1).get(0);
        List<String> others = Customers.ofTierAaa(city, 2);
        city.publish("2026-12");
        String noScore = Customers.ofTierA(city, 1).get(0);
        clock.set(BEGIN);

        clock.forward(Duration.ofMillis(1));
        refusals.put("BELOW_TIER", shop.checked(library, below, BORROWING));
        clock.forward(Duration.ofMillis(1));
        refusals.put("NO_SCORE", shop.checked(library, noScore, BORROWING));
        String code = shop.codeOf(left, BORROWING);
        city.asCitizen(left).delete("/api/v1/me/agreement").then().statusCode(204);
        clock.forward(Duration.ofMillis(1));
        refusals.put("left", shop.check(library, code, BORROWING));
        String consent = "{\"consentId\":\"%s\",\"scenario\":\"%s\"}".formatted(UUID.randomUUID(), BORROWING);
        clock.forward(Duration.ofMillis(1));
        refusals.put("no consent", shop.ask(library, consent));
        clock.forward(Duration.ofMillis(1));
        refusals.put("an invented code", shop.check(library, "7K2M-9QXT-4HZC-8WVE", BORROWING));
        String spent = shop.codeOf(others.get(0), BORROWING);
        clock.forward(Duration.ofMillis(1));
        shop.check(library, spent, BORROWING).then().body("eligible", equalTo(true));
        clock.forward(Duration.ofMillis(1));
        refusals.put("a spent code", shop.check(library, spent, BORROWING));
        clock.forward(Duration.ofMillis(1));
        refusals.put("USED_UP", shop.checked(library, others.get(0), BORROWING));
        allPlacesAreTaken();
        clock.forward(Duration.ofMillis(1));
        refusals.put("FULL", shop.checked(market, others.get(1), CARD));

        assertThat(shop.texts(
                        "SELECT outcome FROM benefit_checks WHERE at BETWEEN ? AND ? ORDER BY at",
                        BEGIN.atOffset(ZoneOffset.UTC),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .as("each is what it is meant to be")
                .containsExactly(
                        "BELOW_TIER",
                        "NO_SCORE",
                        "NOT_A_CODE",
                        "NOT_A_CODE",
                        "NOT_A_CODE",
                        "ELIGIBLE",
                        "NOT_A_CODE",
                        "USED_UP",
                        "FULL");
        refusals.forEach((which, answer) -> {
            assertThat(answer.statusCode()).as(which).isEqualTo(200);
            assertThat(answer.asString()).as(which).isEqualTo("{\"eligible\":false}");
            assertThat(headers(answer)).as(which).isEqualTo(headers(refusals.get("BELOW_TIER")));
        });
    }

    @Test
    void every_no_writes_one_check_and_one_line_of_the_audit_book() {
        String below = Customers.ofTierB(city);
        city.publish("2026-12");
        String real = shop.codeOf(below, BORROWING);
        for (String code : new String[] {real, real, "0000-0000-0000-0000"}) {
            long checks = shop.count("SELECT count(*) FROM benefit_checks");
            long lines = shop.count("SELECT count(*) FROM audit_log WHERE action = 'BENEFIT_CHECKED'");

            shop.check(library, code, BORROWING).then().statusCode(200);

            assertThat(shop.count("SELECT count(*) FROM benefit_checks")).isEqualTo(checks + 1);
            assertThat(shop.count("SELECT count(*) FROM audit_log WHERE action = 'BENEFIT_CHECKED'"))
                    .isEqualTo(lines + 1);
        }
    }

    private void allPlacesAreTaken() {
        shop.update(
                "INSERT INTO benefit_places (scenario, period, number, held_until)"
                        + " SELECT ?, DATE '2026-12-01', n, 'infinity' FROM generate_series(1, 100) n"
                        + " ON CONFLICT (scenario, period, number) DO UPDATE SET held_until = 'infinity'",
                CARD);
    }

    /** All but the time. */
    private static Map<String, String> headers(Response answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        headers.remove("Date");
        return headers;
    }
}
