package cn.quancheng.monthlyrun.watch;

import cn.quancheng.scoring.Range;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tally;

/**
 * Counts what citizens come to while they are scored: how many have each score, and each size of contribution of each
 * indicator. Counting one more allocates nothing. One a partition.
 *
 * <p>Contributions are told apart by sign and by half octaves: 1, 2, 3, 4 to 5, 6 to 7, 8 to 11, 12 to 15, and so on.
 * That is the same for every model, so that those of two can be compared whatever their caps are.
 */
public final class ScoreCounts {
    /** Sizes of contributions that are told apart: as many below zero as above it. */
    static final int SIZES = 97;

    /** The size of no contribution at all. */
    static final int NOTHING = SIZES / 2;

    private static final int MOST_STEPS = 1001;

    private final int least;
    private final int step;
    private final long[] scores;
    private final long[] contributions;
    private final int indicators;

    /** Nobody counted, of a model that scores them. */
    public ScoreCounts(ScoringModel model) {
        Range range = model.range();
        least = range.min();
        step = step(range);
        scores = new long[(range.max() - range.min()) / step + 1];
        indicators = model.indicators().size();
        contributions = new long[indicators * SIZES];
    }

    /** How many points a model's scores are counted by: one, where its range is not longer than a thousand. */
    static int step(Range range) {
        return (range.max() - range.min()) / MOST_STEPS + 1;
    }

    /** One more, who was scored. */
    public void count(Tally tally) {
        scores[(tally.score() - least) / step]++;
        for (int indicator = 0; indicator < indicators; indicator++) {
            contributions[indicator * SIZES + size(tally.contribution(indicator))]++;
        }
    }

    /** One less, of whom the score is known and nothing else. */
    public void uncount(int score) {
        scores[(score - least) / step]--;
    }

    /** By score, from the range's lowest one on, in steps. */
    public long[] scores() {
        return scores.clone();
    }

    /** By indicator in the model's order, and by size. */
    public long[] contributions() {
        return contributions.clone();
    }

    /** Where a contribution in whole points is counted, between 0 and {@link #SIZES}. */
    static int size(int contribution) {
        return contribution < 0 ? NOTHING - magnitude(-contribution) : NOTHING + magnitude(contribution);
    }

    private static int magnitude(int points) {
        if (points < 4) {
            return points;
        }
        int octave = 31 - Integer.numberOfLeadingZeros(points);
        return 2 * octave + (points >>> octave - 1 & 1);
    }
}
