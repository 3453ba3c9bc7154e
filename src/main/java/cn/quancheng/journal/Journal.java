package cn.quancheng.journal;

import cn.quancheng.platform.AdvisoryKey;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

/**
 * Numbers every change to what is known of citizens. A change is either a decision about one citizen, one transaction
 * that takes a number and commits, or long, a batch that takes a number first and is applied under it. A
 * {@link Watermark} never lies above a change that is still under way; who asks for one waits for the decisions and stays
 * below the long ones.
 */
@ApplicationScoped
public class Journal {
    private final AgroalDataSource database;
    private final Clock clock;

    @Inject
    Journal(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes a number for a decision, in the transaction that makes it and after everything is locked that it changes:
     * who asks how far the journal goes waits until the transaction ends.
     *
     * @param kind what kind of decision, for people who read the journal
     * @return the entry
     */
    long decide(Connection connection, String kind) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock_shared(" + AdvisoryKey.NUMBERING + ")");
        Timestamp now = Timestamp.from(clock.instant());
        return insert(connection, kind, true, now, now);
    }

    /**
     * Takes a number for a long change and commits, so that watermarks stay below it until it is settled or its
     * connection ends.
     *
     * @param connection the one on which the change will be applied, outside of a transaction of anybody else's
     * @return the entry, to be given to {@link #settle} in the transaction that applies the change
     */
    public long open(Connection connection, String kind) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock_shared(" + AdvisoryKey.NUMBERING + ")");
        long entry = insert(connection, kind, false, Timestamp.from(clock.instant()), null);
        execute(connection, "SELECT pg_advisory_lock(" + AdvisoryKey.ALIVE + ", " + Math.toIntExact(entry) + ")");
        connection.commit();
        return entry;
    }

    /**
     * Takes a number for a file of decisions, after everything is locked that it changes, so that the decisions about a
     * citizen are numbered in the order in which they are made. Until the transaction ends, watermarks stay below it.
     *
     * @param locked the connection whose transaction holds the locks; the number is written in one of its own
     * @return the entry, to be given to {@link #settle} in the transaction that applies the file
     */
    public long openDecisions(Connection locked, String kind) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection numbering = database.getConnection()) {
                execute(numbering, "SELECT pg_advisory_xact_lock_shared(" + AdvisoryKey.NUMBERING + ")");
                long entry = insert(numbering, kind, true, Timestamp.from(clock.instant()), null);
                execute(
                        locked,
                        "SELECT pg_advisory_xact_lock(" + AdvisoryKey.ALIVE + ", " + Math.toIntExact(entry) + ")");
                return entry;
            }
        });
    }

    /**
     * Takes a number for a change that is only tried, in the transaction that will be rolled back: nobody ever sees the
     * number, and nobody waits for it.
     */
    public long attempt(Connection connection, String kind, boolean decision) throws SQLException {
        return insert(connection, kind, decision, Timestamp.from(clock.instant()), null);
    }

    /** Marks a long change as applied or given up, in the connection's transaction. */
    public void settle(Connection connection, long entry) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE journal SET settled_at = ? WHERE entry = ?")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setLong(2, entry);
            update.executeUpdate();
        }
    }

    /** Lets go of a long change after the transaction that settled it. */
    public void release(Connection connection, long entry) throws SQLException {
        execute(connection, "SELECT pg_advisory_unlock(" + AdvisoryKey.ALIVE + ", " + Math.toIntExact(entry) + ")");
    }

    /**
     * Waits until every decision that has a number is committed, and keeps others from taking one until the connection's
     * transaction ends, which should be soon.
     */
    public void pause(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock(" + AdvisoryKey.NUMBERING + ")");
    }

    /**
     * How far the journal is settled now. Long changes whose connection is gone are given up on the way. To be called
     * at the start of a transaction, which holds up everybody who would take a number until it ends.
     */
    public Watermark watermark(Connection connection) throws SQLException {
        pause(connection);
        execute(
                connection,
                "UPDATE journal SET settled_at = now() WHERE settled_at IS NULL AND pg_try_advisory_xact_lock("
                        + AdvisoryKey.ALIVE + ", entry::integer)");
        String settled = """
                SELECT coalesce(
                         (SELECT min(entry) FROM journal WHERE settled_at IS NULL) - 1,
                         (SELECT max(entry) FROM journal),
                         0),
                       (SELECT received_at FROM journal WHERE settled_at IS NULL ORDER BY entry LIMIT 1)
                """;
        try (PreparedStatement query = connection.prepareStatement(settled);
                ResultSet row = query.executeQuery()) {
            row.next();
            @Nullable Timestamp oldestOpen = row.getTimestamp(2);
            Instant cutoff = oldestOpen == null ? clock.instant() : oldestOpen.toInstant();
            return new Watermark(row.getLong(1), cutoff);
        }
    }

    private static long insert(
            Connection connection, String kind, boolean decision, Timestamp received, @Nullable Timestamp settled)
            throws SQLException {
        String insert =
                "INSERT INTO journal (kind, decision, received_at, settled_at) VALUES (?, ?, ?, ?) RETURNING entry";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, kind);
            statement.setBoolean(2, decision);
            statement.setTimestamp(3, received);
            statement.setTimestamp(4, settled);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
