package cn.quancheng.simulation.figures;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Optional;

/**
 * What can be said while a simulation runs: in whole percents and from a thousand people on, for two looks at exact numbers
 * could be subtracted from each other.
 *
 * @param citizens in whole hundreds
 * @param mean change in points
 * @param higher percent of those who were counted; {@code lower} likewise
 * @param otherTier percent of those whose tier has another code
 */
@Schema(name = "FirstFigures", description = "计算途中的初步结果：人数取整百，比例取整数百分比，满1000人起才有")
public record FirstFigures(long citizens, double mean, int higher, int lower, int otherTier) {
    private static final long FEWEST = 1000;
    private static final int STEP = 100;

    /** What can be said of what was counted so far. */
    public static Optional<FirstFigures> of(Counts counts) {
        long total = counts.total();
        if (total < FEWEST) {
            return Optional.empty();
        }
        long higher = counts.change.between(1, Integer.MAX_VALUE / 2);
        long lower = counts.change.between(Integer.MIN_VALUE / 2, 0);
        return Optional.of(new FirstFigures(
                total / STEP * STEP,
                Rounded.to(1, counts.change.mean()),
                percent(higher, total),
                percent(lower, total),
                percent(otherTier(counts), total)));
    }

    private static long otherTier(Counts counts) {
        long other = 0;
        for (int b = 0; b < counts.base.tiers().size(); b++) {
            for (int a = 0; a < counts.model.tiers().size(); a++) {
                String code = counts.model.tiers().get(a).code();
                other += counts.base.tiers().get(b).code().equals(code) ? 0 : counts.moved(b, a);
            }
        }
        return other;
    }

    private static int percent(long some, long all) {
        return (int) Math.round(some * 100.0 / all);
    }
}
