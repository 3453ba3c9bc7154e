package cn.quancheng.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The statements that change packed histories over a whole set. */
final class Histories {
    private Histories() {}

    /**
     * Appends a segment to the history of each citizen of a query, in the connection's transaction.
     *
     * @param decision whether the entry is one
     * @param segments a query that gives citizen_id and events
     * @return how many histories grew
     */
    static long append(Connection connection, long entry, boolean decision, String segments) throws SQLException {
        String append = """
                INSERT INTO histories (citizen_id, events)
                SELECT citizen_id, '\\x%02x'::bytea || int4send(%d) || int4send(octet_length(events)) || events
                FROM (%s) grown
                ON CONFLICT (citizen_id) DO UPDATE SET events = histories.events || excluded.events
                """.formatted(PackedHistory.LAYOUT | (decision ? PackedHistory.DECISION : 0), entry, segments);
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(append);
        }
    }
}
