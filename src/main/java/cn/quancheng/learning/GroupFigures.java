package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.learning.outcomes.Values;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the card says of one group of the rows held out, beside what became of them.
 *
 * @param column by which people are told apart
 * @param group its value
 * @param rows how many there are; groups of fewer than {@value #SMALLEST} are not shown
 * @param bad how many of them turned out bad
 * @param expectedBad how many the fit expects to
 * @param meanPoints what the card gives them, on average
 */
public record GroupFigures(String column, String group, int rows, int bad, double expectedBad, double meanPoints) {
    static final int SMALLEST = 10;

    static List<GroupFigures> of(List<String> columns, Outcomes outcomes, int[] points, double[] risks) {
        List<GroupFigures> figures = new ArrayList<>();
        for (String column : columns) {
            Values.Categories groups = outcomes.group(column);
            for (String group : groups.distinct()) {
                int[] rows = IntStream.range(0, outcomes.rows())
                        .filter(row -> groups.at(row).equals(group))
                        .toArray();
                if (rows.length >= SMALLEST) {
                    figures.add(new GroupFigures(
                            column,
                            group,
                            rows.length,
                            (int) IntStream.of(rows).filter(outcomes::isBad).count(),
                            IntStream.of(rows).mapToDouble(row -> risks[row]).sum(),
                            IntStream.of(rows)
                                    .mapToDouble(row -> points[row])
                                    .average()
                                    .orElseThrow()));
                }
            }
        }
        return figures;
    }
}
