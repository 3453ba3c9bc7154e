package cn.quancheng.scoring;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * A model at one cutoff; immutable and shared by threads. The batch, the explanation, the calendar and the simulation
 * all come through {@link #score}: there is one implementation of scoring in the house.
 */
public final class MonthlyScorer {
    /** What an indicator without a cap is held to, in points: further than any model's range reaches. */
    static final int BEYOND_ANY_CAP = 10 * ScoringModel.FARTHEST;

    private final Scorer scorer;
    private final LocalDate cutoff;
    private final KindTable kinds;
    private final IndicatorTable indicators;
    private final int[] indicatorOf;
    private final int[] least;
    private final int[] most;
    private final int[] tierFrom;

    MonthlyScorer(Scorer scorer, LocalDate cutoff) {
        this.scorer = scorer;
        this.cutoff = cutoff;
        ScoringModel model = scorer.model;
        kinds = new KindTable(scorer, cutoff);
        indicators = new IndicatorTable(model, cutoff);
        indicatorOf = scorer.indicatorOf;
        least = heldTo(model, bounds -> bounds.hold(Integer.MIN_VALUE));
        most = heldTo(model, bounds -> bounds.hold(Integer.MAX_VALUE));
        tierFrom = model.tiers().stream().mapToInt(Tier::from).toArray();
    }

    /** The day that this scorer looks from. */
    public LocalDate cutoff() {
        return cutoff;
    }

    /** The model that it follows. */
    public ScoringModel model() {
        return scorer.model;
    }

    /**
     * Scores one citizen into the tally, whatever was in it. Allocates nothing once facts and tally have grown.
     *
     * @throws ArrayIndexOutOfBoundsException where a fact's kind is not of the list that the model was compiled with
     */
    public void score(Facts facts, Tally tally) {
        int size = facts.size();
        tally.open(indicators.nothing(), size);
        for (int fact = 0; fact < size; fact++) {
            weigh(facts, fact, tally);
        }
        indicators.settle(tally);
        sum(tally);
    }

    /**
     * Scores one citizen and says why: the same as {@link #score}, told in full.
     *
     * @throws ArrayIndexOutOfBoundsException where a fact's kind is not of the list that the model was compiled with
     */
    public ScoreSheet explain(Facts facts) {
        Tally tally = new Tally();
        score(facts, tally);
        return new Explanation(scorer, cutoff, kinds, indicators, facts, tally).sheet();
    }

    /**
     * What an indicator of a scored tally would come to without its cap, in whole points.
     *
     * @param indicator its index in {@link ScoringModel#indicators()}
     */
    public int uncapped(int indicator, Tally tally) {
        return indicators.uncapped(indicator, tally);
    }

    private void weigh(Facts facts, int fact, Tally tally) {
        int kind = facts.kind(fact);
        int occurredOn = facts.occurredOn(fact);
        int weight = 0;
        if (kinds.counts(facts, fact, kind, occurredOn)) {
            weight = kinds.weight(kind, occurredOn);
            indicators.gather(tally.gathered, indicatorOf[kind], facts, fact, weight);
        }
        tally.weights[fact] = weight;
    }

    private void sum(Tally tally) {
        int sum = scorer.model.baseline();
        for (int dimension = 0; dimension < least.length; dimension++) {
            int held = Math.max(least[dimension], Math.min(most[dimension], tally.unheld[dimension]));
            tally.held[dimension] = held;
            sum += held;
        }
        tally.unheldScore = sum;
        tally.score = scorer.model.range().hold(sum);
        int tier = 0;
        while (tierFrom[tier] > tally.score) {
            tier++;
        }
        tally.tier = tier;
    }

    private static int[] heldTo(ScoringModel model, ToIntFunction<Bounds> bound) {
        return Arrays.stream(Dimension.values())
                .mapToInt(
                        dimension -> bound.applyAsInt(model.dimension(dimension).bounds()))
                .toArray();
    }
}
