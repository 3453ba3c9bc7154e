package cn.quancheng.simulation.figures;

import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.MinimumTier;
import cn.quancheng.scoring.Tier;
import cn.quancheng.simulation.figures.SimulatedFigures.Bin;
import cn.quancheng.simulation.figures.SimulatedFigures.OfferName;
import cn.quancheng.simulation.figures.SimulatedFigures.TierCount;
import cn.quancheng.simulation.figures.SimulatedFigures.TierMove;
import cn.quancheng.simulation.figures.SimulatedFigures.TierReach;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** Who goes from which tier to which, what that does to benefits, and the bins of scores: as figures of a disclosure. */
final class TierTables {
    private static final int BOUNDS = MinimumTier.values().length;

    private final Disclosure disclosure;
    private final Counts counts;
    private final ScoreBins bins;
    private final int tiersBefore;
    private final int tiersAfter;
    /** By tier before and tier after. */
    private final int[][] atoms;

    private final int total;
    private final int[][] moves;
    private final int[] before;
    private final int[] after;
    private final List<Bound> bounds = new ArrayList<>();
    private final int[] binsBefore;
    private final int[] binsAfter;

    /** Figures of a bound: who reaches it, and who comes to do so or does no longer. */
    private record Bound(int before, int after, int gained, int lost) {}

    TierTables(Disclosure disclosure, Counts counts) {
        this.disclosure = disclosure;
        this.counts = counts;
        bins = new ScoreBins(counts.base, counts.model);
        tiersBefore = counts.base.tiers().size();
        tiersAfter = counts.model.tiers().size();
        atoms = new int[tiersBefore][tiersAfter];
        each((b, a) -> atoms[b][a] = disclosure.atom(counts.moved(b, a)));
        total = disclosure.figure(where((b, a) -> 1));
        moves = new int[tiersBefore][tiersAfter];
        each((b, a) -> moves[b][a] = disclosure.figure(atoms[b][a]));
        before = IntStream.range(0, tiersBefore)
                .map(tier -> side(where((b, a) -> b == tier ? 1 : 0), moves[tier]))
                .toArray();
        after = IntStream.range(0, tiersAfter)
                .map(tier -> side(where((b, a) -> a == tier ? 1 : 0), column(tier)))
                .toArray();
        disclosure.line(total, before);
        disclosure.line(total, after);
        IntStream.rangeClosed(1, BOUNDS).mapToObj(this::bound).forEach(bounds::add);
        binsBefore = bins(counts.before, bins.pieces(counts.base), true);
        binsAfter = bins(counts.after, bins.pieces(counts.model), false);
    }

    int total() {
        return total;
    }

    /** The figure of those who reach a bound. */
    int reach(int bound, boolean now) {
        Bound figures = bounds.get(bound - 1);
        return now ? figures.after() : figures.before();
    }

    /** The atoms of a class of bounds, before or after. */
    int[] atomsOf(int boundClass, boolean now) {
        return where((b, a) -> (now ? counts.classAfter(a) : counts.classBefore(b)) == boundClass ? 1 : 0);
    }

    List<Bin> histogram() {
        return IntStream.range(0, bins.count())
                .mapToObj(bin -> new Bin(bins.from(bin), bins.to(bin), shown(binsBefore[bin]), shown(binsAfter[bin])))
                .toList();
    }

    List<TierCount> tiers() {
        Set<String> codes = new LinkedHashSet<>();
        counts.model.tiers().forEach(tier -> codes.add(tier.code()));
        counts.base.tiers().forEach(tier -> codes.add(tier.code()));
        return codes.stream()
                .map(code -> new TierCount(
                        code, of(code, counts.base.tiers(), before), of(code, counts.model.tiers(), after)))
                .toList();
    }

    List<TierMove> moves() {
        List<TierMove> shown = new ArrayList<>();
        each((b, a) -> {
            shown.add(new TierMove(
                    counts.base.tiers().get(b).code(),
                    counts.model.tiers().get(a).code(),
                    shown(moves[b][a])));
        });
        return shown;
    }

