package cn.quancheng.scoring;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static cn.quancheng.scoring.OneIndicator.day;
import static cn.quancheng.scoring.OneIndicator.perRecord;
import static org.assertj.core.api.Assertions.assertThat;

/** What the counting records of an indicator come to. */
class RulesTest {
    private static final String CUTOFF = "2026-11-01";

    @Test
    void records_add_up_to_the_cap() {
        assertThat(perRecord(30).cappedAt(80).pointsAt(CUTOFF, "2026-01-01", "2026-01-02"))
                .isEqualTo(60);
        assertThat(perRecord(30).cappedAt(80).pointsAt(CUTOFF, "2026-01-01", "2026-01-02", "2026-01-03"))
                .isEqualTo(80);
        assertThat(perRecord(-30).cappedAt(-50).pointsAt(CUTOFF, "2026-01-01", "2026-01-02"))
                .isEqualTo(-50);
    }

    @Test
    void a_grade_has_its_own_points_and_no_grade_has_none() {
        Facts facts = new Facts();
        facts.add(1, 1, day("2026-01-01"), Facts.NEVER, Facts.NEVER, false);
        facts.add(0, 1, day("2026-01-01"), Facts.NEVER, Facts.NEVER, false);
        ScoreSheet sheet = OneIndicator.of(new Rule.PerRecord(new Points.Graded(Map.of("A", 7))))
                .at(CUTOFF, facts);
        assertThat(sheet.score()).isEqualTo(607);
        assertThat(sheet.contributions().get(0).facts())
                .extracting(WeighedFact::weight)
                .containsExactly(7_000L, 0L);
    }

    @Test
    void decay_takes_a_share_for_each_whole_month() {
        OneIndicator honor = perRecord(20).keptFor("P36M").decayingOver(24);
        assertThat(honor.pointsAt(CUTOFF, "2023-11-01")).isEqualTo(20);
        assertThat(honor.pointsAt(CUTOFF, "2023-10-02")).isEqualTo(20);
        assertThat(honor.pointsAt(CUTOFF, "2023-10-01")).isEqualTo(19);
        assertThat(honor.pointsAt(CUTOFF, "2021-11-02")).isZero();
        assertThat(perRecord(24).keptFor("P36M").decayingOver(24).pointsAt(CUTOFF, "2021-12-01"))
                .isEqualTo(1);
        assertThat(honor.pointsAt(CUTOFF, "2021-11-01")).isZero();
    }

    @Test
    void thousandths_are_summed_before_they_are_cut() {
        OneIndicator thirds = perRecord(1).keptFor("P1M").decayingOver(3);
        assertThat(thirds.pointsAt(CUTOFF, "2026-09-01")).isZero();
        assertThat(thirds.pointsAt(CUTOFF, "2026-09-01", "2026-09-01")).isEqualTo(1);
        assertThat(thirds.pointsAt(CUTOFF, "2026-08-01", "2026-08-01", "2026-08-01"))
                .as("three times 0.333, each truncated")
                .isZero();
    }

    @Test
    void adverse_thousandths_are_truncated_toward_zero() {
        OneIndicator thirds = perRecord(-1).keptFor("P1M").decayingOver(3);
        assertThat(thirds.pointsAt(CUTOFF, "2026-09-01", "2026-09-01")).isEqualTo(-1);
        assertThat(thirds.pointsAt(CUTOFF, "2026-08-01", "2026-08-01", "2026-08-01"))
                .isZero();
    }

    @Test
    void a_decay_that_ends_between_the_31st_and_a_short_month_ends_on_the_next_first() {
        Indicator honor = perRecord(10)
                .keptFor("P1M")
                .decayingOver(1)
                .model()
                .indicators()
                .get(0);
        assertThat(honor.endOf(LocalDate.of(2026, 7, 31))).isEqualTo("2026-10-01");
        assertThat(honor.endOf(LocalDate.of(2026, 7, 30))).isEqualTo("2026-09-30");
    }

    @Test
    void quantities_are_summed_and_then_cut_down_to_whole_units() {
        OneIndicator service = OneIndicator.of(new Rule.PerQuantity(240, 1));
        assertThat(points(service, 239, 239, 242)).isEqualTo(3);
        assertThat(points(service, 239)).isZero();
        assertThat(points(service.cappedAt(60), 20_000)).isEqualTo(60);
    }

