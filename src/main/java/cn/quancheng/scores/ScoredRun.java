package cn.quancheng.scores;

import cn.quancheng.journal.Seen;

import java.time.YearMonth;

/**
 * A run as far as its scores depend on it.
 *
 * @param run its number
 * @param revision 1 for a month's first run
 * @param modelDigest of the model's content
 * @param catalogueDigest of the catalogue's content
 * @param lastEntry the newest entry of the journal that it saw
 */
public record ScoredRun(
        int run,
        YearMonth month,
        int revision,
        String model,
        String modelVersion,
        String modelDigest,
        String catalogueDigest,
        long lastEntry) {
    /** The table that holds a run's scores and nothing else: a partition of {@code scores}. */
    public static String table(int run) {
        return "scores_" + run;
    }

    /** What a revision of its scores sees, that a decision made. */
    Seen seenBy(long entry) {
        return new Seen(lastEntry, Math.max(lastEntry, entry));
    }
}