    List<TierReach> benefits(List<BenefitScenario> offers) {
        return IntStream.range(0, BOUNDS)
                .mapToObj(bound -> {
                    Bound figures = bounds.get(bound);
                    MinimumTier minimum = MinimumTier.values()[bound];
                    return new TierReach(
                            minimum.name(),
                            shown(figures.before()),
                            shown(figures.after()),
                            shown(figures.gained()),
                            shown(figures.lost()),
                            offers.stream()
                                    .filter(offer -> offer.minimumTier() == minimum)
                                    .map(offer -> new OfferName(offer.code(), offer.title()))
                                    .toList());
                })
                .toList();
    }

    private Bound bound(int bound) {
        IntBinaryOperator reachesBefore = (b, a) -> counts.classBefore(b) >= bound ? 1 : 0;
        IntBinaryOperator reachesAfter = (b, a) -> counts.classAfter(a) >= bound ? 1 : 0;
        disclosure.secret(where((b, a) -> 1 - reachesBefore.applyAsInt(b, a)));
        disclosure.secret(where((b, a) -> 1 - reachesAfter.applyAsInt(b, a)));
        disclosure.secret(where((b, a) -> reachesBefore.applyAsInt(b, a) * reachesAfter.applyAsInt(b, a)));
        return new Bound(
                disclosure.figure(where(reachesBefore)),
                disclosure.figure(where(reachesAfter)),
                disclosure.figure(
                        where((b, a) -> (1 - reachesBefore.applyAsInt(b, a)) * reachesAfter.applyAsInt(b, a))),
                disclosure.figure(
                        where((b, a) -> reachesBefore.applyAsInt(b, a) * (1 - reachesAfter.applyAsInt(b, a)))));
    }

    /** A figure that readers see beside its parts. */
    private int side(int[] summed, int[] parts) {
        int figure = disclosure.figure(summed);
        disclosure.line(figure, parts);
        return figure;
    }

    private int[] bins(Histogram scores, List<ScoreBins.Piece> pieces, boolean isBefore) {
        int[] pieceAtoms = pieces.stream()
                .mapToInt(piece -> disclosure.atom(scores.between(piece.from(), piece.to())))
                .toArray();
        for (int atom : pieceAtoms) {
            disclosure.secret(atom);
        }
        for (int tier = 0; tier < (isBefore ? tiersBefore : tiersAfter); tier++) {
            int wanted = tier;
            int[] ofTier = IntStream.range(0, pieceAtoms.length)
                    .filter(piece -> pieces.get(piece).tier() == wanted)
                    .map(piece -> pieceAtoms[piece])
                    .toArray();
            disclosure.same(ofTier, where((b, a) -> (isBefore ? b : a) == wanted ? 1 : 0));
        }
        int[] figures = IntStream.range(0, bins.count())
                .map(bin -> disclosure.figure(IntStream.range(0, pieceAtoms.length)
                        .filter(piece -> pieces.get(piece).bin() == bin)
                        .map(piece -> pieceAtoms[piece])
                        .toArray()))
                .toArray();
        disclosure.line(total, figures);
        return figures;
    }

    private @Nullable Long of(String code, List<Tier> tiers, int[] figures) {
        for (int tier = 0; tier < tiers.size(); tier++) {
            if (tiers.get(tier).code().equals(code)) {
                return shown(figures[tier]);
            }
        }
        return null;
    }

    private @Nullable Long shown(int figure) {
        return disclosure.shown(figure);
    }

    private int[] column(int tier) {
        return IntStream.range(0, tiersBefore).map(b -> moves[b][tier]).toArray();
    }

    private int[] where(IntBinaryOperator isIn) {
        return IntStream.range(0, tiersBefore * tiersAfter)
                .filter(cell -> isIn.applyAsInt(cell / tiersAfter, cell % tiersAfter) == 1)
                .map(cell -> atoms[cell / tiersAfter][cell % tiersAfter])
                .toArray();
    }

    /** What is done with a cell. */
    private interface Cell {
        void at(int before, int after);
    }

    private void each(Cell cell) {
        for (int b = 0; b < tiersBefore; b++) {
            for (int a = 0; a < tiersAfter; a++) {
                cell.at(b, a);
            }
        }
    }
}
