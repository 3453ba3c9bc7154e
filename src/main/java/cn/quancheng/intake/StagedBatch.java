package cn.quancheng.intake;

import cn.quancheng.platform.Sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A file that stands in its staging table, about to be applied.
 *
 * @param connection in the transaction that applies it
 * @param batch what the book of files says of it: who sent it, when, and how many lines were refused while it was read
 * @param entry its number in the journal
 * @param table the staging table: {@code line}, {@code faults} and the columns of its kind
 */
public record StagedBatch(Connection connection, Batch batch, long entry, String table) {
    /** The batch's number. */
    public long id() {
        return batch.batchId();
    }

    /**
     * Executes a statement over the set, with the parameters set in their order.
     *
     * @return how many rows it changed
     */
    public long execute(String sql, Object... parameters) throws SQLException {
        return Sql.update(connection, sql, parameters);
    }

    /**
     * Refuses lines that only the whole set shows to be wrong; so many are listed as a batch may have.
     *
     * @param faults a query that gives line, field, value (masked) and message of each
     * @return how many
     */
    public long refuse(String faults, Object... parameters) throws SQLException {
        String insert = """
                WITH found AS MATERIALIZED (SELECT f.* FROM (%1$s) f (line, field, value, message)),
                listed AS (
                    INSERT INTO batch_faults (batch_id, line, field, value, message)
                    SELECT %2$d, f.* FROM found f ORDER BY f.line
                    LIMIT greatest(0, %3$d - (SELECT count(*) FROM batch_faults WHERE batch_id = %2$d)))
                SELECT count(*) FROM found
                """.formatted(faults, id(), BatchFaults.MOST);
        return Sql.first(connection, insert, row -> row.getLong(1), parameters).orElseThrow();
    }
}
