package cn.quancheng.monthlyrun.watch;

import java.util.Arrays;

/**
 * The population stability index of two distributions: the sum over buckets of {@code (after - before) * ln(after /
 * before)}, each a share of all. Below 0.1 little has changed, above 0.25 much has.
 */
final class Psi {
    /** What an empty bucket counts for, lest one person be infinitely much. */
    private static final double FLOOR = 0.0001;

    private static final int DECILES = 10;
    private static final int FEW_PERCENT = 100;

    private Psi() {}

    /** Of scores, in buckets of at least a tenth of those who had them before. */
    static double ofScores(long[] before, long[] after) {
        return new Sum(before, after).add(0, before.length, DECILES).psi;
    }

    /**
     * Of an indicator's contributions by {@link ScoreCounts#size}. Those without any are a bucket of their own, however
     * few or many; on either side of it a bucket holds at least a hundredth of all.
     */
    static double ofContributions(long[] before, long[] after) {
        return new Sum(before, after)
                .add(0, ScoreCounts.NOTHING, FEW_PERCENT)
                .add(ScoreCounts.NOTHING, ScoreCounts.NOTHING + 1, 1)
                .add(ScoreCounts.NOTHING + 1, ScoreCounts.SIZES, FEW_PERCENT)
                .psi;
    }

    /** Adds up bucket by bucket. */
    private static final class Sum {
        private final long[] before;
        private final long[] after;
        private final long allBefore;
        private final long allAfter;
        private double psi;

        Sum(long[] before, long[] after) {
            this.before = before;
            this.after = after;
            allBefore = Arrays.stream(before).sum();
            allAfter = Arrays.stream(after).sum();
        }

        /**
         * Cuts a piece into buckets of at least one nth of all, and what is left at its end. A place with so many is one
         * by itself: where all had the same before, it must be seen that nobody has it any more.
         *
         * @param to one past its end
         */
        Sum add(int from, int to, int nth) {
            long inBefore = 0;
            long inAfter = 0;
            for (int place = from; place < to; place++) {
                if (before[place] * nth >= allBefore) {
                    add(inBefore, inAfter);
                    inBefore = 0;
                    inAfter = 0;
                }
                inBefore += before[place];
                inAfter += after[place];
                if (inBefore * nth >= allBefore) {
                    add(inBefore, inAfter);
                    inBefore = 0;
                    inAfter = 0;
                }
            }
            add(inBefore, inAfter);
            return this;
        }

        private void add(long inBefore, long inAfter) {
            double was = share(inBefore, allBefore);
            double is = share(inAfter, allAfter);
            psi += (is - was) * Math.log(is / was);
        }

        private static double share(long some, long all) {
            return Math.max((double) some / Math.max(all, 1), FLOOR);
        }
    }
}
