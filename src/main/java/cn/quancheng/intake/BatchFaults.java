package cn.quancheng.intake;

import cn.quancheng.platform.CopyRows;
import cn.quancheng.platform.LongWork;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What is wrong with the lines that were refused. */
@ApplicationScoped
class BatchFaults {
    /** How many are kept of one batch; the lines beyond are counted. */
    static final int MOST = 100_000;

    private static final int FETCH = 10_000;
    private static final int COLUMNS = 5;
    private static final Duration DOWNLOAD = Duration.ofHours(1);

    private final AgroalDataSource database;

    @Inject
    BatchFaults(AgroalDataSource database) {
        this.database = database;
    }

    /** Moves what was found while the file was read from its staging table to where it is kept. */
    static void move(Connection connection, long batch, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE " + table);
            statement.execute(("INSERT INTO batch_faults (batch_id, line, field, value, message)"
                            + " SELECT %d, line, split_part(f, E'\\x1f', 1), split_part(f, E'\\x1f', 2),"
                            + " split_part(f, E'\\x1f', 3)"
                            + " FROM %s, unnest(string_to_array(faults, E'\\x1e')) f WHERE faults IS NOT NULL")
                    .formatted(batch, table));
        }
    }

    /** The faults of the lines that only the whole set showed to be wrong, to be added again after a rollback. */
    static CopyRows ofTheSet(Connection connection, long batch, String table) throws SQLException {
        CopyRows found = new CopyRows();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT line, field, value, message FROM batch_faults f WHERE batch_id = ?"
                        + " AND NOT EXISTS (SELECT FROM " + table
                        + " s WHERE s.line = f.line AND s.faults IS NOT NULL)")) {
            query.setFetchSize(FETCH);
            query.setLong(1, batch);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.startRow(COLUMNS);
                    found.putLong(batch);
                    found.putLong(rows.getLong(1));
                    found.putText(rows.getString(2));
                    found.putText(rows.getString(3));
                    found.putText(rows.getString(4));
                }
            }
        }
        return found;
    }

    /** Adds such faults, in the connection's transaction. */
    static void add(Connection connection, CopyRows faults) throws SQLException {
        if (faults.rows() > 0) {
            faults.copyInto(connection, "batch_faults (batch_id, line, field, value, message)");
        }
    }

    /** Writes the refused lines as CSV, one row a fault, and how many lines more were refused. */
    void write(Batch batch, Writer csv) throws SQLException {
        try (Connection connection = LongWork.connection(database, DOWNLOAD)) {
            connection.setAutoCommit(false);
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT line, field, value, message FROM batch_faults WHERE batch_id = ? ORDER BY line, field")) {
                query.setFetchSize(FETCH);
                query.setLong(1, batch.batchId());
                try (ResultSet rows = query.executeQuery()) {
                    write(rows, csv);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (batch.unlisted() > 0) {
                csv.write(",,,另有" + batch.unlisted() + "行未被接收，不再逐行列出\r\n");
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ResultSet rows, Writer csv) throws SQLException, IOException {
        csv.write("line,field,value,message\r\n");
        while (rows.next()) {
            csv.append(rows.getString(1)).append(',');
            csv.append(CsvField.quoted(rows.getString(2))).append(',');
            csv.append(CsvField.quoted(rows.getString(3))).append(',');
            csv.append(CsvField.quoted(rows.getString(4))).append("\r\n");
        }
    }
}
