package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tells a settled tally in full; it computes no points of its own. */
record Explanation(
        Scorer scorer, LocalDate cutoff, KindTable kinds, IndicatorTable indicators, Facts facts, Tally tally) {
    ScoreSheet sheet() {
        ScoringModel model = scorer.model;
        return new ScoreSheet(
                cutoff,
                model.baseline(),
                IntStream.range(0, model.indicators().size())
                        .filter(indicator -> model.indicators().get(indicator).enabled())
                        .mapToObj(this::contribution)
                        .toList(),
                adjustments(),
                dimensions(),
                tally.score,
                model.tiers().get(tally.tier),
                factsOf(scorer.model.indicators().size()));
    }

    private Contribution contribution(int indicator) {
        return new Contribution(
                scorer.model.indicators().get(indicator),
                tally.contributions[indicator],
                indicators.uncapped(indicator, tally),
                factsOf(indicator));
    }

    private List<WeighedFact> factsOf(int indicator) {
        return IntStream.range(0, facts.size())
                .filter(fact -> scorer.indicatorOf[facts.kind(fact)] == indicator)
                .mapToObj(fact -> new WeighedFact(
                        fact, weight(fact, indicator), endsOn(fact, indicator), kinds.state(facts, fact)))
                .toList();
    }

    private long weight(int fact, int indicator) {
        return kinds.state(facts, fact).counts() && indicators.yieldOf(indicator) instanceof Yield.Units units
                ? units.share(facts.quantity(fact))
                : tally.weights[fact];
    }

    private @Nullable LocalDate endsOn(int fact, int indicator) {
        LocalDate end = indicator == scorer.model.indicators().size()
                ? null
                : scorer.model.indicators().get(indicator).endOf(LocalDate.ofEpochDay(facts.occurredOn(fact)));
        if (facts.validUntil(fact) != Facts.NEVER) {
            end = earlier(end, facts.validUntil(fact) + 1);
        }
        return facts.closedOn(fact) == Facts.NEVER ? end : earlier(end, facts.closedOn(fact));
    }

    private static LocalDate earlier(@Nullable LocalDate day, int epochDay) {
        LocalDate other = LocalDate.ofEpochDay(epochDay);
        return day == null || other.isBefore(day) ? other : day;
    }

    private List<Adjustment> adjustments() {
        List<Adjustment> adjustments = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            int points = tally.held[dimension.ordinal()] - tally.unheld[dimension.ordinal()];
            if (points != 0) {
                adjustments.add(new Adjustment.DimensionBound(dimension, points));
            }
        }
        if (tally.score != tally.unheldScore) {
            adjustments.add(new Adjustment.RangeBound(tally.score - tally.unheldScore));
        }
        return adjustments;
    }

    private Map<Dimension, Integer> dimensions() {
        Map<Dimension, Integer> points = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            points.put(dimension, tally.dimension(dimension));
        }
        return points;
    }
}
