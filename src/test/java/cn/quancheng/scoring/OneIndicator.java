package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A model of one indicator over one item, so that a test shows one rule and nothing else. Baseline 600, 0 to 1000. */
record OneIndicator(
        Rule rule,
        @Nullable Period retention,
        @Nullable Decay decay,
        @Nullable Integer cap,
        boolean adverse,
        Bounds bounds) {

    static OneIndicator perRecord(int points) {
        return of(new Rule.PerRecord(new Points.Flat(points)));
    }

    static OneIndicator of(Rule rule) {
        boolean adverse = rule.points().stream().anyMatch(points -> points < 0);
        return new OneIndicator(rule, null, null, null, adverse, Bounds.NONE);
    }

    OneIndicator keptFor(String period) {
        return new OneIndicator(rule, Period.parse(period), decay, cap, adverse, bounds);
    }

    OneIndicator decayingOver(int months) {
        return new OneIndicator(rule, retention, new Decay(months), cap, adverse, bounds);
    }

    OneIndicator cappedAt(int points) {
        return new OneIndicator(rule, retention, decay, points, adverse, bounds);
    }

    OneIndicator heldTo(@Nullable Integer min, @Nullable Integer max) {
        return new OneIndicator(rule, retention, decay, cap, adverse, new Bounds(min, max));
    }

    ScoringModel model() {
        Map<Dimension, ModelDimension> dimensions = new EnumMap<>(Dimension.class);
        Arrays.stream(Dimension.values())
                .forEach(dimension -> dimensions.put(dimension, new ModelDimension(dimension.name(), bounds)));
        Indicator indicator = new Indicator(
                "X", "指标", Dimension.SOCIETY, Facet.HONOR, List.of("ITEM"), true, rule, retention, decay, cap, "某法");
        return new ScoringModel(
                "one",
                "1",
                "one",
                600,
                new Range(0, 1000),
                List.of(new Tier("A", "较好", 600), new Tier("C", "待提升", 0)),
                dimensions,
                List.of(indicator));
    }

    Scorer scorer() {
        return Scorer.compile(
                model(),
                List.of(
                        new FactKind("ITEM", null, adverse),
                        new FactKind("ITEM", "A", adverse),
                        new FactKind("OTHER", null, adverse)));
    }

    ScoreSheet at(String cutoff, Facts facts) {
        return scorer().at(LocalDate.parse(cutoff)).explain(facts);
    }

    /** What the indicator comes to for records of these days. */
    int pointsAt(String cutoff, String... days) {
        Facts facts = new Facts();
        for (String day : days) {
            facts.add(0, 1, day(day), Facts.NEVER, Facts.NEVER, false);
        }
        return at(cutoff, facts).contributions().get(0).points();
    }

    static int day(String day) {
        return (int) LocalDate.parse(day).toEpochDay();
    }
}
