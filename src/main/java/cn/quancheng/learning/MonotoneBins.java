package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.learning.outcomes.Values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes bins of our own. Numbers: the share of bad only rises or only falls along them. Categories: they have no order but that
 * of their share of bad, and neighbours in it are joined. What is missing is a bin of its own.
 */
final class MonotoneBins {
    /** Where there are more different numbers, neighbours of about equal counts are taken together first. */
    private static final int MOST_CELLS = 50;

    private final Outcomes outcomes;
    private final BinRules rules;

    MonotoneBins(Outcomes outcomes, BinRules rules) {
        this.outcomes = outcomes;
        this.rules = rules;
    }

    Binning of(Feature feature) {
        Values values = outcomes.of(feature);
        List<Span> spans =
                values instanceof Values.Numbers numbers ? ranges(numbers) : groups((Values.Categories) values);
        return Binning.count(feature, spans, outcomes);
    }

    private List<Span> ranges(Values.Numbers numbers) {
        double[] sorted = IntStream.range(0, outcomes.rows())
                .mapToDouble(numbers::at)
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return List.of();
        }
        double[] from = cells(sorted);
        int[] good = new int[from.length];
        int[] bad = new int[from.length];
        for (int row = 0; row < outcomes.rows(); row++) {
            if (!numbers.isMissing(row)) {
                int found = Arrays.binarySearch(from, numbers.at(row));
                (outcomes.isBad(row) ? bad : good)[found < 0 ? -found - 2 : found]++;
            }
        }
        int[] starts = partition(good, bad).monotone();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            double first = i == 0 ? Double.NEGATIVE_INFINITY : from[starts[i]];
            double below = i + 1 == starts.length ? Double.POSITIVE_INFINITY : from[starts[i + 1]];
            spans.add(new Span.Range(first, below));
        }
        return spans;
    }

    /** The least number of each cell. */
    private static double[] cells(double[] sorted) {
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= MOST_CELLS) {
            return distinct;
        }
        return IntStream.range(0, MOST_CELLS)
                .mapToDouble(cell -> sorted[(int) ((long) cell * sorted.length / MOST_CELLS)])
                .distinct()
                .toArray();
    }

    private List<Span> groups(Values.Categories texts) {
        List<String> names = texts.distinct();
        if (names.isEmpty()) {
            return List.of();
        }
        int[] good = new int[names.size()];
        int[] bad = new int[names.size()];
        for (int row = 0; row < outcomes.rows(); row++) {
            if (!texts.isMissing(row)) {
                int name = names.indexOf(texts.at(row));
                (outcomes.isBad(row) ? bad : good)[name]++;
            }
        }
        // The share of bad, compared exactly; the order of names decides between equals, for the sort is stable.
        int[] order = IntStream.range(0, names.size())
                .boxed()
                .sorted((a, b) -> Long.compare((long) bad[a] * (good[b] + bad[b]), (long) bad[b] * (good[a] + bad[a])))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] starts = partition(reordered(good, order), reordered(bad, order)).rising();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            int end = i + 1 == starts.length ? order.length : starts[i + 1];
            spans.add(new Span.Among(Arrays.stream(order, starts[i], end)
                    .mapToObj(names::get)
                    .sorted()
                    .toList()));
        }
        return spans;
    }

    private Partition partition(int[] good, int[] bad) {
        return new Partition(good, bad, outcomes.good(), outcomes.bad(), rules);
    }

    private static int[] reordered(int[] counts, int[] order) {
        return IntStream.of(order).map(place -> counts[place]).toArray();
    }
}
