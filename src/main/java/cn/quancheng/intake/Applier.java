package cn.quancheng.intake;

import cn.quancheng.journal.Journal;
import cn.quancheng.platform.AdvisoryKey;
import cn.quancheng.platform.DatabaseTrouble;
import cn.quancheng.platform.LongWork;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Applies the files that wait, one after the other over all replicas. Whoever holds the lock applies all of them,
 * whichever process received them; whoever dies lets go of it, and another one begins that file anew.
 */
@ApplicationScoped
class Applier {
    /** A file that was cut off so often may be what cuts it off. */
    private static final int ATTEMPTS = 5;

    /** For the largest statement over a set. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private static final long AGAIN_SECONDS = 1;
    private static final Logger LOG = Logger.getLogger(Applier.class);

    private final AgroalDataSource database;
    private final Batches batches;
    private final Journal journal;
    private final BatchKinds kinds;
    private final DryRuns dryRuns;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "intake"));

    @Inject
    Applier(AgroalDataSource database, Batches batches, Journal journal, BatchKinds kinds, DryRuns dryRuns) {
        this.database = database;
        this.batches = batches;
        this.journal = journal;
        this.kinds = kinds;
        this.dryRuns = dryRuns;
    }

    /** Goes on with what an earlier process left waiting. */
    void start(@Observes StartupEvent started) {
        wake();
    }

    /** Looks for files that another process left, to apply them or to give them up. */
    @Scheduled(every = "{quancheng.intake.look-every}", identity = "files-left-waiting")
    void look() throws SQLException {
        batches.giveUpSilent();
        wake();
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    /** Applies in the background whatever waits. */
    void wake() {
        try {
            worker.execute(this::applyAll);
        } catch (RejectedExecutionException e) {
            LOG.debug("this process ends; another one will apply what waits", e);
        }
    }

    private void applyAll() {
        try (Connection connection = LongWork.connection(database, LONGEST)) {
            connection.setAutoCommit(false);
            try {
                if (asked(connection, "SELECT pg_try_advisory_lock(" + AdvisoryKey.APPLYING + ")")) {
                    applyEach(connection);
                    asked(connection, "SELECT pg_advisory_unlock(" + AdvisoryKey.APPLYING + ")");
                } else {
                    // The one who holds it may have looked for the last time just before this file was there.
                    later();
                }
                connection.commit();
            } finally {
                giveBack(connection);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.error("files could not be applied; they keep waiting", e);
            later();
        }
    }

    private void later() {
        try {
            worker.schedule(this::applyAll, AGAIN_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("this process ends; another one will apply what waits", e);
        }
    }

    private void applyEach(Connection connection) throws SQLException {
        for (Optional<Batch> next = Batches.next(connection); next.isPresent(); next = Batches.next(connection)) {
            Batch batch = next.get();
            try {
                apply(connection, batch);
            } catch (SQLException | RuntimeException e) {
                // The connection broke, or two transactions were in each other's way: it was not the file.
                if (DatabaseTrouble.of(e).filter(DatabaseTrouble::isPassing).isPresent()) {
                    throw e;
                }
                LOG.errorf(e, "batch %d of %s failed", batch.batchId(), batch.kind());
                batches.failed(batch.batchId(), "处理失败，文件未改变任何数据");
            }
        }
    }

    private void apply(Connection connection, Batch batch) throws SQLException {
        long attempts = Batches.applying(connection, batch.batchId());
        if (attempts == 0) {
            connection.rollback();
            LOG.infof("batch %d of %s was cancelled just before it was applied", batch.batchId(), batch.kind());
            return;
        }
        if (attempts > ATTEMPTS) {
            connection.rollback();
            batches.failed(batch.batchId(), "处理多次中断，文件未改变任何数据，请重新上传");
            return;
        }
        BatchKind kind = kinds.of(batch);
        if (batch.dryRun()) {
            connection.commit();
            dryRuns.check(connection, batch, kind, LONGEST);
        } else if (kind.isDecision()) {
            connection.commit();
            decide(batch, kind);
        } else {
            applyUnderNumber(connection, batch, kind);
        }
    }

    private void applyUnderNumber(Connection connection, Batch batch, BatchKind kind) throws SQLException {
        long entry = journal.open(connection, kind.name());
        try {
            apply(connection, batch, kind, entry);
            connection.commit();
        } finally {
            connection.rollback();
            journal.release(connection, entry);
            connection.commit();
        }
    }

    /** Locks before numbers: the people whom the file is about wait until it is applied, and nobody else does. */
    private void decide(Batch batch, BatchKind kind) {
        QuarkusTransaction.requiringNew().timeout((int) LONGEST.toSeconds()).call(() -> {
            try (Connection connection = LongWork.connection(database, LONGEST)) {
                kind.lock(connection, Staging.table(batch.batchId()));
                apply(connection, batch, kind, journal.openDecisions(connection, kind.name()));
                return batch;
            }
        });
    }

    private void apply(Connection connection, Batch batch, BatchKind kind, long entry) throws SQLException {
        long started = System.nanoTime();
        String table = Staging.table(batch.batchId());
        BatchFaults.move(connection, batch.batchId(), table);
        BatchKind.Outcome outcome = kind.apply(new StagedBatch(connection, batch, entry, table));
        batches.done(connection, batch, entry, outcome);
        journal.settle(connection, entry);
        LOG.infof(
                "batch %d of %s applied in %s",
                batch.batchId(), kind.name(), Duration.ofNanos(System.nanoTime() - started));
    }

    private static boolean asked(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Leaves nothing behind on a connection that others will use; a broken one takes its locks with it. */
    private static void giveBack(Connection connection) throws SQLException {
        if (!connection.isClosed() && connection.isValid(1)) {
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock_all()");
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
