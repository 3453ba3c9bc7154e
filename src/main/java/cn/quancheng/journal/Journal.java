package cn.quancheng.journal;

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
    /** Held shared by those that take a number until the number is visible, alone by those that ask how far it goes. */
    private static final long NUMBERING = 0x5143_0001L;

    /** Class of the locks that tell that a long change is alive; the other half of the key is the entry. */
    private static final int ALIVE = 0x5143;

    private final Clock clock;

    @Inject
    Journal(Clock clock) {
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
        execute(connection, "SELECT pg_advisory_xact_lock_shared(" + NUMBERING + ")");
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
        execute(connection, "SELECT pg_advisory_xact_lock_shared(" + NUMBERING + ")");
        long entry = insert(connection, kind, false, Timestamp.from(clock.instant()), null);
        execute(connection, "SELECT pg_advisory_lock(" + ALIVE + ", " + Math.toIntExact(entry) + ")");
        connection.commit();
        return entry;
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
        execute(connection, "SELECT pg_advisory_unlock(" + ALIVE + ", " + Math.toIntExact(entry) + ")");
    }

    /**
     * Waits until every decision that has a number is committed, and keeps others from taking one until the connection's
     * transaction ends, which should be soon.
     */
    public void pause(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock(" + NUMBERING + ")");
    }

    /**
     * How far the journal is settled now. Long changes whose connection is gone are given up on the way. To be called
     * at the start of a transaction, which holds up everybody who would take a number until it ends.
     */
    public Watermark watermark(Connection connection) throws SQLException {
        pause(connection);
        execute(
                connection,
                "UPDATE journal SET settled_at = now() WHERE settled_at IS NULL AND pg_try_advisory_xact_lock(" + ALIVE
                        + ", entry::integer)");
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
