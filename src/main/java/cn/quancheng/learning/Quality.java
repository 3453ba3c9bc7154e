package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Outcomes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a card tells outcomes that it was not fitted to.
 *
 * @param rows how many were held out
 * @param bad how many of them turned out bad
 * @param ranking by the card's points
 * @param bands about a tenth of the fitted rows in each, from the fewest points up: calibration and lift
 */
public record Quality(int rows, int bad, Ranking ranking, List<Band> bands) {
    private static final int TENTHS = 10;
    private static final double NOBODY_YET = 0.5;

    /** The population stability index between the rows fitted to and those held out: below 0.1 they are alike. */
    public double stability() {
        return bands.stream().mapToDouble(Band::shift).sum();
    }

    /**
     * Compares what the card says with what became of rows.
     *
     * @param fitted the points of the rows that were fitted to
     * @param points of the rows held out
     * @param risks their chances of bad as fitted
     */
    static Quality of(int[] fitted, int[] points, double[] risks, Outcomes heldOut) {
        int[] from = bounds(fitted);
        int[] fittedIn = counted(from, fitted);
        int[] heldIn = counted(from, points);
        int[] badIn = new int[from.length];
        double[] expected = new double[from.length];
        for (int row = 0; row < points.length; row++) {
            int band = band(from, points[row]);
            badIn[band] += heldOut.isBad(row) ? 1 : 0;
            expected[band] += risks[row];
        }
        double badShare = (double) heldOut.bad() / heldOut.rows();
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            double lift = heldIn[i] == 0 ? 0 : (double) badIn[i] / heldIn[i] / badShare;
            double shift = shift(share(fittedIn[i], fitted.length), share(heldIn[i], points.length));
            bands.add(new Band(from[i], fittedIn[i], heldIn[i], badIn[i], expected[i], lift, shift));
        }
        double[] scores = Arrays.stream(points).asDoubleStream().toArray();
        return new Quality(heldOut.rows(), heldOut.bad(), Ranking.of(scores, heldOut), List.copyOf(bands));
    }

    /** The points with which bands begin; those of one count of points stay together. */
    private static int[] bounds(int[] fitted) {
        int[] sorted = fitted.clone();
        Arrays.sort(sorted);
        IntStream others = IntStream.range(1, TENTHS)
                .map(tenth -> sorted[(int) ((long) tenth * sorted.length / TENTHS)])
                .filter(points -> points > sorted[0])
                .distinct();
        return IntStream.concat(IntStream.of(Integer.MIN_VALUE), others).toArray();
    }

    private static int[] counted(int[] from, int[] points) {
        int[] counts = new int[from.length];
        for (int each : points) {
            counts[band(from, each)]++;
        }
        return counts;
    }

    private static int band(int[] from, int points) {
        int found = Arrays.binarySearch(from, points);
        return found < 0 ? -found - 2 : found;
    }

    private static double share(int count, int all) {
        return (count == 0 ? NOBODY_YET : count) / all;
    }

    private static double shift(double before, double now) {
        return (now - before) * Math.log(now / before);
    }
}
