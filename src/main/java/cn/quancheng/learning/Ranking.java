package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Outcomes;

import java.util.stream.IntStream;

/**
 * How well a score tells good from bad by its order alone.
 *
 * @param auc the chance that of a good and a bad row the good one has the higher score, a tie counting half; 0.5 where the score
 *     tells nothing
 * @param ks the greatest distance between the shares of bad and of good up to a score, from 0 to 1
 */
public record Ranking(double auc, double ks) {
    /** The Gini coefficient: 0 where the score tells nothing, 1 where it tells everything. */
    public double gini() {
        return 2 * auc - 1;
    }

    /**
     * Ranks rows of which some turned out good and some bad.
     *
     * @param scores of each row, the higher the better
     */
    static Ranking of(double[] scores, Outcomes outcomes) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        long good = 0;
        long bad = 0;
        long halves = 0;
        double apart = 0;
        for (int at = 0; at < order.length; ) {
            long goodHere = 0;
            long badHere = 0;
            int end = at;
            while (end < order.length && scores[order[end]] == scores[order[at]]) {
                boolean isBad = outcomes.isBad(order[end++]);
                goodHere += isBad ? 0 : 1;
                badHere += isBad ? 1 : 0;
            }
            halves += goodHere * (2 * bad + badHere);
            good += goodHere;
            bad += badHere;
            apart = Math.max(apart, Math.abs((double) bad / outcomes.bad() - (double) good / outcomes.good()));
            at = end;
        }
        return new Ranking(halves / (2.0 * good * bad), apart);
    }
}
