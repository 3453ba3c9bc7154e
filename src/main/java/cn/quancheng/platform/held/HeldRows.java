package cn.quancheng.platform.held;

import com.fasterxml.jackson.databind.util.RawValue;
import org.postgresql.util.PGobject;

import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a table holds about a citizen, as a query gives it: {@code record_no} becomes {@code recordNo}, and what is null is
 * left out.
 *
 * @param sql with one parameter, the citizen
 * @param reading makes a row readable: opens what is sealed, names what is numbered
 */
public record HeldRows(String room, String table, String sql, UnaryOperator<HeldRow> reading) implements HeldData {
    /** Rows that are fetched at a time: a citizen may have very many. */
    private static final int AT_ONCE = 500;

    private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

    /** Rows that can be read as they are. */
    public HeldRows(String room, String table, String sql) {
        this(room, table, sql, UnaryOperator.identity());
    }

    @Override
    public void about(Connection connection, long citizenId, Consumer<Map<String, Object>> rows) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(AT_ONCE);
            query.setLong(1, citizenId);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.accept(reading.apply(row(found)).values());
                }
            }
        }
    }

    private static HeldRow row(ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = found.getObject(i);
            if (value != null) {
                row.put(name(columns.getColumnLabel(i)), readable(value));
            }
        }
        return new HeldRow(row);
    }

    private static String name(String column) {
        return NEXT_WORD.matcher(column).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    private static Object readable(Object value) throws SQLException {
        if (value instanceof Timestamp instant) {
            return instant.toInstant();
        }
        if (value instanceof Date day) {
            return day.toLocalDate();
        }
        if (value instanceof Array list) {
            return List.of((Object[]) list.getArray());
        }
        if (value instanceof PGobject json) {
            return new RawValue(json.getValue());
        }
        return value;
    }
}
