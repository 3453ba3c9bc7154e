package cn.quancheng.learning.report;

import cn.quancheng.learning.Bin;
import cn.quancheng.learning.Span;
import cn.quancheng.learning.draft.DraftLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A feature on the card, and the indicator whose rule it becomes.
 *
 * @param column as the file names it
 * @param indicator its code
 * @param shift what was added to the points of each of its bins
 * @param capBefore the base's, or null; {@code cap}: the draft's
 * @param decayEnded whether records faded out after the retention in the base, which they no longer do
 */
@Schema(name = "LearningFeature")
public record FeatureReport(
        String column,
        String indicator,
        String name,
        double informationValue,
        double coefficient,
        int shift,
        @Nullable Integer capBefore,
        @Nullable Integer cap,
        boolean decayEnded,
        List<BinReport> bins) {
    /**
     * A bin.
     *
     * @param from the least value; null in the first bin and where nothing stands
     * @param below the least value that is too great; null in the last bin and where nothing stands
     * @param missing whether it is of the rows where nothing stands
     * @param evidence the weight of evidence, above 0 where it tells of bad
     * @param cardPoints on the card; {@code points}: in the draft
     */
    @Schema(name = "LearningBin")
    public record BinReport(
            @Nullable Long from,
            @Nullable Long below,
            boolean missing,
            int good,
            int bad,
            double evidence,
            double information,
            int cardPoints,
            int points) {}

    public FeatureReport {
        bins = List.copyOf(bins);
    }

    static FeatureReport of(DraftLine line, double coefficient) {
        List<Integer> card = line.card().points();
        return new FeatureReport(
                line.card().binning().feature().column(),
                line.before().code(),
                line.before().name(),
                line.card().binning().informationValue(),
                coefficient,
                line.shift(),
                line.before().cap(),
                line.after().cap(),
                line.endsDecay(),
                IntStream.range(0, card.size())
                        .mapToObj(i -> bin(
                                line.card().binning().bins().get(i),
                                card.get(i),
                                line.points().get(i)))
                        .toList());
    }

    private static BinReport bin(Bin bin, int cardPoints, int points) {
        Span.@Nullable Range range = bin.span() instanceof Span.Range found ? found : null;
        return new BinReport(
                range == null ? null : bound(range.from()),
                range == null ? null : bound(range.below()),
                range == null,
                bin.good(),
                bin.bad(),
                bin.evidence(),
                bin.information(),
                cardPoints,
                points);
    }

    private static @Nullable Long bound(double bound) {
        return Double.isInfinite(bound) ? null : (long) bound;
    }
}
