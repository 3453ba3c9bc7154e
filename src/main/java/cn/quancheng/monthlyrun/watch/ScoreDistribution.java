package cn.quancheng.monthlyrun.watch;

import java.util.Arrays;
import java.util.TreeMap;

/** How many citizens have which score, in a whole run. */
public final class ScoreDistribution {
    private final int step;
    private final int[] scores;
    private final long[] counts;
    private final long people;

    /**
     * @param step how many points are counted together: 1 but for models of a very long range
     * @param scores those that there are, rising; where a step is longer, the lowest of each
     * @param counts how many have each
     */
    ScoreDistribution(int step, int[] scores, long[] counts) {
        this.step = step;
        this.scores = scores.clone();
        this.counts = counts.clone();
        people = Arrays.stream(counts).sum();
    }

    /** Everybody with a score. */
    public long people() {
        return people;
    }

    /** The mean score; to a step where that is more than a point. Not a number where nobody has one. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += (double) scores[i] * counts[i];
        }
        return sum / people;
    }

    /**
     * The lowest score that at least this share of all do not exceed.
     *
     * @param share above 0, at most 1
     * @throws IllegalStateException where nobody has a score
     */
    public int quantile(double share) {
        long reached = 0;
        for (int i = 0; i < scores.length; i++) {
            reached += counts[i];
            if (reached >= share * people && counts[i] > 0) {
                return scores[i];
            }
        }
        throw new IllegalStateException("nobody has a score");
    }

    /** How many have a score from one to another, both included; to a step where that is more than a point. */
    public long between(int from, int to) {
        long some = 0;
        for (int i = 0; i < scores.length; i++) {
            some += scores[i] >= from && scores[i] <= to ? counts[i] : 0;
        }
        return some;
    }

    /** Whether it is counted by the point. */
    public boolean isExact() {
        return step == 1;
    }

    /** How far this one has moved from an earlier one. */
    double psi(ScoreDistribution before) {
        TreeMap<Integer, long[]> both = new TreeMap<>();
        before.addTo(both, 0);
        addTo(both, 1);
        return Psi.ofScores(
                both.values().stream().mapToLong(pair -> pair[0]).toArray(),
                both.values().stream().mapToLong(pair -> pair[1]).toArray());
    }

    private void addTo(TreeMap<Integer, long[]> both, int side) {
        for (int i = 0; i < scores.length; i++) {
            both.computeIfAbsent(scores[i], score -> new long[2])[side] += counts[i];
        }
    }
}
