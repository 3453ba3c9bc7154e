package cn.quancheng.scores;

import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * A citizen's score of the newest published month, as it stands now.
 *
 * @param revision of the month's run
 * @param version names this score for good, for the explanation
 * @param revised whether a decision about the citizen has changed what the month's run had computed
 * @param dataCutoff what was known at that instant is in it
 * @param nextTier null at the top
 */
@Schema(name = "MyScore")
record MyScore(
        String month,
        int score,
        String tier,
        String tierName,
        Map<Dimension, Integer> dimensions,
        String modelVersion,
        int revision,
        String version,
        boolean revised,
        Instant dataCutoff,
        Instant publishedAt,
        @Nullable NextTier nextTier) {
    static MyScore of(CurrentScore score, Instant publishedAt, ScoringModel model) {
        ScoreLine line = score.line();
        Tier tier = model.tiers().get(line.tier());
        Map<Dimension, Integer> dimensions = new EnumMap<>(Dimension.class);
        dimensions.put(Dimension.GOVERNMENT, line.government());
        dimensions.put(Dimension.COMMERCE, line.commerce());
        dimensions.put(Dimension.SOCIETY, line.society());
        dimensions.put(Dimension.JUDICIAL, line.judicial());
        return new MyScore(
                score.run().month().toString(),
                line.score(),
                tier.code(),
                tier.name(),
                dimensions,
                score.run().modelVersion(),
                score.run().revision(),
                score.version(),
                score.revised(),
                score.dataCutoff(),
                publishedAt,
                NextTier.above(line.score(), line.tier(), model.tiers()));
    }
}
