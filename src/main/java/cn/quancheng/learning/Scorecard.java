package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Outcomes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A card that anybody can add up: what everybody begins with, and the whole points of each bin.
 *
 * @param basePoints what everybody begins with
 */
public record Scorecard(int basePoints, List<Line> lines) {
    /**
     * One feature.
     *
     * @param points of each of its bins, in their order; what no bin takes has none
     */
    public record Line(Binning binning, List<Integer> points) {}

    /**
     * Scales a fit to points.
     *
     * @param coefficients one for each binning, in their order
     */
    static Scorecard of(List<Binning> binnings, double intercept, List<Double> coefficients, Scale scale) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < binnings.size(); i++) {
            double coefficient = coefficients.get(i);
            lines.add(new Line(
                    binnings.get(i),
                    binnings.get(i).bins().stream()
                            .map(bin -> scale.points(bin, coefficient))
                            .toList()));
        }
        return new Scorecard(scale.basePoints(intercept), List.copyOf(lines));
    }

    /** The points of each row: the more, the likelier it turns out good. */
    int[] points(Outcomes outcomes) {
        int[] sums = new int[outcomes.rows()];
        Arrays.fill(sums, basePoints);
        for (Line line : lines) {
            int[] places = line.binning().places(outcomes);
            for (int row = 0; row < sums.length; row++) {
                sums[row] += places[row] < 0 ? 0 : line.points().get(places[row]);
            }
        }
        return sums;
    }
}
