package cn.quancheng.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Says that somebody carries a numbered row. It is a lock of a session of the database's, so it ends with the process: what is
 * marked as under way without it was left by somebody who died.
 *
 * @param kind the first half of the lock's key, of {@link AdvisoryKey}
 */
public record SignOfLife(int kind) {
    private static final String KEY = "%d, (%s %% 2147483647)::integer";

    /**
     * Takes the row of a table that has waited the longest, and gives the sign in the connection's session until it is let
     * go; empty where none waits. The caller says in the same transaction that it is under way.
     *
     * @param table has a number {@code id} and a {@code state}, {@code WAITING} for one that waits
     */
    public Optional<Long> take(Connection connection, String table) throws SQLException {
        Optional<Long> waiting = Sql.first(
                connection,
                "SELECT id FROM " + table + " WHERE state = 'WAITING' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED",
                row -> row.getLong(1));
        if (waiting.isPresent()) {
            give(connection, waiting.get());
        }
        return waiting;
    }

    /** Gives it in the connection's session, until it is let go. */
    public void give(Connection connection, long id) throws SQLException {
        Sql.update(connection, "SELECT pg_advisory_lock(" + KEY.formatted(kind, "?::bigint") + ")", id);
    }

    /** Lets it go, in the session that gave it. */
    public void letGo(Connection connection, long id) throws SQLException {
        Sql.update(connection, "SELECT pg_advisory_unlock(" + KEY.formatted(kind, "?::bigint") + ")", id);
    }

    /** A condition in SQL: nobody carries the row. Until the transaction ends, nobody takes it up either. */
    public String isMissing(String idColumn) {
        return "pg_try_advisory_xact_lock(" + KEY.formatted(kind, idColumn) + ")";
    }
}
