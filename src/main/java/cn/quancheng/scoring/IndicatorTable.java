package cn.quancheng.scoring;

import java.time.LocalDate;
import java.util.List;

/** At one cutoff, by indicator: how counting facts are gathered, and what that comes to. */
final class IndicatorTable {
    private final Yield[] yields;
    private final Yield.Gathering[] gathering;
    private final boolean[] isSum;
    private final long[] nothing;
    private final int[] dimension;
    private final long[] least;
    private final long[] most;

    IndicatorTable(ScoringModel model, LocalDate cutoff) {
        List<Indicator> indicators = model.indicators();
        int size = indicators.size();
        yields = new Yield[size];
        gathering = new Yield.Gathering[size];
        isSum = new boolean[size];
        nothing = new long[size];
        dimension = new int[size];
        least = new long[size];
        most = new long[size];
        for (int i = 0; i < size; i++) {
            Indicator indicator = indicators.get(i);
            yields[i] = indicator.enabled() ? Yield.of(indicator.rule(), cutoff) : new Yield.Sum();
            gathering[i] = yields[i].gathering();
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
        switch (gathering[indicator]) {
            case WEIGHTS -> gathered[indicator] += weight;
            case QUANTITIES -> {
                long sum = gathered[indicator] + facts.quantity(fact);
                gathered[indicator] = sum < 0 || sum > Yield.FULL ? Yield.FULL : sum;
            }
            case COUNT -> gathered[indicator]++;
            case LATEST -> gathered[indicator] = Math.min(gathered[indicator], -(long) facts.occurredOn(fact));
        }
    }

    /** Turns what was gathered into contributions and adds them to their dimensions. */
    void settle(Tally tally) {
        for (int i = 0; i < nothing.length; i++) {
            long gathered = tally.gathered[i];
            long thousandths = isSum[i] ? gathered : yields[i].thousandths(gathered);
            int points = (int) (Math.max(least[i], Math.min(most[i], thousandths)) / 1000);
            tally.contributions[i] = points;
            tally.unheld[dimension[i]] += points;
        }
    }
}
