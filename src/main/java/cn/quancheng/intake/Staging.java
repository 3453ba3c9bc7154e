package cn.quancheng.intake;

import cn.quancheng.platform.CopyRows;
import cn.quancheng.platform.Refusal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

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

    /** Stages nothing of a line whose fields nobody can tell apart. */
    private static final BatchKind.Stager NOTHING = (line, row, faults) -> {};

    private final ShortTransactions transactions;
    private final BatchKind kind;
    private final BatchKind.Stager stager;
    private final FileLines lines;

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
            FileLines lines,
            Header header) {
        this.transactions = transactions;
        this.kind = kind;
        this.stager = stager;
        this.seal = seal;
        this.columns = kind.columns().size();
        this.lines = lines;
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
        undecoded += lines.isUndecoded() ? 1 : 0;
        lines.check(faults);
        boolean shaped = faults.isEmpty();
        if (shaped) {
            rows.putNull();
            seal.put(rows, line, columns);
            stager.stage(line, rows, faults);
        }
        if (!faults.isEmpty()) {
            rejected++;
            rows.rewind(before);
            list(shaped);
        }
    }

    private void begin() throws SQLException {
        rows.startRow(OWN_COLUMNS + kind.stagedWidth());
        rows.putLong(line.number());
    }

    /**
     * Past a limit a line is counted only: whoever sent it has enough to mend.
     *
     * @param shaped whether its fields stand where the header says
     */
    private void list(boolean shaped) throws SQLException {
        if (listed < BatchFaults.MOST) {
            listed += faults.count();
            begin();
            rows.putText(faults.gathered());
            putLine();
            (shaped ? stager : NOTHING).stageRefused(line, rows, kind.stagedWidth());
        }
    }

    private void putLine() {
        Optional<String> whole = lines.whole();
        if (whole.isPresent()) {
            seal.putWhole(rows, line.number(), whole.get());
        } else {
            seal.put(rows, line, columns);
        }
    }

    /** A stray line spoils itself only; where most can't be read, it is the file. */
    private void checkEncoding() {
        if (undecoded * 2 > total) {
            throw Header.notUtf8();
        }
    }
}
