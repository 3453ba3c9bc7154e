package cn.quancheng.platform.held;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one table holds about a citizen. The room that owns the table has a bean of it for each table in which a row belongs
 * to a citizen; a test walks the schema and finds a table that nobody answers for. Its words are
 * {@code <room>.held-<table>}, what it is and what for, and {@code <room>.stays-<table>}, what stays of it after the
 * citizen has left, and why.
 */
public interface HeldData {
    /** The room, by the name of its messages. */
    String room();

    /** The table. */
    String table();

    /**
     * Gives the citizen's rows one by one, sealed texts opened.
     *
     * @param rows takes names as JSON has them, with values that Jackson writes
     */
    void about(Connection connection, long citizenId, Consumer<Map<String, Object>> rows) throws SQLException;
}
