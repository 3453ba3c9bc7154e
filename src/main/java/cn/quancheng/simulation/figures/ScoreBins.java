package cn.quancheng.simulation.figures;

import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Bins of scores for people to look at, at most some fifty, and the pieces into which tiers' bounds cut them. */
final class ScoreBins {
    private static final int MOST = 50;
    private static final int[] STEPS = {1, 2, 5};

    private final int first;
    private final int width;
    private final int count;

    ScoreBins(ScoringModel before, ScoringModel after) {
        int least = Math.min(before.range().min(), after.range().min());
        int most = Math.max(before.range().max(), after.range().max());
        width = width(most - least + 1);
        first = Math.floorDiv(least, width) * width;
        count = (most - first) / width + 1;
    }

    int count() {
        return count;
    }

    int from(int bin) {
        return first + bin * width;
    }

    int to(int bin) {
        return from(bin) + width;
    }

    /** One piece: those of one bin who are in one tier. */
    record Piece(int bin, int tier, int from, int to) {}

    /** The pieces of a model's scores: each score of its range lies in one of them. */
    List<Piece> pieces(ScoringModel model) {
        List<Piece> pieces = new ArrayList<>();
        List<Tier> tiers = model.tiers();
        for (int bin = 0; bin < count; bin++) {
            for (int tier = tiers.size() - 1; tier >= 0; tier--) {
                int from = Math.max(
                        Math.max(from(bin), tiers.get(tier).from()),
                        model.range().min());
                int upTo = tier == 0
                        ? model.range().max() + 1
                        : Math.min(tiers.get(tier - 1).from(), model.range().max() + 1);
                int to = Math.min(to(bin), upTo);
                if (from < to) {
                    pieces.add(new Piece(bin, tier, from, to));
                }
            }
        }
        return pieces;
    }

    private static int width(int span) {
        return IntStream.iterate(1, power -> power * 10)
                .flatMap(power -> IntStream.of(STEPS).map(step -> step * power))
                .filter(wide -> span / wide < MOST)
                .findFirst()
                .orElseThrow();
    }
}
