package cn.quancheng.scoring;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static cn.quancheng.scoring.OneIndicator.day;
import static cn.quancheng.scoring.OneIndicator.perRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A score and its why. */
class ScoreSheetTest {
    private static final String CUTOFF = "2026-11-01";
    private static final Tier C = new Tier("C", "待提升", 0);
    private static final Map<Dimension, Integer> NOTHING =
            Map.of(Dimension.GOVERNMENT, 0, Dimension.COMMERCE, 0, Dimension.SOCIETY, 0, Dimension.JUDICIAL, 0);

    @Test
    void a_bound_of_a_dimension_is_a_line_of_its_own() {
        ScoreSheet sheet = perRecord(30).heldTo(null, 20).at(CUTOFF, records(1));
        assertThat(sheet.contributions().get(0).points()).isEqualTo(30);
        assertThat(sheet.adjustments()).containsExactly(new Adjustment.DimensionBound(Dimension.SOCIETY, -10));
        assertThat(sheet.dimension(Dimension.SOCIETY)).isEqualTo(20);
        assertThat(sheet.score()).isEqualTo(620);
    }

    @Test
    void a_lower_bound_lifts_a_dimension_also_without_any_record() {
        ScoreSheet sheet = perRecord(30).heldTo(5, null).at(CUTOFF, new Facts());
        assertThat(sheet.adjustments()).hasSize(4).contains(new Adjustment.DimensionBound(Dimension.JUDICIAL, 5));
        assertThat(sheet.score()).isEqualTo(620);
    }

    @Test
    void the_range_is_a_line_of_its_own() {
        assertThat(perRecord(300).at(CUTOFF, records(2)).adjustments())
                .containsExactly(new Adjustment.RangeBound(-200));
        ScoreSheet lowest = perRecord(-350).at(CUTOFF, records(2));
        assertThat(lowest.adjustments()).containsExactly(new Adjustment.RangeBound(100));
        assertThat(lowest.score()).isZero();
        assertThat(lowest.dimension(Dimension.SOCIETY)).isEqualTo(-700);
    }

    @Test
    void a_tier_holds_from_its_bound() {
        assertThat(perRecord(10).at(CUTOFF, new Facts()).tier().code()).isEqualTo("A");
        assertThat(perRecord(-1).at(CUTOFF, records(1)).tier().code()).isEqualTo("C");
    }

    @Test
    void a_sheet_that_does_not_add_up_cannot_be_made() {
        assertThatThrownBy(() -> sheet(601, NOTHING, C)).hasMessageContaining("add up to 600");
        assertThatThrownBy(() -> sheet(600, Map.of(Dimension.SOCIETY, 1), C)).hasMessageContaining("dimensions");
        assertThatThrownBy(() -> sheet(600, NOTHING, new Tier("AAA", "优秀", 750)))
                .hasMessageContaining("AAA");
        assertThat(sheet(600, NOTHING, C).score()).isEqualTo(600);
    }

    @Test
    void the_parts_of_a_sheet_refuse_nonsense() {
        Indicator capped = perRecord(5).cappedAt(10).model().indicators().get(0);
        assertThatThrownBy(() -> new Contribution(capped, 11, 11, List.of())).hasMessageContaining("cap");
        assertThatThrownBy(() -> new Adjustment.RangeBound(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeighedFact(0, 1, null, FactState.CLOSED)).hasMessageContaining("CLOSED");
    }

    @Test
    void a_tally_answers_for_what_there_is_and_for_nothing_else() {
        Tally tally = new Tally();
        perRecord(10).scorer().at(LocalDate.parse(CUTOFF)).score(records(40), tally);
        assertThat(tally.contribution(0)).isEqualTo(400);
        assertThat(tally.weight(39)).isEqualTo(10_000);
        assertThat(tally.score()).isEqualTo(1000);
        assertThatThrownBy(() -> tally.weight(40)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tally.contribution(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tally.weight(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void scoring_allocates_nothing_once_warm() {
        MonthlyScorer scorer =
                perRecord(10).keptFor("P12M").decayingOver(24).scorer().at(LocalDate.parse(CUTOFF));
        Facts facts = records(40);
        Tally tally = new Tally();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < 20_000; i++) {
            scorer.score(facts, tally);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 20_000; i++) {
            scorer.score(facts, tally);
        }
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(20_000);
    }

    private static ScoreSheet sheet(int score, Map<Dimension, Integer> dimensions, Tier tier) {
        return new ScoreSheet(LocalDate.parse(CUTOFF), 600, List.of(), List.of(), dimensions, score, tier, List.of());
    }

    private static Facts records(int count) {
        Facts facts = new Facts();
        for (int i = 0; i < count; i++) {
            facts.add(0, 1, day("2026-01-01") - i, Facts.NEVER, Facts.NEVER, false);
        }
        return facts;
    }
}
