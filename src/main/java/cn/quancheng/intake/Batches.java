package cn.quancheng.intake;

import cn.quancheng.platform.Idempotency;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.RequestKey;
import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The book of the files that were taken in. */
@ApplicationScoped
class Batches {
    private static final String ABANDONED = "接收中断，文件未改变任何数据，请重新上传";
    private static final String WAITS = "state IN ('WAITING', 'APPLYING')";
    private static final String UNFINISHED = "state NOT IN ('DONE', 'CHECKED', 'CANCELLED', 'FAILED')";

    /** No sender is waited for as long; by the database's clock, which all replicas share. */
    private static final String SILENT = "heard_at < clock_timestamp() - interval '3 minutes'";

    private static final int ACCEPTED = 202;

    private final ShortTransactions transactions;
    private final Idempotency idempotency;
    private final RefusedLines refusedLines;
    private final Clock clock;

    @Inject
    Batches(ShortTransactions transactions, Idempotency idempotency, RefusedLines refusedLines, Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.refusedLines = refusedLines;
        this.clock = clock;
    }

    /** Opens a batch, with its staging table. */
    long open(BatchKind kind, Sending sending) throws SQLException {
        String insert = "INSERT INTO batches (kind, client, dry_run, state, received_at)"
                + " VALUES (?, ?, ?, 'RECEIVING', ?) RETURNING id";
        return transactions.call(connection -> {
            long id = number(
                    connection,
                    insert,
                    kind.name(),
                    sending.client(),
                    sending.dryRun(),
                    Timestamp.from(clock.instant()));
            Staging.create(connection, id, kind);
            return id;
        });
    }

    /**
     * Notes that a file's sender was heard of, in the transaction that stages a piece of it and before it does: who
     * cancels the file takes the row first as well, and then the table.
     *
     * @throws Refusal 409 when the batch was cancelled meanwhile
     * @throws IllegalStateException when it was given up meanwhile
     */
    static long heard(Connection connection, long id, long linesRead) throws SQLException {
        long alive = Sql.update(
                connection,
                "UPDATE batches SET lines_read = ?, heard_at = clock_timestamp() WHERE id = ? AND state = 'RECEIVING'",
                linesRead,
                id);
        if (alive == 0) {
            if (isCancelled(connection, id)) {
                throw Refusal.of(Refusal.Kind.CONFLICT, "intake.cancelled");
            }
            throw new IllegalStateException("batch " + id + " was given up while it was being received");
        }
        return alive;
    }

    private static boolean isCancelled(Connection connection, long id) throws SQLException {
        return number(connection, "SELECT count(*) FROM batches WHERE id = ? AND state = 'CANCELLED'", id) > 0;
    }

    /**
     * Notes that a file was read whole and waits; from now on it outlives this process. Where its key says that the same
     * file was sent before, it is forgotten instead.
     *
     * @return the batch that the file is
     * @throws Refusal 422 when the key was used for another file
     */
    long received(long id, Staging.Staged staged, Upload upload) throws SQLException {
        return transactions.call(connection -> {
            Optional<Long> earlier = upload.key().flatMap(key -> claim(connection, key, upload.digest(), id));
            if (earlier.isPresent()) {
                Sql.update(connection, "DELETE FROM batches WHERE id = ?", id);
                drop(connection, id);
                return earlier.get();
            }
            heard(connection, id, staged.total());
            Sql.update(
                    connection,
                    "UPDATE batches SET state = 'WAITING', total = ?, rejected = ?, request_key = ? WHERE id = ?",
                    staged.total(),
                    staged.rejected(),
                    upload.key().map(RequestKey::id).orElse(null),
                    id);
            return id;
        });
    }

    private Optional<Long> claim(Connection connection, RequestKey key, byte[] digest, long id) {
        if (idempotency.claim(connection, key, digest) instanceof Idempotency.Claim.Again again) {
            return Optional.of(Long.valueOf(new String(again.answer().body(), StandardCharsets.US_ASCII)));
        }
        byte[] number = Long.toString(id).getBytes(StandardCharsets.US_ASCII);
        idempotency.keep(connection, key, new Idempotency.KeptAnswer(ACCEPTED, null, number));
        return Optional.empty();
    }

    /** How many files wait. */
    long waiting() throws SQLException {
        return transactions.call(connection -> number(connection, "SELECT count(*) FROM batches WHERE " + WAITS));
    }

