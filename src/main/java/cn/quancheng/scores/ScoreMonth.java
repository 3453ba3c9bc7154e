package cn.quancheng.scores;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.scoring.Tier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

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

    /**
     * Tells a month.
     *
     * @param all its scores, the newest first
     * @param editions by run
     */
    static ScoreMonth of(
            ScoreHistory.Month month, List<ScoreHistory.Version> all, Function<ScoredRun, ModelEdition> editions) {
        List<Version> versions =
                all.stream().map(version -> version(version, editions)).toList();
        Optional<Version> newest = IntStream.range(0, all.size())
                .filter(place -> all.get(place).run().run() == month.run())
                .mapToObj(versions::get)
                .findFirst()
                .filter(version -> version.score() != null);
        return new ScoreMonth(
                month.month().toString(),
                newest.map(Version::score).orElse(null),
                newest.map(Version::tier).orElse(null),
                newest.map(Version::tierName).orElse(null),
                newest.map(Version::version).orElse(null),
                month.publishedAt(),
                versions);
    }

    private static Version version(ScoreHistory.Version version, Function<ScoredRun, ModelEdition> editions) {
        @Nullable ScoreLine line = version.line();
        @Nullable Tier tier = line == null
                ? null
                : editions.apply(version.run()).model().tiers().get(line.tier());
        return new Version(
                version.name(),
                line == null ? null : line.score(),
                tier == null ? null : tier.code(),
                tier == null ? null : tier.name(),
                version.run().modelVersion(),
                version.entry() == 0 ? Because.RUN : Because.DECISION,
                version.dataCutoff());
    }
}
