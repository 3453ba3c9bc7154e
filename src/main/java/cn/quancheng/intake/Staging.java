package cn.quancheng.intake;

import cn.quancheng.platform.CopyWriter;
import cn.quancheng.platform.Idempotency;
import cn.quancheng.platform.RequestKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** A file's lines on their way, in a table of their own that needs no log: it is dropped when the file is applied. */
final class Staging {
    private static final long REPORT_EVERY = Duration.ofSeconds(1).toNanos();
    private static final int LOOK_AT_CLOCK_EVERY = 1 << 12;
    private static final int OWN_COLUMNS = 2;
    private static final int ACCEPTED = 202;

    private final Connection connection;
    private final Batches batches;
    private final Idempotency idempotency;
    private final Faults faults = new Faults();
    private long batch;
    private long faulty;

    /** A file whose header was read. */
    record File(CsvLines lines, Header header, Upload upload) {}

    /** @param connection is its own from now on */
    Staging(Connection connection, Batches batches, Idempotency idempotency) {
        this.connection = connection;
        this.batches = batches;
        this.idempotency = idempotency;
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

    /**
     * Reads the file to its end into the table and commits.
     *
     * @return the batch that the same file was before, if its key says so; then nothing was staged
     */
    Optional<Long> fill(BatchKind kind, String client, File file) throws IOException, SQLException {
        connection.setAutoCommit(false);
        batch = batches.open(connection, kind.name(), client);
        try {
            execute("CREATE UNLOGGED TABLE " + table() + " (line bigint NOT NULL, faults text, " + kind.stagedColumns()
                    + ") WITH (autovacuum_enabled = false)");
            long total = copy(kind, file);
            Optional<Long> earlier = claim(file.upload());
            if (earlier.isPresent()) {
                batches.forget(batch);
                return earlier;
            }
            batches.received(connection, batch, total);
            connection.commit();
            return Optional.empty();
        } catch (IOException e) {
            batches.failed(batch, "上传中断，文件未改变任何数据，请重新上传");
            throw e;
        } catch (SQLException | RuntimeException e) {
            batches.failed(batch, "处理失败，文件未改变任何数据");
            throw e;
        }
    }

    private long copy(BatchKind kind, File file) throws IOException, SQLException {
        BatchKind.Stager stager = kind.stager();
        try (CopyWriter rows = new CopyWriter(connection, table())) {
            Line line = new Line(file.lines(), file.header());
            long reported = System.nanoTime();
            while (file.lines().next()) {
                stage(kind, stager, file, line, rows);
                if (rows.rows() % LOOK_AT_CLOCK_EVERY == 0 && System.nanoTime() - reported > REPORT_EVERY) {
                    batches.progress(batch, rows.rows());
                    reported = System.nanoTime();
                }
            }
            return rows.finish();
        }
    }

    private Optional<Long> claim(Upload upload) {
        if (upload.key().isEmpty()) {
            return Optional.empty();
        }
        RequestKey key = upload.key().get();
        Idempotency.Claim claim = idempotency.claim(connection, key, upload.digest());
        if (claim instanceof Idempotency.Claim.Again again) {
            return Optional.of(Long.valueOf(new String(again.answer().body(), StandardCharsets.US_ASCII)));
        }
        byte[] number = Long.toString(batch).getBytes(StandardCharsets.US_ASCII);
        idempotency.keep(connection, key, new Idempotency.KeptAnswer(ACCEPTED, null, number));
        return Optional.empty();
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

    private void stage(BatchKind kind, BatchKind.Stager stager, File file, Line line, CopyWriter rows)
            throws SQLException {
        faults.clear();
        rows.startRow(OWN_COLUMNS + kind.stagedWidth());
        rows.putLong(line.number());
        int before = rows.mark();
        checkShape(file.lines(), file.header());
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
