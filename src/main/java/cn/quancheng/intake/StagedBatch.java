package cn.quancheng.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A file that stands in its staging table, about to be applied.
 *
 * @param connection in the transaction that applies it
 * @param id the batch
 * @param entry its number in the journal
 * @param table the staging table: {@code line}, {@code faults} and the columns of its kind
 */
public record StagedBatch(Connection connection, long id, long entry, String table) {
    /**
     * Executes a statement over the set, with the parameters set in their order.
     *
     * @return how many rows it changed
     */
    public long execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeLargeUpdate();
        }
    }

    /**
     * Refuses lines that only the whole set shows to be wrong.
     *
     * @param faults a query that gives line, field, value (masked) and message of each
     * @return how many
     */
    public long refuse(String faults, Object... parameters) throws SQLException {
        return execute(
                "INSERT INTO batch_faults (batch_id, line, field, value, message) SELECT " + id + ", f.* FROM ("
                        + faults + ") f",
                parameters);
    }
}
