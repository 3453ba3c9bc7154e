package cn.quancheng.scenarios;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A version of a scenario, as the association sees it.
 *
 * @param version absent for a draft
 * @param digest of its text; who publishes names it
 * @param basedOn the newest version when it was written; 0 where there was none
 * @param fromFile taken from a file of the installation
 * @param yaml its text; absent in lists
 */
@Schema(name = "ScenarioVersion", example = """
        {"id":41,"scenario":"LODGING_DEPOSIT_FREE","state":"DRAFT",
        "digest":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","minimumTier":"A",
        "firstDay":"2026-12-01","basedOn":1,"fromFile":false,"draftedBy":"operator","draftedAt":"2026-11-23T04:00:00Z"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScenarioVersionAnswer(
        long id,
        String scenario,
        @Nullable Integer version,
        ScenarioVersion.State state,
        String digest,
        MinimumTier minimumTier,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        int basedOn,
        boolean fromFile,
        String draftedBy,
        Instant draftedAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable String yaml) {
    static ScenarioVersionAnswer of(ScenarioVersion version) {
        return of(version, null);
    }

    static ScenarioVersionAnswer of(ScenarioVersion version, @Nullable String yaml) {
        return new ScenarioVersionAnswer(
                version.id(),
                version.scenario(),
                version.version(),
                version.state(),
                version.digest(),
                version.minimumTier(),
                version.firstDay(),
                version.lastDay(),
                version.basedOn(),
                version.isFromFile(),
                version.draftedBy(),
                version.draftedAt(),
                version.publishedBy(),
                version.publishedAt(),
                yaml);
    }
}
