package cn.quancheng.intake;

import cn.quancheng.platform.CopyRows;
import cn.quancheng.platform.Refusal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Reads a file into the staging table of its batch, piece by piece: lines gather in memory at the sender's pace, and each
 * piece is a COPY and a commit of its own. What stands in the table is sealed, digested or masked, never readable.
 */
final class Staging {
    private static final int PIECE = 1 << 20;
    private static final long PIECE_EVERY = Duration.ofSeconds(5).toNanos();
    private static final int OWN_COLUMNS = 3;

    /** After so many lines it shows whether a file is in UTF-8 at all. */
    private static final int SAMPLE = 1_000;

    private final ShortTransactions transactions;
    private final BatchKind kind;
    private final BatchKind.Stager stager;
    private final CsvLines lines;
    private final Header header;

    private final LineSeal seal;
    private final int columns;
    private final Line line;
    private final Faults faults = new Faults();
    private final CopyRows rows = new CopyRows();
    private long written = System.nanoTime();
    private long total;
    private long rejected;
    private long listed;
    private long undecoded;

    /**
     * What a file came to while it was read.
     *
     * @param total its lines, without the header and empty ones
     * @param rejected those with a fault
     */
    record Staged(long total, long rejected) {}

    /** @param lines stands at the first line after the header */
    Staging(
            ShortTransactions transactions,
            BatchKind kind,
            BatchKind.Stager stager,
            LineSeal seal,
            CsvLines lines,
            Header header) {
        this.transactions = transactions;
        this.kind = kind;
        this.stager = stager;
        this.seal = seal;
        this.columns = kind.columns().size();
        this.lines = lines;
        this.header = header;
        this.line = new Line(lines, header);
    }

    static String table(long batch) {
        return "staged_batch_" + batch;
    }

    /** Makes the table, in the transaction that opens its batch. */
    static void create(Connection connection, long batch, BatchKind kind) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE " + table(batch) + " (line bigint NOT NULL, faults text, sealed_line bytea, "
                            + kind.stagedColumns() + ") WITH (autovacuum_enabled = false)");
        }
    }

    /**
     * Reads the file to its end.
     *
     * @throws Refusal 400 when it is in another encoding
     */
    Staged fill(long batch) throws IOException, SQLException {
        do {
            stage();
            if (total == SAMPLE) {
                checkEncoding();
            }
            if (rows.size() >= PIECE || System.nanoTime() - written > PIECE_EVERY) {
                write(batch);
            }
        } while (lines.next());
        checkEncoding();
        write(batch);
        return new Staged(total, rejected);
    }

    private void write(long batch) throws SQLException {
        transactions.call(connection -> {
            try (Statement statement = connection.createStatement()) {
                // The commit that lets the batch wait is flushed, and with it all that was written before.
                statement.execute("SET LOCAL synchronous_commit = off");
            }
            long alive = Batches.heard(connection, batch, total);
            rows.copyInto(connection, table(batch));
            return alive;
        });
        written = System.nanoTime();
    }

    private void stage() throws SQLException {
        total++;
        faults.clear();
        int before = rows.mark();
        begin();
        checkShape();
        boolean shapeless = !faults.isEmpty();
        if (!shapeless) {
            rows.putNull();
            seal.put(rows, line, columns);
            stager.stage(line, rows, faults);
        }
        if (!faults.isEmpty()) {
            rejected++;
            rows.rewind(before);
            list(shapeless);
        }
    }

    private void begin() throws SQLException {
        rows.startRow(OWN_COLUMNS + kind.stagedWidth());
        rows.putLong(line.number());
    }

    /** Past a limit a line is counted only: whoever sent it has enough to mend. */
    private void list(boolean shapeless) throws SQLException {
        if (listed < BatchFaults.MOST) {
            listed += faults.count();
            begin();
            rows.putText(faults.gathered());
            if (shapeless) {
                seal.putWhole(rows, lines.number(), lines.text());
            } else {
                seal.put(rows, line, columns);
            }
            for (int i = 0; i < kind.stagedWidth(); i++) {
                rows.putNull();
            }
        }
    }

    private void checkShape() {
        boolean rubbish = lines.isRubbish();
        undecoded += rubbish && lines.isUndecoded() ? 1 : 0;
        if (lines.isBroken()) {
            faults.add("", "", lines.isTooLong() ? "行过长" : "引号没有成对闭合");
        } else if (lines.fields() != header.width()) {
            faults.add("", "", "应有" + header.width() + "列，实有" + lines.fields() + "列");
        } else if (rubbish) {
            faults.add("", "", "含有无法识别的字符，文件须为UTF-8编码");
        }
    }

    /** A stray line spoils itself only; where most can't be read, it is the file. */
    private void checkEncoding() {
        if (undecoded * 2 > total) {
            throw Header.notUtf8();
        }
    }
}
