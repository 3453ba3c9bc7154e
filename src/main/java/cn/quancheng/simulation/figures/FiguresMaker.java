package cn.quancheng.simulation.figures;

import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.simulation.figures.SimulatedFigures.Change;
import cn.quancheng.simulation.figures.SimulatedFigures.IndicatorMove;
import cn.quancheng.simulation.figures.SimulatedFigures.Quantile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Makes figures that may be shown out of what was counted. */
public final class FiguresMaker {
    private static final double[] SHARES = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
    private static final int TENTHS = 10;
    private static final double LEAST_SHARE = 1e-4;

    private final Map<Integer, String> districts;
    private final List<BenefitScenario> offers;
    private final FairnessSettings fairness;

    /**
     * @param districts their names by their numbers
     * @param offers of the day
     */
    public FiguresMaker(Map<Integer, String> districts, List<BenefitScenario> offers, FairnessSettings fairness) {
        this.districts = districts;
        this.offers = offers;
        this.fairness = fairness;
    }

    /** What may be said of one model. */
    public SimulatedFigures make(Counts counts) {
        if (counts.total() < Disclosure.FEWEST) {
            return SimulatedFigures.NONE;
        }
        Disclosure disclosure = new Disclosure();
        List<GroupTable> tables = GroupTable.of(counts, districts);
        TierTables tiers = new TierTables(disclosure, counts);
        GroupTables groups = new GroupTables(disclosure, tiers, tables);
        disclosure.settle();
        return new SimulatedFigures(
                counts.total(),
                change(counts, groups),
                tiers.histogram(),
                tiers.tiers(),
                tiers.moves(),
                groups.changes(),
                indicators(counts),
                tiers.benefits(offers),
                new FairnessReview(counts, groups, fairness).of(tables));
    }

    private static Change change(Counts counts, GroupTables groups) {
        return new Change(
                Rounded.to(2, counts.before.mean()),
                Rounded.to(2, counts.after.mean()),
                Rounded.to(2, counts.change.mean()),
                quantiles(counts.change),
                groups.direction(0),
                groups.direction(1),
                groups.direction(2),
                Rounded.to(4, psi(counts.before, counts.after)));
    }

    private static List<Quantile> quantiles(Histogram change) {
        return DoubleStream.of(SHARES)
                .filter(share -> Math.round(change.total() * Math.min(share, 1 - share)) >= Disclosure.FEWEST)
                .mapToObj(share -> new Quantile(share, change.quantile(share)))
                .toList();
    }

    /** The population stability index, over tenths of the scores before; a tenth that is empty counts as next to nothing. */
    private static double psi(Histogram before, Histogram after) {
        int[] bounds = IntStream.range(1, TENTHS)
                .map(tenth -> before.quantile((double) tenth / TENTHS))
                .distinct()
                .toArray();
        double psi = 0;
        int from = Integer.MIN_VALUE / 2;
        for (int i = 0; i <= bounds.length; i++) {
            int to = i == bounds.length ? Integer.MAX_VALUE / 2 : bounds[i] + 1;
            double old = share(before, from, to);
            double now = share(after, from, to);
            psi += (now - old) * Math.log(now / old);
            from = to;
        }
        return psi;
    }

    private static double share(Histogram scores, int from, int to) {
        return Math.max(LEAST_SHARE, (double) scores.between(from, to) / scores.total());
    }

    /** Those that move, the furthest first; one that moves few, or all but few, is left out, and never alone. */
    private static List<IndicatorMove> indicators(Counts counts) {
        List<Integer> shown = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        IntStream.range(0, counts.indicators.size())
                .filter(indicator -> counts.changed(indicator) > 0)
                .boxed()
                .sorted(Comparator.comparingLong(counts::changed))
                .forEach(indicator -> (movesAFew(counts, indicator) ? left : shown).add(indicator));
        while (!left.isEmpty()
                && !shown.isEmpty()
                && (left.size() == 1 || left.stream().mapToLong(counts::changed).sum() < Disclosure.FEWEST)) {
            left.add(shown.remove(0));
        }
        return shown.stream()
                .map(indicator -> move(counts, indicator))
                .sorted(Comparator.comparingDouble((IndicatorMove move) -> -Math.abs(move.after() - move.before())))
                .toList();
    }

    private static boolean movesAFew(Counts counts, int indicator) {
        long others = counts.total() - counts.changed(indicator);
        return counts.changed(indicator) < Disclosure.FEWEST || others > 0 && others < Disclosure.FEWEST;
    }

    private static IndicatorMove move(Counts counts, int indicator) {
        double before = (double) counts.contributed(indicator) / counts.total();
        double change = counts.changeOf(indicator);
        return new IndicatorMove(
                counts.indicators.indicator(indicator).code(),
                counts.indicators.indicator(indicator).name(),
                Rounded.to(3, before),
                Rounded.to(3, before + change / counts.total()),
                counts.changed(indicator));
    }
}
