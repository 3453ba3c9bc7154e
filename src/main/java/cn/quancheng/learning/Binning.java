package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.learning.outcomes.Values;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A feature's values in bins, counted on rows whose outcome is known. */
public record Binning(Feature feature, List<Bin> bins) {
    /** What an empty cell counts as: nobody yet is not nobody ever, and has no logarithm. */
    private static final double NOBODY_YET = 0.5;

    /** @throws IllegalArgumentException where there is no bin */
    public Binning {
        bins = List.copyOf(bins);
        if (bins.isEmpty()) {
            throw new IllegalArgumentException(feature.column() + " has no bin");
        }
    }

    /**
     * Counts outcomes in given bins. Rows with nothing in them get a bin of their own where none is given for them.
     *
     * @throws IllegalArgumentException where a row's value is in no bin
     */
    static Binning count(Feature feature, List<Span> given, Outcomes outcomes) {
        Values values = outcomes.of(feature);
        List<Span> spans = new ArrayList<>(given);
        Span missing = new Span.Missing();
        if (!spans.contains(missing) && IntStream.range(0, outcomes.rows()).anyMatch(values::isMissing)) {
            spans.add(missing);
        }
        int[] good = new int[spans.size()];
        int[] bad = new int[spans.size()];
        for (int row = 0; row < outcomes.rows(); row++) {
            int bin = place(spans, values, row);
            if (bin < 0) {
                throw new IllegalArgumentException("no bin of " + feature.column() + " takes row " + row);
            }
            (outcomes.isBad(row) ? bad : good)[bin]++;
        }
        return new Binning(feature, weighed(spans, good, bad));
    }

    private static List<Bin> weighed(List<Span> spans, int[] good, int[] bad) {
        double allGood = IntStream.of(good).mapToDouble(Binning::present).sum();
        double allBad = IntStream.of(bad).mapToDouble(Binning::present).sum();
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < good.length; i++) {
            double shareOfGood = present(good[i]) / allGood;
            double shareOfBad = present(bad[i]) / allBad;
            double evidence = Math.log(shareOfBad / shareOfGood);
            bins.add(new Bin(spans.get(i), good[i], bad[i], evidence, (shareOfBad - shareOfGood) * evidence));
        }
        return bins;
    }

    private static double present(int count) {
        return count == 0 ? NOBODY_YET : count;
    }

    private static int place(List<Span> spans, Values values, int row) {
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).takes(values, row)) {
                return i;
            }
        }
        return -1;
    }

    /** How much the feature tells in all: 0 where it tells nothing, rarely above 0.5. */
    public double informationValue() {
        return bins.stream().mapToDouble(Bin::information).sum();
    }

    /** The bin that takes each row, or -1 where none does: a category that was not there when bins were made. */
    int[] places(Outcomes outcomes) {
        Values values = outcomes.of(feature);
        List<Span> spans = bins.stream().map(Bin::span).toList();
        return IntStream.range(0, outcomes.rows())
                .map(row -> place(spans, values, row))
                .toArray();
    }

    /** The weight of evidence of each row; 0, which tells nothing, where no bin takes it. */
    double[] evidence(Outcomes outcomes) {
        return IntStream.of(places(outcomes))
                .mapToDouble(bin -> bin < 0 ? 0 : bins.get(bin).evidence())
                .toArray();
    }
}
