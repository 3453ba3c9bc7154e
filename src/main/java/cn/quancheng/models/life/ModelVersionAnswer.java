package cn.quancheng.models.life;

import cn.quancheng.models.Models;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * A version of the model, as the association sees it.
 *
 * @param digest of its text: what is approved and published is named by it
 * @param authors everybody who wrote any text of it
 * @param writtenBy who wrote it as it is now; {@code file}: it came with the installation
 * @param simulation the last one of exactly this text; absent where there is none
 * @param firstMonth the first month that it scores; absent where it is not published
 * @param yaml its text; absent in lists
 */
@Schema(name = "ModelVersion", example = """
        {"version":"2026.2","model":"quancheng","state":"SIMULATED",
        "digest":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","authors":["modeler"],
        "writtenBy":"modeler","writtenAt":"2026-11-23T04:00:00Z",
        "simulation":{"id":7,"at":"2026-11-23T04:10:00Z"},
        "approvals":[{"by":"approver","at":"2026-11-23T05:00:00Z","simulation":7}],"refusals":[]}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelVersionAnswer(
        String version,
        String model,
        ModelState state,
        String digest,
        List<String> authors,
        String writtenBy,
        Instant writtenAt,
        @Nullable SimulatedAs simulation,
        List<Vote> approvals,
        List<Vote> refusals,
        @Nullable YearMonth firstMonth,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable String reason,
        @Nullable String yaml) {
    /**
     * The simulation that this text went through.
     *
     * @param concern what it found unfair; absent: nothing. It is not published then without a reason
     */
    @Schema(name = "ModelSimulated")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SimulatedAs(long id, Instant at, @Nullable String concern) {}

    /**
     * What an approver said.
     *
     * @param simulation the one that the approver was shown
     * @param reason why not
     */
    @Schema(name = "ModelVote")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Vote(
            String by,
            Instant at,
            long simulation,
            @Nullable String reason) {
        static Vote of(ModelVote vote) {
            return new Vote(vote.approver(), vote.votedAt(), vote.simulation(), vote.reason());
        }
    }

    static ModelVersionAnswer of(Drafted drafted, Models models, @Nullable String yaml) {
        ModelVersion version = drafted.version();
        ModelEdit written = drafted.written();
        return new ModelVersionAnswer(
                version.version(),
                version.model(),
                drafted.state(models.catalogueDigest(), Approvals.scoring(models)),
                version.digest(),
                drafted.authors().stream().sorted().toList(),
                written.writtenBy(),
                written.writtenAt(),
                simulation(version, models.catalogueDigest()),
                drafted.approvals().stream().map(Vote::of).toList(),
                drafted.refusals().stream().map(Vote::of).toList(),
                version.firstMonth(),
                version.publishedBy(),
                version.publishedAt(),
                version.reason(),
                yaml);
    }

    private static @Nullable SimulatedAs simulation(ModelVersion version, String catalogue) {
        Long id = version.simulation();
        Instant at = version.simulatedAt();
        boolean shown = version.firstMonth() != null || version.isSimulated(catalogue);
        return id == null || at == null || !shown ? null : new SimulatedAs(id, at, version.concern());
    }
}
