package cn.quancheng.scoring;

import java.util.Arrays;

/**
 * What scoring one citizen came to: reused from citizen to citizen, one a thread. It grows by itself and allocates
 * nothing once it has grown. Everything in it holds until the next citizen is scored with it.
 */
public final class Tally {
    private static final int DIMENSIONS = Dimension.values().length;

    /** By indicator: what its counting records came to, in the indicator's own measure. */
    long[] gathered = new long[0];
    /** By indicator: whole points, held to the cap. */
    int[] contributions = new int[0];
    /** By dimension: points before and after its bounds. */
    final int[] unheld = new int[DIMENSIONS];

    final int[] held = new int[DIMENSIONS];
    /** By fact: thousandths that it gives by itself. */
    int[] weights = new int[32];

    int indicators;
    int facts;
    int unheldScore;
    int score;
    int tier;

    /** The score, in points. */
    public int score() {
        return score;
    }

    /** The tier's index in {@link ScoringModel#tiers()}. */
    public int tier() {
        return tier;
    }

    /** The dimension's points, held to its bounds. */
    public int dimension(Dimension dimension) {
        return held[dimension.ordinal()];
    }

    /**
     * An indicator's contribution in whole points, held to its cap; 0 for one that is not enabled.
     *
     * @param indicator its index in {@link ScoringModel#indicators()}
     * @throws IndexOutOfBoundsException where the model has no such indicator
     */
    public int contribution(int indicator) {
        return contributions[checked(indicator, indicators)];
    }

    /**
     * What an indicator's counting facts came to in its own measure, on which nothing but its points depends: thousandths
     * of a point, a sum of quantities, a count, or the negative epoch day of the latest one.
     *
     * @param indicator its index in {@link ScoringModel#indicators()}
     * @throws IndexOutOfBoundsException where the model has no such indicator
     */
    public long gathered(int indicator) {
        return gathered[checked(indicator, indicators)];
    }

    /**
     * What a fact gives by itself before any cap, in thousandths of a point; 0 where it does not count or only feeds a
     * sum of quantities or a bin's measure.
     *
     * @throws IndexOutOfBoundsException where there is no such fact
     */
    public int weight(int fact) {
        return weights[checked(fact, facts)];
    }

    /** @param nothingGathered by indicator, and one more for the facts that no indicator looks at */
    void open(long[] nothingGathered, int facts) {
        indicators = nothingGathered.length - 1;
        this.facts = facts;
        if (gathered.length <= indicators) {
            gathered = new long[indicators + 1];
            contributions = new int[indicators];
        }
        if (weights.length < facts) {
            weights = new int[facts * 2];
        }
        System.arraycopy(nothingGathered, 0, gathered, 0, indicators + 1);
        Arrays.fill(unheld, 0);
    }

    private static int checked(int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        return index;
    }
}
