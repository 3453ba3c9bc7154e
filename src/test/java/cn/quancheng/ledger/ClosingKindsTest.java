package cn.quancheng.ledger;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.appeals.Accused;
import cn.quancheng.scores.RecomputedScores;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Every kind of closing, and its undoing: at once, and in the next monthly run. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ClosingKindsTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 12);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 7);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    RecordDecisions records;

    @Inject
    RecomputedScores recomputed;

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void after_each_kind_of_closing_and_its_undoing_the_score_is_a_full_recomputations_and_the_next_run_agrees()
            throws SQLException {
        Map<ClosingKind, Accused> citizens = oneForEachKind();

        for (Map.Entry<ClosingKind, Accused> row : citizens.entrySet()) {
            Closing closing = new Closing(row.getKey(), TODAY.minusDays(1), "D2");
            records.close(key(row.getValue()), closing, "a test");
        }
        all(citizens, 600);
        city.publish(MONTH.toString());
        all(citizens, 600);

        for (Accused citizen : citizens.values()) {
            records.reopen(key(citizen), "误登记", "a test");
        }
        all(citizens, 570);
        city.publish(MONTH.toString());
        all(citizens, 570);
    }

    @Test
    void what_was_revoked_or_repaired_is_in_no_explanation_and_what_ended_otherwise_says_so() throws SQLException {
        for (Map.Entry<ClosingKind, Accused> row : oneForEachKind().entrySet()) {
            Accused citizen = row.getValue();
            records.close(key(citizen), new Closing(row.getKey(), TODAY, "D2"), "a test");
            if (row.getKey().leavesNoTrace()) {
                assertThat(citizen.get("/api/v1/me/score/explanation").asString())
                        .as(row.getKey().name())
                        .doesNotContain(citizen.penalty);
            } else {
                citizen.get("/api/v1/me/score/explanation")
                        .then()
                        .body("indicators.find { it.code == 'GOV-LAW-03' }.records[0].state", equalTo("CLOSED"));
            }
        }
    }

    private Map<ClosingKind, Accused> oneForEachKind() {
        clock.set(TODAY);
        List<Accused> accused = Accused.several(city, ClosingKind.values().length);
        city.publish(MONTH.toString());
        Map<ClosingKind, Accused> citizens = new EnumMap<>(ClosingKind.class);
        for (ClosingKind kind : ClosingKind.values()) {
            citizens.put(kind, accused.get(kind.ordinal()));
        }
        return citizens;
    }

    private void all(Map<ClosingKind, Accused> citizens, int score) throws SQLException {
        for (Map.Entry<ClosingKind, Accused> row : citizens.entrySet()) {
            assertThat(row.getValue().score()).as(row.getKey().name()).isEqualTo(score);
            recomputed.check(row.getValue().id(), MONTH);
        }
    }

    private static RecordKey key(Accused citizen) {
        return new RecordKey("示例部门", citizen.penalty);
    }
}
