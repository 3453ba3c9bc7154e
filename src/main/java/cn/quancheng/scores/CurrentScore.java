package cn.quancheng.scores;

import cn.quancheng.journal.Seen;

import java.time.Instant;

/**
 * A citizen's score in a published month as it stands now.
 *
 * @param run the run that published the month
 * @param seen what of the journal it rests on
 * @param dataCutoff when that was: of the run, or of the decision that revised the score
 * @param revised whether a decision has revised what the run had computed
 */
public record CurrentScore(ScoredRun run, Seen seen, Instant dataCutoff, boolean revised, ScoreLine line) {
    /** Which of a month's scores it is, for good: the run's revision, and the decision that the score came of. */
    public String version() {
        return version(run, revised ? seen.decision() : 0);
    }

    /** @param entry of the decision, or 0: the run's own score */
    static String version(ScoredRun run, long entry) {
        return entry == 0 ? String.valueOf(run.revision()) : run.revision() + "." + entry;
    }
}
