package cn.quancheng.scores;

import cn.quancheng.scoring.Tier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The tier above a score's own.
 *
 * @param missing points up to its bound, above 0
 */
@Schema(name = "NextTier")
public record NextTier(String tier, String name, int missing) {
    /**
     * The tier above; null at the top.
     *
     * @param tier place of the score's tier, the highest one being 0
     */
    public static @Nullable NextTier above(int score, int tier, List<Tier> tiers) {
        if (tier == 0) {
            return null;
        }
        Tier next = tiers.get(tier - 1);
        return new NextTier(next.code(), next.name(), next.from() - score);
    }
}
