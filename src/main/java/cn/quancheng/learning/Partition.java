package cn.quancheng.learning;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds, of all ways to join neighbouring cells into bins, the one with the greatest information value whose share of bad only
 * rises from bin to bin, or only falls. It tries them all (by dynamic programming), so it misses none, and of two that are as
 * good it always takes the same. Each further bin must bring more than chance alone would: two degrees of freedom's worth.
 */
final class Partition {
    private static final double CHANCE = 2;

    private final long[] good;
    private final long[] bad;
    private final double allGood;
    private final double allBad;
    private final long smallest;
    private final int most;

    /**
     * Looks at cells in their order.
     *
     * @param good how many of each cell turned out good
     * @param bad how many of each cell turned out bad
     * @param allGood how many did in all, those in no cell among them
     */
    Partition(int[] good, int[] bad, long allGood, long allBad, BinRules rules) {
        this.good = summed(good);
        this.bad = summed(bad);
        this.allGood = allGood;
        this.allBad = allBad;
        smallest = (long) Math.ceil((allGood + allBad) * rules.smallestShare());
        most = Math.min(rules.most(), good.length);
    }

    private static long[] summed(int[] counts) {
        long[] sums = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            sums[i + 1] = sums[i] + counts[i];
        }
        return sums;
    }

    /** The cells with which bins begin, the first always among them. */
    int[] rising() {
        return best(1).starts();
    }

    /** The same where the share of bad may also fall from bin to bin. */
    int[] monotone() {
        Found rising = best(1);
        Found falling = best(-1);
        return falling.value() > rising.value() ? falling.starts() : rising.starts();
    }

    /** What was found: the information value, less what chance would bring, and where its bins begin. */
    private record Found(double value, BitSet first) {
        int[] starts() {
            return first.stream().toArray();
        }
    }

    private Found best(int direction) {
        int cells = good.length - 1;
        double price = CHANCE * (allGood + allBad) / (allGood * allBad);
        // value[start][end]: the best whose last bin is the cells from start to before end; before[bins][start][end]:
        // where the bin before it starts.
        double[][] value = table(cells);
        int[][][] before = new int[most][cells][cells + 1];
        BitSet everything = new BitSet();
        everything.set(0);
        Found best = new Found(Double.NEGATIVE_INFINITY, everything);
        for (int end = 1; end <= cells; end++) {
            value[0][end] = information(0, end);
        }
        for (int bins = 1; bins <= most; bins++) {
            for (int start = 0; start < cells; start++) {
                double found = value[start][cells] - price * (bins - 1);
                if (found > best.value()) {
                    best = new Found(found, traced(before, bins, start));
                }
            }
            if (bins < most) {
                value = oneMore(value, before[bins], direction);
            }
        }
        return best;
    }

    private double[][] oneMore(double[][] value, int[][] before, int direction) {
        int cells = good.length - 1;
        double[][] more = table(cells);
        for (int start = 1; start < cells; start++) {
            for (int end = start + 1; end <= cells; end++) {
                double own = information(start, end);
                for (int earlier = 0; earlier < start && own > Double.NEGATIVE_INFINITY; earlier++) {
                    double both = value[earlier][start] + own;
                    if (both > more[start][end] && compareBad(earlier, start, end) * direction < 0) {
                        more[start][end] = both;
                        before[start][end] = earlier;
                    }
                }
            }
        }
        return more;
    }

    private BitSet traced(int[][][] before, int bins, int lastStart) {
        BitSet starts = new BitSet();
        int start = lastStart;
        int end = good.length - 1;
        for (int bin = bins; bin >= 1; bin--) {
            starts.set(start);
            int earlier = before[bin - 1][start][end];
            end = start;
            start = earlier;
        }
        return starts;
    }

    /** Compares the shares of bad of two neighbours, exactly. */
    private int compareBad(int start, int middle, int end) {
        long left = (bad[middle] - bad[start]) * (good[end] - good[middle]);
        long right = (bad[end] - bad[middle]) * (good[middle] - good[start]);
        return Long.compare(left, right);
    }

    /** What a bin adds to the information value; negative infinity where it is too small or nobody in it is good, or bad. */
    private double information(int start, int end) {
        long ofGood = good[end] - good[start];
        long ofBad = bad[end] - bad[start];
        if (ofGood == 0 || ofBad == 0 || ofGood + ofBad < smallest) {
            return Double.NEGATIVE_INFINITY;
        }
        double shareOfGood = ofGood / allGood;
        double shareOfBad = ofBad / allBad;
        return (shareOfBad - shareOfGood) * Math.log(shareOfBad / shareOfGood);
    }

    private static double[][] table(int cells) {
        double[][] table = new double[cells][cells + 1];
        for (double[] row : table) {
            Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
        return table;
    }
}
