package cn.quancheng.benefits.fulfilments;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import cn.quancheng.scores.RecomputedScores;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** What follows from a merchant's word of a redemption: kept adds, not kept pauses that offer, and nothing is ever deducted. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class FulfilmentsTest {
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";
    private static final String ADVICE = "TRAVEL_ADVISOR";
    private static final YearMonth MONTH = YearMonth.of(2026, 12);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 6);

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
    void aLibraryAndACitizenInDecember() {
        clock.set(TODAY);
        library = shop.open("JINAN_LIBRARY", BORROWING);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void what_was_kept_counts_at_once_and_once_from_the_day_of_the_redemption() throws SQLException {
        citizen = Customers.scored(city);
        clock.set(LocalDate.of(2026, 11, 29));
        String redemption = shop.redeemed(library, citizen, BORROWING);
        clock.set(TODAY);
        assertThat(score()).isEqualTo(600);

        shop.report(library, redemption, true).then().statusCode(204);
        shop.report(library, redemption, true).then().statusCode(204);

        assertThat(score()).isEqualTo(602);
        recomputed.check(city.idOf(citizen), MONTH);
        assertThat(shop.texts(
                        "SELECT record_no || ' ' || occurred_on FROM records WHERE citizen_id = ?", city.idOf(citizen)))
                .containsExactly("XYJ-" + redemption + " 2026-11-29");
        assertThat(shop.told(citizen)).containsExactly("测试JINAN_LIBRARY报告您如约享受了“市图书馆免押金借书”，记为一次信易+履约，最迟从下个月的更新起计入分数。");
        shop.checksOf(citizen).body("items[0].fulfilment", equalTo("KEPT")).body("items[0].pausedUntil", nullValue());
        city.publish(MONTH.toString());
        assertThat(score()).isEqualTo(602);
        recomputed.check(city.idOf(citizen), MONTH);
    }

    @Test
    void what_was_kept_in_the_running_month_counts_from_the_next_one_on_as_any_record() throws SQLException {
        citizen = Customers.scored(city);

        shop.report(library, shop.redeemed(library, citizen, BORROWING), true)
                .then()
                .statusCode(204);

        assertThat(score()).isEqualTo(600);
        recomputed.check(city.idOf(citizen), MONTH);
        assertThat(shop.texts("SELECT occurred_on::text FROM records WHERE citizen_id = ?", city.idOf(citizen)))
                .containsExactly("2026-12-06");
    }

    @Test
    void a_no_show_never_deducts() throws SQLException {
        citizen = Customers.scored(city);
        long entries = shop.count("SELECT count(*) FROM decisions WHERE citizen_id = ?", city.idOf(citizen));
        String redemption = shop.redeemed(library, citizen, BORROWING);

        shop.report(library, redemption, false).then().statusCode(204);

        assertThat(score()).isEqualTo(600);
        assertThat(shop.count("SELECT count(*) FROM records WHERE citizen_id = ?", city.idOf(citizen)))
                .isZero();
        assertThat(shop.count("SELECT count(*) FROM decisions WHERE citizen_id = ?", city.idOf(citizen)))
                .isEqualTo(entries);
        recomputed.check(city.idOf(citizen), MONTH);
        city.publish(MONTH.toString());
        assertThat(score()).isEqualTo(600);
    }

    @Test
    void a_no_show_pauses_that_offer_alone_for_thirty_days_and_says_so() {
        citizen = Customers.scored(city);
        String agency = shop.open("JIAHUA_TRAVEL", ADVICE);
        String redemption = shop.redeemed(agency, citizen, ADVICE);
        shop.checked(agency, citizen, ADVICE).then().body("eligible", equalTo(true));
        shop.report(agency, redemption, false).then().statusCode(204);
        shop.report(agency, redemption, false).then().statusCode(204);

        shop.checked(agency, citizen, ADVICE).then().body("eligible", equalTo(false));
        shop.checked(library, citizen, BORROWING).then().body("eligible", equalTo(true));
        assertThat(shop.told(citizen))
                .singleElement()
                .asString()
                .contains("测试JIAHUA_TRAVEL", "暂停到2027年1月5日", "不扣分", "提出异议");
        String ours = "items.find { it.id == '" + redemption + "' }.";
        shop.checksOf(citizen)
                .body(ours + "fulfilment", equalTo("NO_SHOW"))
                .body(ours + "pausedUntil", equalTo("2027-01-05T04:00:00Z"));
        city.asCitizen(citizen).get("/api/v1/me/accesses").then().body(containsString("没有如约享受"));

        clock.set(LocalDate.of(2027, 1, 5));
        shop.checked(agency, citizen, ADVICE).then().body("eligible", equalTo(true));
    }

    private Integer score() {
        return city.search(citizen).jsonPath().get("score.score");
    }
}
