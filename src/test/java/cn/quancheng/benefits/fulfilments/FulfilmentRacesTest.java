package cn.quancheng.benefits.fulfilments;

import cn.quancheng.AtOnce;
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
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A redemption at which several things happen at once: one of them is first, and what follows is that one's alone. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class FulfilmentRacesTest {
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";
    private static final YearMonth MONTH = YearMonth.of(2026, 12);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    @Inject
    RecomputedScores recomputed;

    private String library;
    private List<String> citizens;

    @BeforeEach
    void aLibraryInDecember() throws SQLException {
        clock.set(LocalDate.of(2026, 12, 6));
        library = shop.open("JINAN_LIBRARY", BORROWING);
        citizens = Customers.ofTierA(city, AtOnce.TIMES);
        city.publish(MONTH.toString());
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void kept_and_not_kept_at_once_is_one_of_them() throws Exception {
        for (String citizen : citizens) {
            String id = shop.redeemed(library, citizen, BORROWING);
            List<Integer> answers = AtOnce.run(List.of(
                    () -> shop.report(library, id, true).statusCode(),
                    () -> shop.report(library, id, false).statusCode()));

            assertThat(answers).containsExactlyInAnyOrder(204, 409);
            assertThat(records(citizen)).isEqualTo(answers.get(0) == 204 ? 1 : 0);
            assertThat(pauses(citizen)).isEqualTo(answers.get(1) == 204 ? 1 : 0);
            recomputed.check(city.idOf(citizen), MONTH);
        }
    }

    @Test
    void the_same_report_by_several_at_once_counts_once() throws Exception {
        for (String citizen : citizens) {
            String id = shop.redeemed(library, citizen, BORROWING);

            assertThat(AtOnce.run(4, () -> shop.report(library, id, true).statusCode()))
                    .containsOnly(204);
            assertThat(records(citizen)).isEqualTo(1);
            assertThat(shop.count("SELECT count(*) FROM citizen_messages WHERE citizen_id = ?", city.idOf(citizen)))
                    .isEqualTo(1);
        }
    }

    @Test
    void who_leaves_while_it_is_reported_keeps_no_record_in_use_and_no_pause_and_no_score() throws Exception {
        for (int race = 0; race < citizens.size(); race++) {
            String citizen = citizens.get(race);
            boolean kept = race % 2 == 0;
            String id = shop.redeemed(library, citizen, BORROWING);
            List<Integer> answers = AtOnce.run(List.of(
                    () -> city.asCitizen(citizen).delete("/api/v1/me/agreement").statusCode(),
                    () -> shop.report(library, id, kept).statusCode()));

            assertThat(answers).containsOnly(204);
            assertThat(recordsInUse(citizen)).isZero();
            assertThat(pauses(citizen)).isZero();
            recomputed.check(city.idOf(citizen), MONTH);
        }
    }

    @Test
    void what_is_given_back_while_it_is_reported_is_the_one_or_the_other() throws Exception {
        for (String citizen : citizens) {
            String id = shop.redeemed(library, citizen, BORROWING);
            List<Integer> answers = AtOnce.run(List.of(
                    () -> shop.giveBack(library, id).statusCode(),
                    () -> shop.report(library, id, true).statusCode()));

            assertThat(answers).containsExactlyInAnyOrder(204, 409);
            assertThat(records(citizen)).isEqualTo(answers.get(1) == 204 ? 1 : 0);
        }
    }

    private long records(String citizen) throws SQLException {
        return shop.count("SELECT count(*) FROM records WHERE citizen_id = ?", city.idOf(citizen));
    }

    private long recordsInUse(String citizen) throws SQLException {
        return shop.count(
                "SELECT count(*) FROM records r WHERE citizen_id = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM record_marks WHERE record_id = r.id AND kind = 'CLOSED')",
                city.idOf(citizen));
    }

    private long pauses(String citizen) throws SQLException {
        return shop.count("SELECT count(*) FROM benefit_pauses WHERE citizen_id = ?", city.idOf(citizen));
    }
}
