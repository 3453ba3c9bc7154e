package cn.quancheng.scores;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A published month of a citizen, with everything that its score was.
 *
 * @param score as it stands now; null where the citizen has none in it
 * @param version names the score that stands, for the explanation; null where there is none
 * @param versions the newest first: what decisions and later runs made of it, down to what the first run computed
 */
@Schema(name = "ScoreMonth")
public record ScoreMonth(
        String month,
        @Nullable Integer score,
        @Nullable String tier,
        @Nullable String tierName,
        @Nullable String version,
        Instant publishedAt,
        List<Version> versions) {
    /**
     * A score that a month had.
     *
     * @param score null: from then on there was none
     * @param because a run, or a decision about the citizen
     * @param dataCutoff what was known at that instant is in it
     */
    @Schema(name = "ScoreVersion")
    public record Version(
            String version,
            @Nullable Integer score,
            @Nullable String tier,
            @Nullable String tierName,
            String modelVersion,
            Because because,
            Instant dataCutoff) {}

    /** What a score came of. */
    @Schema(name = "ScoreVersionCause")
    public enum Because {
        RUN,
        DECISION
    }
}