    /** The file whose turn it is: one that waits, or one whose applying was cut off; for whoever alone applies files. */
    static Optional<Batch> next(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT * FROM batches WHERE " + WAITS + " ORDER BY id LIMIT 1", Batch::of);
    }

    /**
     * Notes that a file is being applied, in the connection's transaction; from now on nobody cancels it.
     *
     * @return how often it has been begun, this time included; 0 when it does not wait any more, because it was cancelled
     */
    static long applying(Connection connection, long id) throws SQLException {
        String update = "UPDATE batches SET state = 'APPLYING', attempts = attempts + 1 WHERE id = ? AND " + WAITS
                + " RETURNING attempts";
        return Sql.first(connection, update, row -> row.getLong(1), id).orElse(0L);
    }

    /** Notes what a file came to, in the transaction that applies it. */
    void done(Connection connection, Batch batch, long entry, BatchKind.Outcome outcome) throws SQLException {
        account(connection, batch, BatchState.DONE, entry, outcome);
    }

    /** Notes what a file would have come to. */
    void checked(Connection connection, Batch batch, BatchKind.Outcome outcome) throws SQLException {
        account(connection, batch, BatchState.CHECKED, null, outcome);
    }

    private void account(
            Connection connection, Batch batch, BatchState state, @Nullable Long entry, BatchKind.Outcome outcome)
            throws SQLException {
        long rejected = batch.rejected() + outcome.refused();
        Sql.update(
                connection,
                "UPDATE batches SET state = ?, entry = ?, accepted = ?, rejected = ?, duplicates = ?,"
                        + " unlisted = ? - (SELECT count(DISTINCT line) FROM batch_faults WHERE batch_id = ?),"
                        + " finished_at = ? WHERE id = ?",
                state.name(),
                entry,
                outcome.accepted(),
                rejected,
                outcome.duplicates(),
                rejected,
                batch.batchId(),
                Timestamp.from(clock.instant()),
                batch.batchId());
        refusedLines.keep(connection, batch.batchId());
        drop(connection, batch.batchId());
    }

    /** Notes that a file came to nothing, drops what was staged of it, and lets its key be used again. */
    void failed(long id, String why) throws SQLException {
        transactions.call(connection -> end(connection, id, BatchState.FAILED, why));
    }

    /** The same in the connection's transaction, in any state that is an end without having changed anything. */
    long end(Connection connection, long id, BatchState state, @Nullable String why) throws SQLException {
        release(connection, id);
        Sql.update(
                connection,
                "UPDATE batches SET state = ?, failure = ?, finished_at = ?, rejected = 0, request_key = NULL"
                        + " WHERE id = ? AND " + UNFINISHED,
                state.name(),
                why,
                Timestamp.from(clock.instant()),
                id);
        return drop(connection, id);
    }

    private void release(Connection connection, long id) throws SQLException {
        String query = "SELECT request_key FROM batches WHERE request_key IS NOT NULL AND id = ? AND " + UNFINISHED;
        Optional<byte[]> key = Sql.first(connection, query, row -> row.getBytes(1), id);
        if (key.isPresent()) {
            idempotency.release(connection, key.get());
        }
    }

    /** Gives up the files whose process is gone while they were being received, and sweeps up staging tables. */
    void giveUpSilent() throws SQLException {
        for (long id : numbers("SELECT id FROM batches WHERE state = 'RECEIVING' AND " + SILENT)) {
            failed(id, ABANDONED);
        }
        String leftOver = "SELECT substring(tablename FROM '\\d+$')::bigint FROM pg_tables"
                + " WHERE schemaname = current_schema() AND tablename ~ '^staged_batch_\\d+$'"
                + " AND NOT EXISTS (SELECT FROM batches b WHERE tablename = 'staged_batch_' || b.id AND b."
                + UNFINISHED + ")";
        for (long id : numbers(leftOver)) {
            transactions.call(connection -> drop(connection, id));
        }
    }

    Optional<Batch> find(long id) throws SQLException {
        return transactions.call(
                connection -> Sql.first(connection, "SELECT * FROM batches WHERE id = ?", Batch::of, id));
    }

    private static long drop(Connection connection, long id) throws SQLException {
        return Sql.update(connection, "DROP TABLE IF EXISTS " + Staging.table(id));
    }

    private List<Long> numbers(String sql) throws SQLException {
        return transactions.call(connection -> Sql.list(connection, sql, row -> row.getLong(1)));
    }

    private static long number(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        return Sql.first(connection, sql, row -> row.getLong(1), parameters).orElseThrow();
    }
}
