package cn.quancheng.monthlyrun;

import cn.quancheng.journal.Decisions;
import cn.quancheng.journal.Journal;
import cn.quancheng.platform.Sql;
import cn.quancheng.scores.MonthPublished;
import cn.quancheng.scores.ScoredRun;
import cn.quancheng.scores.Scores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Puts a finished run before its readers. What was decided while it was under way is in it by then: whoever withdrew has
 * no score in it, and everybody else's decisions have revised theirs. All of it happens on one connection, which holds
 * up those who decide for some milliseconds at a time.
 */
@ApplicationScoped
class Publishing {
    /** Decisions that scores are brought up to in one transaction. */
    private static final int AT_ONCE = 200;

    private final Runs runs;
    private final RunPartitions partitions;
    private final Scores scores;
    private final Journal journal;
    private final Clock clock;
    private final Event<MonthPublished> published;

    Publishing(
            Runs runs,
            RunPartitions partitions,
            Scores scores,
            Journal journal,
            Clock clock,
            Event<MonthPublished> published) {
        this.runs = runs;
        this.partitions = partitions;
        this.scores = scores;
        this.journal = journal;
        this.clock = clock;
        this.published = published;
    }

    /** What was taken out again of somebody. */
    private record Gone(int tier, int score) {}

    /**
     * Takes the scores of those who withdrew while their partition was scored out of it again, in the transaction that
     * ends it: who withdraws later finds the scores committed and drops them.
     */
    Scored withoutWithdrawn(Connection connection, Run run, Scored scored) throws SQLException {
        journal.pause(connection);
        List<Gone> gone = Sql.list(
                connection,
                "DELETE FROM " + Runs.scores(run.id()) + " WHERE citizen_id IN (SELECT citizen_id"
                        + " FROM agreement_standings WHERE ends_on IS NULL AND entry > ?) RETURNING tier, score",
                row -> new Gone(row.getInt(1), row.getInt(2)),
                run.lastEntry());
        long[] left = scored.tiers().clone();
        gone.forEach(citizen -> {
            left[citizen.tier()]--;
            scored.counts().uncount(citizen.score());
        });
        return new Scored(scored.citizens(), scored.scored() - gone.size(), left, scored.counts(), scored.coverage());
    }

    /**
     * Publishes a run all of whose partitions are done, commits, and then tells that it did.
     *
     * @return false where it is not so, or no longer
     */
    boolean publish(Connection connection, int id) throws SQLException {
        boolean done = publishAlone(connection, id);
        if (done) {
            published.fireAsync(new MonthPublished(id));
        }
        return done;
    }

    private boolean publishAlone(Connection connection, int id) throws SQLException {
        scores.lockPublishing(connection);
        try {
            Run run = runs.find(connection, id).orElseThrow();
            Decisions.Made after = Decisions.Made.allUpTo(run.lastEntry());
            while (partitions.areDone(connection, id)) {
                journal.pause(connection);
                List<Decisions.Made> made = scores.catchUp(connection, scored(run), after, AT_ONCE);
                boolean switched = made.size() < AT_ONCE && runs.publish(connection, id, clock.instant());
                connection.commit();
                if (made.size() < AT_ONCE) {
                    return switched;
                }
                after = made.get(made.size() - 1);
            }
            return false;
        } finally {
            connection.rollback();
            scores.unlockPublishing(connection);
            connection.commit();
        }
    }

    private static ScoredRun scored(Run run) {
        return new ScoredRun(
                run.id(),
                run.month(),
                run.revision(),
                run.model(),
                run.modelVersion(),
                run.modelDigest(),
                run.catalogueDigest(),
                run.lastEntry());
    }
}
