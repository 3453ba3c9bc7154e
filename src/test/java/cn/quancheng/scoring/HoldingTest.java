package cn.quancheng.scoring;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static cn.quancheng.scoring.OneIndicator.day;
import static org.assertj.core.api.Assertions.assertThat;

/** When a record counts. */
class HoldingTest {
    private static final int NEVER = Facts.NEVER;
    private static final String CUTOFF = "2026-11-01";

    private final OneIndicator honor = OneIndicator.perRecord(10).keptFor("P12M");
    private final OneIndicator penalty = OneIndicator.perRecord(-30).keptFor("P12M");

    @Test
    void a_record_of_the_day_before_the_cutoff_counts() {
        assertThat(fact(honor, 0, day("2026-10-31"), NEVER, NEVER, false).state())
                .isEqualTo(FactState.COUNTING);
    }

    @Test
    void a_record_of_the_cutoff_itself_does_not_count_yet() {
        assertThat(fact(honor, 0, day(CUTOFF), NEVER, NEVER, false).state()).isEqualTo(FactState.NOT_YET);
    }

    @Test
    void a_record_holds_through_its_last_valid_day() {
        WeighedFact lastDay = fact(honor, 0, day("2026-01-01"), day(CUTOFF), NEVER, false);
        assertThat(lastDay.state()).isEqualTo(FactState.COUNTING);
        assertThat(lastDay.endsOn()).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(fact(honor, 0, day("2026-01-01"), day("2026-10-31"), NEVER, false)
                        .state())
                .isEqualTo(FactState.ENDED);
    }

    @Test
    void a_record_closed_on_the_cutoff_is_gone() {
        WeighedFact closed = fact(penalty, 0, day("2026-01-01"), NEVER, day(CUTOFF), false);
        assertThat(closed.state()).isEqualTo(FactState.CLOSED);
        assertThat(closed.weight()).isZero();
        assertThat(closed.endsOn()).isEqualTo(LocalDate.parse(CUTOFF));
    }

    @Test
    void a_record_closed_after_the_cutoff_is_gone_all_the_same() {
        WeighedFact closed = fact(penalty, 0, day("2026-01-01"), NEVER, day("2026-11-02"), false);
        assertThat(closed.state()).isEqualTo(FactState.CLOSED);
        assertThat(closed.weight()).isZero();
    }

    @Test
    void a_disputed_penalty_weighs_nothing() {
        WeighedFact disputed = fact(penalty, 0, day("2026-01-01"), NEVER, NEVER, true);
        assertThat(disputed.state()).isEqualTo(FactState.DISPUTED);
        assertThat(disputed.weight()).isZero();
    }

    @Test
    void a_disputed_honor_counts_all_the_same() {
        assertThat(fact(honor, 0, day("2026-01-01"), NEVER, NEVER, true).weight())
                .isEqualTo(10_000);
    }

    @Test
    void a_record_is_over_on_the_day_its_retention_ends() {
        assertThat(fact(penalty, 0, day("2025-11-02"), NEVER, NEVER, false).state())
                .isEqualTo(FactState.COUNTING);
        WeighedFact over = fact(penalty, 0, day("2025-11-01"), NEVER, NEVER, false);
        assertThat(over.state()).isEqualTo(FactState.EXPIRED);
        assertThat(over.endsOn()).isEqualTo(LocalDate.parse(CUTOFF));
    }

    @Test
    void a_retention_from_a_leap_day_ends_on_the_28th() {
        assertThat(penalty.pointsAt("2025-02-27", "2024-02-29")).isEqualTo(-30);
        assertThat(penalty.pointsAt("2025-02-28", "2024-02-29")).isZero();
    }

    @Test
    void a_record_without_a_retention_never_ends() {
        WeighedFact fact = fact(OneIndicator.perRecord(10), 0, day("1950-01-01"), NEVER, NEVER, false);
        assertThat(fact.state()).isEqualTo(FactState.COUNTING);
        assertThat(fact.endsOn()).isNull();
    }

    @Test
    void an_item_that_no_indicator_looks_at_is_told_apart() {
        Facts facts = new Facts();
        facts.add(2, 1, day("2026-01-01"), day("2027-01-01"), NEVER, false);
        facts.add(2, 1, day("2026-01-01"), NEVER, NEVER, false);
        ScoreSheet sheet = honor.at(CUTOFF, facts);
        assertThat(sheet.score()).isEqualTo(600);
        assertThat(sheet.unscored())
                .containsExactly(
                        new WeighedFact(0, 0, LocalDate.of(2027, 1, 2), FactState.NOT_SCORED),
                        new WeighedFact(1, 0, null, FactState.NOT_SCORED));
    }

    private static WeighedFact fact(
            OneIndicator one, int kind, int occurredOn, int validUntil, int closedOn, boolean disputed) {
        Facts facts = new Facts();
        facts.add(kind, 1, occurredOn, validUntil, closedOn, disputed);
        return one.at(CUTOFF, facts).contributions().get(0).facts().get(0);
    }
}