    @Test
    void a_quantity_shows_its_share_before_the_sum_is_cut() {
        Facts facts = new Facts();
        facts.add(0, 60, day("2026-01-01"), Facts.NEVER, Facts.NEVER, false);
        facts.add(0, 300, day("2026-12-01"), Facts.NEVER, Facts.NEVER, false);
        ScoreSheet sheet = OneIndicator.of(new Rule.PerQuantity(240, 2)).at(CUTOFF, facts);
        assertThat(sheet.contributions().get(0).facts())
                .extracting(WeighedFact::weight)
                .containsExactly(500L, 0L);
    }

    @Test
    void quantities_beyond_all_measure_stop_at_the_cap() {
        OneIndicator service = OneIndicator.of(new Rule.PerQuantity(1, 10_000)).cappedAt(60);
        assertThat(points(service, Long.MAX_VALUE, Long.MAX_VALUE, 1)).isEqualTo(60);
        OneIndicator taken = OneIndicator.of(new Rule.PerQuantity(1, -10_000)).cappedAt(-60);
        assertThat(points(taken, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(-60);
    }

    @Test
    void without_a_cap_a_contribution_still_stops_beyond_any_range() {
        OneIndicator service = OneIndicator.of(new Rule.PerQuantity(1, 10_000));
        assertThat(points(service, Long.MAX_VALUE)).isEqualTo(MonthlyScorer.BEYOND_ANY_CAP);
    }

    @Test
    void bins_of_a_count_take_the_last_one_reached() {
        OneIndicator counted = OneIndicator.of(bins(Rule.Measure.COUNT, 0, 1, 5, 3, 9));
        assertThat(points(counted)).isZero();
        assertThat(points(counted, 0)).isEqualTo(5);
        assertThat(points(counted, 0, 0)).isEqualTo(5);
        assertThat(points(counted, 0, 0, 0)).isEqualTo(9);
    }

    @Test
    void a_count_of_nothing_may_have_a_bin_of_its_own() {
        assertThat(points(OneIndicator.of(bins(Rule.Measure.COUNT, 0, 0, 5, 1, 2))))
                .isEqualTo(5);
    }

    @Test
    void bins_of_a_quantity_look_at_the_sum() {
        OneIndicator summed = OneIndicator.of(bins(Rule.Measure.QUANTITY, 0, 100, 5, 200, 9));
        assertThat(points(summed, 60, 39)).isZero();
        assertThat(points(summed, 60, 40)).isEqualTo(5);
        assertThat(points(summed, Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(9);
    }

    @Test
    void bins_of_months_look_at_the_latest_record() {
        OneIndicator since = OneIndicator.of(bins(Rule.Measure.MONTHS_SINCE_LAST, 0, 1, 20, 6, 10));
        assertThat(since.pointsAt(CUTOFF, "2026-10-02")).as("no whole month").isZero();
        assertThat(since.pointsAt(CUTOFF, "2026-10-01")).isEqualTo(20);
        assertThat(since.pointsAt(CUTOFF, "2026-05-02")).isEqualTo(20);
        assertThat(since.pointsAt(CUTOFF, "2026-05-01")).isEqualTo(10);
        assertThat(since.pointsAt(CUTOFF, "2020-01-01", "2026-09-15")).isEqualTo(20);
    }

    @Test
    void no_record_at_all_gives_the_points_of_absence() {
        OneIndicator clean = OneIndicator.of(bins(Rule.Measure.MONTHS_SINCE_LAST, 15, 0, 5));
        assertThat(clean.pointsAt(CUTOFF)).isEqualTo(15);
        assertThat(clean.pointsAt(CUTOFF, "2026-11-01")).as("not yet a record").isEqualTo(15);
        assertThat(clean.keptFor("P1M").pointsAt(CUTOFF, "2026-01-01"))
                .as("an expired record is none")
                .isEqualTo(15);
        assertThat(clean.pointsAt(CUTOFF, "2026-01-01")).isEqualTo(5);
    }

    private static Rule bins(Rule.Measure of, int absent, int... fromAndPoints) {
        List<Rule.Bin> bins = IntStream.range(0, fromAndPoints.length / 2)
                .mapToObj(i -> new Rule.Bin(fromAndPoints[2 * i], fromAndPoints[2 * i + 1]))
                .toList();
        return new Rule.Bins(of, absent, bins);
    }

    private static int points(OneIndicator one, long... quantities) {
        Facts facts = new Facts();
        for (long quantity : quantities) {
            facts.add(0, quantity, day("2026-01-01"), Facts.NEVER, Facts.NEVER, false);
        }
        return one.at(CUTOFF, facts).contributions().get(0).points();
    }
}
