package cn.quancheng.learning.jobs;

import cn.quancheng.learning.Progress;
import cn.quancheng.learning.draft.DraftRequest;
import cn.quancheng.learning.outcomes.OutcomeFault;
import cn.quancheng.learning.report.LearningReport;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A job as its row has it.
 *
 * @param phase what is being done, or was done last; null before it was begun
 * @param done steps of the phase, of {@code total}
 * @param draftedAs the version that the draft was last written as, or null
 */
record LearningJob(
        long id,
        JobState state,
        DraftRequest question,
        String dataDigest,
        long dataBytes,
        String askedBy,
        Instant askedAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        Progress.@Nullable Phase phase,
        @Nullable Instant phaseBegunAt,
        long done,
        long total,
        @Nullable LearningReport report,
        @Nullable String draft,
        @Nullable String draftedAs,
        @Nullable String failure,
        List<OutcomeFault> faults) {
    LearningJob {
        faults = List.copyOf(faults);
    }
}
