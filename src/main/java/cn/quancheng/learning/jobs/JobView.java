package cn.quancheng.learning.jobs;

import cn.quancheng.learning.Progress;
import cn.quancheng.learning.draft.DraftRequest;
import cn.quancheng.learning.outcomes.OutcomeFault;
import cn.quancheng.learning.report.LearningReport;
import cn.quancheng.platform.Pace;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job as people see it.
 *
 * @param phase what is being done, or was done last; null before it was begun
 * @param done steps of the phase, of {@code total}: bytes while the file is read, features while they are cut into bins; 0 of 0 where
 *     nobody can tell
 * @param rate steps a second in this phase; 0 where nobody can tell
 * @param eta when the phase will be over at that rate; null where nobody can tell, and once the job is over
 * @param report once it is done; a list leaves it out
 * @param draftedAs the version that its draft was last written as, or null
 * @param faults of the question, the file or the draft, where it failed for them
 */
@Schema(name = "LearningJob", example = """
        {"jobId":7,"state":"RUNNING","question":{"base":"2026.1","outcome":"outcome","good":"kept","bad":"broken",
         "features":["PERK_FULFILLED.count","GENERAL_PENALTY.count"],"groups":["district"],"seed":7,"heldOut":0.3,
         "endDecay":false},"dataDigest":"9f2c…","dataBytes":14412494,"askedBy":"modeler","askedAt":"2026-11-23T02:00:00Z",
         "begunAt":"2026-11-23T02:00:00Z","finishedAt":null,"phase":"READING","phaseName":"读取文件","done":4194304,
         "total":14412494,"rate":4194304.0,"eta":"2026-11-23T02:00:04Z","report":null,"draftedAs":null,"failure":null,
         "faults":[]}""")
record JobView(
        long jobId,
        JobState state,
        Asked question,
        String dataDigest,
        long dataBytes,
        String askedBy,
        Instant askedAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        Progress.@Nullable Phase phase,
        @Nullable String phaseName,
        long done,
        long total,
        double rate,
        @Nullable Instant eta,
        @Nullable LearningReport report,
        @Nullable String draftedAs,
        @Nullable String failure,
        List<Fault> faults) {
    /** What was asked. */
    @Schema(name = "LearningQuestion")
    record Asked(
            String base,
            String outcome,
            String good,
            String bad,
            List<String> features,
            List<String> groups,
            long seed,
            double heldOut,
            boolean endDecay) {
        static Asked of(DraftRequest request) {
            return new Asked(
                    request.base(),
                    request.outcome(),
                    request.good(),
                    request.bad(),
                    request.features(),
                    request.groups(),
                    request.holdout().seed(),
                    request.holdout().share(),
                    request.endDecay());
        }
    }

    /**
     * One thing wrong.
     *
     * @param line of the file, from 1; 0 where it is the file as a whole
     * @param column its name, or empty where the whole line is at fault
     */
    @Schema(name = "LearningFault")
    record Fault(long line, String column, String reason) {
        static Fault of(OutcomeFault fault) {
            return new Fault(fault.line(), fault.column(), fault.reason());
        }
    }

    static JobView of(LearningJob job, boolean withReport, Instant now) {
        Pace pace = pace(job, now);
        return new JobView(
                job.id(),
                job.state(),
                Asked.of(job.question()),
                job.dataDigest(),
                job.dataBytes(),
                job.askedBy(),
                job.askedAt(),
                job.begunAt(),
                job.finishedAt(),
                job.phase(),
                job.phase() == null ? null : job.phase().words(),
                job.done(),
                job.total(),
                Math.round(pace.rate() * 10) / 10.0,
                left(job, pace).map(now::plus).orElse(null),
                withReport ? job.report() : null,
                job.draftedAs(),
                job.failure(),
                job.faults().stream().map(Fault::of).toList());
    }

    private static Pace pace(LearningJob job, Instant now) {
        Instant begun = job.state() == JobState.RUNNING ? job.phaseBegunAt() : null;
        return Pace.of(0, job.done(), job.total(), begun == null ? Duration.ZERO : Duration.between(begun, now));
    }

    private static Optional<Duration> left(LearningJob job, Pace pace) {
        return pace.left().filter(left -> job.total() > 0);
    }
}
