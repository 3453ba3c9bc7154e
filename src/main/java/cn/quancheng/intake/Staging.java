package cn.quancheng.intake;

import cn.quancheng.platform.CopyWriter;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A file's lines on their way, in a table of their own that needs no log: it is dropped when the file is applied. */
final class Staging {
    private static final long REPORT_EVERY = Duration.ofSeconds(1).toNanos();
    private static final int LOOK_AT_CLOCK_EVERY = 1 << 12;
    private static final int OWN_COLUMNS = 2;

    private final Connection connection;
    private final long batch;
    private final Faults faults = new Faults();
    private long faulty;

    Staging(Connection connection, long batch) {
        this.connection = connection;
        this.batch = batch;
    }

    Connection connection() {
        return connection;
    }

    long batch() {
        return batch;
    }

    /** How many lines have a fault. */
    long faulty() {
        return faulty;
    }

    String table() {
        return table(batch);
    }

    static String table(long batch) {
        return "staged_batch_" + batch;
    }

    /** Reads the file to its end into the table and commits. */
    void fill(BatchKind kind, BatchKind.Stager stager, CsvLines lines, Header header, Batches batches)
            throws IOException, SQLException {
        execute("CREATE UNLOGGED TABLE " + table() + " (line bigint NOT NULL, faults text, " + kind.stagedColumns()
                + ") WITH (autovacuum_enabled = false)");
        long total;
        try (CopyWriter rows = new CopyWriter(connection, table())) {
            Line line = new Line(lines, header);
            long reported = System.nanoTime();
            while (lines.next()) {
                stage(kind, stager, lines, header, line, rows);
                if (rows.rows() % LOOK_AT_CLOCK_EVERY == 0 && System.nanoTime() - reported > REPORT_EVERY) {
                    batches.progress(batch, rows.rows());
                    reported = System.nanoTime();
                }
            }
            total = rows.finish();
        }
        batches.received(connection, batch, total);
        connection.commit();
    }

    /** Writes the faults that were found while reading where they are kept. */
    void moveFaults() throws SQLException {
        execute("ANALYZE " + table());
        if (faulty > 0) {
            execute(("INSERT INTO batch_faults (batch_id, line, field, value, message)"
                            + " SELECT %d, line, split_part(f, E'\\x1f', 1), split_part(f, E'\\x1f', 2),"
                            + " split_part(f, E'\\x1f', 3)"
                            + " FROM %s, unnest(string_to_array(faults, E'\\x1e')) f WHERE faults IS NOT NULL")
                    .formatted(batch, table()));
        }
    }

    void drop() throws SQLException {
        execute("DROP TABLE " + table());
    }

    private void stage(
            BatchKind kind, BatchKind.Stager stager, CsvLines lines, Header header, Line line, CopyWriter rows)
            throws SQLException {
        faults.clear();
        rows.startRow(OWN_COLUMNS + kind.stagedWidth());
        rows.putLong(lines.number());
        int before = rows.mark();
        checkShape(lines, header);
        if (faults.isEmpty()) {
            rows.putNull();
            stager.stage(line, rows, faults);
        }
        if (!faults.isEmpty()) {
            faulty++;
            rows.rewind(before);
            rows.putText(faults.gathered());
            for (int i = 0; i < kind.stagedWidth(); i++) {
                rows.putNull();
            }
        }
    }

    private void checkShape(CsvLines lines, Header header) {
        if (lines.isBroken()) {
            faults.add("", "", lines.isTooLong() ? "行过长" : "引号没有成对闭合");
        } else if (lines.fields() != header.width()) {
            faults.add("", "", "应有" + header.width() + "列，实有" + lines.fields() + "列");
        } else if (lines.isRubbish()) {
            faults.add("", "", "含有无法识别的字符，文件须为UTF-8编码");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
