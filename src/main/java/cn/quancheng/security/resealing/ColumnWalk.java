package cn.quancheng.security.resealing;

import cn.quancheng.platform.SealedColumn;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Walks once over a column in the order of its key, some thousand rows at a time, and renews what another key sealed. */
final class ColumnWalk {
    private static final int ROWS_AT_ONCE = 2000;

    private final SealedColumn column;
    private final String another;
    private @Nullable Object last;

    /** @param key the number of the key in use, 1 to 255 */
    ColumnWalk(SealedColumn column, int key) {
        this.column = column;
        this.another = "%1$s is not null and substring(%1$s for 2) <> '\\x00%2$02x'".formatted(column.column(), key);
    }

    /** How many seals there are to renew. */
    long left(Connection connection) throws SQLException {
        try (PreparedStatement count =
                        connection.prepareStatement("select count(*) from " + column.table() + " where " + another);
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Renews the next ones within the connection's transaction. A row that somebody else is writing is passed over, so
     * that nobody waits for anybody; the next walk finds it.
     *
     * @return how many; 0 at the end of the table
     */
    int next(Connection connection) throws SQLException {
        List<Object> keys = new ArrayList<>();
        List<byte[]> seals = new ArrayList<>();
        String from = last == null ? "" : " and " + column.key() + " > ?";
        try (PreparedStatement select = connection.prepareStatement(
                "select %s, %s, %s from %s where %s%s order by 1 limit %d for update skip locked"
                        .formatted(
                                column.key(),
                                column.owner(),
                                column.column(),
                                column.table(),
                                another,
                                from,
                                ROWS_AT_ONCE))) {
            if (last != null) {
                select.setObject(1, last);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getObject(1));
                    seals.add(column.reseal().anew(row.getBytes(2), row.getBytes(3)));
                }
            }
        }
        if (!keys.isEmpty()) {
            write(connection, keys, seals);
            last = keys.get(keys.size() - 1);
        }
        return keys.size();
    }

    private void write(Connection connection, List<Object> keys, List<byte[]> seals) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update %s set %s = ? where %s = ?".formatted(column.table(), column.column(), column.key()))) {
            for (int i = 0; i < keys.size(); i++) {
                update.setBytes(1, seals.get(i));
                update.setObject(2, keys.get(i));
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
