package cn.quancheng.scoring;

import java.time.LocalDate;
import java.util.List;

/** At one cutoff, by indicator: how counting facts are gathered, and what that comes to. */
final class IndicatorTable {
    private final Yield[] yields;
    private final boolean[] isSum;
    private final long[] nothing;
    private final int[] dimension;
    private final long[] least;
    private final long[] most;

    IndicatorTable(ScoringModel model, LocalDate cutoff) {
        List<Indicator> indicators = model.indicators();
        int size = indicators.size();
        yields = new Yield[size];
        isSum = new boolean[size + 1];
        isSum[size] = true;
        nothing = new long[size + 1];
        dimension = new int[size];
        least = new long[size];
        most = new long[size];
        for (int i = 0; i < size; i++) {
            Indicator indicator = indicators.get(i);
            yields[i] = indicator.enabled() ? Yield.of(indicator.rule(), cutoff) : new Yield.Sum();
            isSum[i] = yields[i] instanceof Yield.Sum;
            nothing[i] = yields[i].nothing();
            dimension[i] = indicator.dimension().ordinal();
            Integer cap = indicator.cap();
            least[i] = 1000L * (cap != null && cap < 0 ? cap : -MonthlyScorer.BEYOND_ANY_CAP);
            most[i] = 1000L * (cap != null && cap > 0 ? cap : MonthlyScorer.BEYOND_ANY_CAP);
        }
    }

    /** What each indicator has gathered before the first fact. */
    long[] nothing() {
        return nothing;
    }

    Yield yieldOf(int indicator) {
        return yields[indicator];
    }

    /** Adds one counting fact to what its indicator has gathered. */
    void gather(long[] gathered, int indicator, Facts facts, int fact, int weight) {
        gathered[indicator] = isSum[indicator]
                ? gathered[indicator] + weight
                : yields[indicator].gather(gathered[indicator], facts.quantity(fact), facts.occurredOn(fact));
    }

    /** Whole points of an indicator before its cap. */
    int uncapped(int indicator, Tally tally) {
        long thousandths = yields[indicator].thousandths(tally.gathered[indicator]);
        long beyond = 1000L * MonthlyScorer.BEYOND_ANY_CAP;
        return (int) (Math.max(-beyond, Math.min(beyond, thousandths)) / 1000);
    }

    /** Turns what was gathered into contributions and adds them to their dimensions. */
    void settle(Tally tally) {
        for (int i = 0; i < yields.length; i++) {
            long gathered = tally.gathered[i];
            long thousandths = isSum[i] ? gathered : yields[i].thousandths(gathered);
            int points = (int) (Math.max(least[i], Math.min(most[i], thousandths)) / 1000);
            tally.contributions[i] = points;
            tally.unheld[dimension[i]] += points;
        }
    }
}
