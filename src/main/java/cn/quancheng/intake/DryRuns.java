package cn.quancheng.intake;

import cn.quancheng.journal.Journal;
import cn.quancheng.platform.CopyRows;
import cn.quancheng.platform.LongWork;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Tries files: each is applied by its own rules, in a transaction that comes to nothing. What it came to, its account and its
 * faults, is what applying it now would have come to.
 */
@ApplicationScoped
class DryRuns {
    private final AgroalDataSource database;
    private final Batches batches;
    private final Journal journal;

    @Inject
    DryRuns(AgroalDataSource database, Batches batches, Journal journal) {
        this.database = database;
        this.batches = batches;
        this.journal = journal;
    }

    /**
     * What a file came to.
     *
     * @param faults those that only the whole set shows, carried over from the transaction that came to nothing; their
     *     number is bounded as {@link BatchFaults#MOST} says
     */
    private record Tried(BatchKind.Outcome outcome, CopyRows faults) {}

    /**
     * Tries a file and writes down what it came to.
     *
     * @param connection outside of a transaction; it is left so
     * @param longest how long one statement may take
     */
    void check(Connection connection, Batch batch, BatchKind kind, Duration longest) throws SQLException {
        Tried tried = kind.isDecision() ? decide(batch, kind, longest) : tryAndTakeBack(connection, batch, kind);
        try {
            BatchFaults.move(connection, batch.batchId(), Staging.table(batch.batchId()));
            BatchFaults.add(connection, tried.faults());
            batches.checked(connection, batch, tried.outcome());
            connection.commit();
        } finally {
            connection.rollback();
        }
    }

    private Tried tryAndTakeBack(Connection connection, Batch batch, BatchKind kind) throws SQLException {
        try {
            return tryOut(connection, batch, kind);
        } finally {
            connection.rollback();
        }
    }

    /** In a transaction that the rooms join which hear of decisions, and that comes to nothing with all of theirs. */
    private Tried decide(Batch batch, BatchKind kind, Duration longest) {
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout((int) longest.toSeconds())
                    .call(() -> {
                        try (Connection connection = LongWork.connection(database, longest)) {
                            kind.lock(connection, Staging.table(batch.batchId()));
                            throw new TakenBack(tryOut(connection, batch, kind));
                        }
                    });
        } catch (TakenBack end) {
            return end.tried;
        }
    }

    /** Ends a transaction that went well, so that nothing comes of it. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Tried tried;

        TakenBack(Tried tried) {
            super("tried and taken back", null, false, false);
            this.tried = tried;
        }
    }

    private Tried tryOut(Connection connection, Batch batch, BatchKind kind) throws SQLException {
        String table = Staging.table(batch.batchId());
        long entry = journal.attempt(connection, kind.name(), kind.isDecision());
        BatchFaults.move(connection, batch.batchId(), table);
        BatchKind.Outcome outcome = kind.apply(new StagedBatch(connection, batch, entry, table));
        return new Tried(outcome, BatchFaults.ofTheSet(connection, batch.batchId(), table));
    }
}
