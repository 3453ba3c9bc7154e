package cn.quancheng.scoring;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import static cn.quancheng.scoring.OneIndicator.perRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A definition that makes no sense cannot be made. */
class DefinitionTest {
    private static final ScoringModel SOUND = perRecord(10).model();
    private static final Rule RECORDS = new Rule.PerRecord(new Points.Flat(5));
    private static final Rule UNITS = new Rule.PerQuantity(240, 1);

    @Test
    void bounds_and_ranges_hold_something() {
        refused(() -> new Range(5, 5));
        refused(() -> new Range(0, ScoringModel.FARTHEST + 1));
        refused(() -> new Bounds(6, 5));
        refused(() -> new Bounds(-ScoringModel.FARTHEST - 1, null));
        refused(() -> new Tier(" ", "名", 0));
        refused(() -> new ModelDimension("", Bounds.NONE));
        assertThat(new Bounds(5, 5).hold(7)).isEqualTo(5);
    }

    @Test
    void rules_stay_within_reach_and_in_order() {
        refused(() -> new Points.Flat(Points.LARGEST + 1));
        refused(() -> new Points.Graded(Map.of()));
        refused(() -> new Points.Graded(Map.of("A", -Points.LARGEST - 1)));
        refused(() -> new Rule.PerQuantity(0, 1));
        refused(() -> new Rule.Bin(-1, 1));
        refused(() -> new Rule.Bins(Rule.Measure.COUNT, 0, List.of()));
        refused(() -> new Rule.Bins(Rule.Measure.COUNT, 1, List.of(new Rule.Bin(0, 1))));
        refused(() -> new Rule.Bins(Rule.Measure.COUNT, 0, List.of(new Rule.Bin(1, 1), new Rule.Bin(1, 2))));
        refused(() -> new Decay(0));
        refused(() -> new Decay(1201));
    }

    @Test
    void an_indicator_does_not_contradict_itself() {
        assertThat(indicator(List.of("A"), RECORDS, Period.ofMonths(1), new Decay(2), 5)
                        .code())
                .isEqualTo("X");
        refused(() -> indicator(List.of(), RECORDS, null, null, null));
        refused(() -> indicator(List.of("A", "A"), RECORDS, null, null, null));
        refused(() -> indicator(List.of("A"), RECORDS, Period.ZERO, null, null));
        refused(() -> indicator(List.of("A"), RECORDS, Period.of(1, -1, 0), null, null));
        refused(() -> indicator(List.of("A"), RECORDS, Period.ofYears(101), null, null));
        refused(() -> indicator(List.of("A"), RECORDS, null, new Decay(2), null));
        refused(() -> indicator(List.of("A"), UNITS, Period.ofMonths(1), new Decay(2), null));
        refused(() -> indicator(List.of("A"), RECORDS, null, null, -5));
        refused(() -> indicator(List.of("A"), RECORDS, null, null, 0));
    }

    @Test
    void a_model_does_not_contradict_itself() {
        Indicator one = SOUND.indicators().get(0);
        Indicator sameItem = new Indicator(
                "Y", "名", Dimension.SOCIETY, Facet.HONOR, List.of("ITEM"), true, RECORDS, null, null, null, null);
        refused(() -> model(1001, SOUND.tiers(), SOUND.dimensions(), List.of(one)));
        refused(() -> model(600, List.of(), SOUND.dimensions(), List.of(one)));
        refused(() -> model(600, List.of(new Tier("A", "较好", 600)), SOUND.dimensions(), List.of(one)));
        refused(() -> model(600, List.of(tier("A", 0), tier("B", 600)), SOUND.dimensions(), List.of(one)));
        refused(() -> model(600, List.of(tier("A", 600), tier("A", 0)), SOUND.dimensions(), List.of(one)));
        refused(() -> model(600, SOUND.tiers(), Map.of(), List.of(one)));
        refused(() -> model(600, SOUND.tiers(), SOUND.dimensions(), List.of(one, one)));
        refused(() -> model(600, SOUND.tiers(), SOUND.dimensions(), List.of(one, sameItem)));
        refused(() -> model(600, SOUND.tiers(), SOUND.dimensions(), Collections.nCopies(201, one)));
    }

    @Test
    void a_model_knows_its_name_and_its_tiers() {
        assertThat(SOUND.id()).isEqualTo("one-1");
        assertThat(SOUND.tierOf(600).code()).isEqualTo("A");
        assertThat(SOUND.tierOf(599).code()).isEqualTo("C");
        refused(() -> SOUND.tierOf(-1));
        Scorer scorer = perRecord(10).scorer();
        assertThat(scorer.model()).isEqualTo(SOUND);
        assertThat(scorer.at(LocalDate.of(2026, 11, 1)).model()).isEqualTo(SOUND);
    }

    @Test
    void a_fact_makes_sense() {
        Facts facts = new Facts();
        refused(() -> facts.add(-1, 1, 0, Facts.NEVER, Facts.NEVER, false));
        refused(() -> facts.add(0, -1, 0, Facts.NEVER, Facts.NEVER, false));
        refused(() -> facts.add(0, 1, Facts.NEVER, Facts.NEVER, Facts.NEVER, false));
        refused(() -> new FactKind("", null, false));
        refused(() -> new FactKind("ITEM", " ", false));
        assertThat(facts.size()).isZero();
    }

    private static Tier tier(String code, int from) {
        return new Tier(code, "名", from);
    }

    private static ScoringModel model(
            int baseline, List<Tier> tiers, Map<Dimension, ModelDimension> dimensions, List<Indicator> indicators) {
        return new ScoringModel("m", "1", "名", baseline, new Range(0, 1000), tiers, dimensions, indicators);
    }

    private static Indicator indicator(
            List<String> items, Rule rule, @Nullable Period retention, @Nullable Decay decay, @Nullable Integer cap) {
        return new Indicator("X", "名", Dimension.SOCIETY, Facet.HONOR, items, true, rule, retention, decay, cap, null);
    }

    private static void refused(ThrowingCallable nonsense) {
        assertThatThrownBy(nonsense).isInstanceOf(IllegalArgumentException.class);
    }
}
