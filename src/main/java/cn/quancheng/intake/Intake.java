package cn.quancheng.intake;

import cn.quancheng.journal.Journal;
import cn.quancheng.platform.Idempotency;
import cn.quancheng.platform.LongWork;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.RequestKey;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Takes in files. A file is read, checked and staged while it is being sent, in bounded memory; then it is applied by
 * statements over the whole set, in one transaction, one file after the other. What breaks off on the way changes
 * nothing: not the sender's connection, not a fault of the file, not the end of this process.
 */
@ApplicationScoped
public class Intake {
    /** Files that may be in this process's hands at the same time; each of them holds a connection. */
    private static final int HANDS = 8;

    /** Held by the one file that is being applied, over all replicas. */
    private static final long APPLYING = 0x5143_0002L;

    /** For a sender's slow line, for files before this one, and for the largest statement over a set. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final AgroalDataSource database;
    private final Batches batches;
    private final Journal journal;
    private final Idempotency idempotency;
    private final Semaphore hands = new Semaphore(HANDS);
    private final ExecutorService worker = Executors.newFixedThreadPool(HANDS, r -> new Thread(r, "intake"));

    @Inject
    Intake(AgroalDataSource database, Batches batches, Journal journal, Idempotency idempotency) {
        this.database = database;
        this.batches = batches;
        this.journal = journal;
        this.idempotency = idempotency;
    }

    /** Gives up what an earlier process left unfinished, where no other replica has it in its hands. */
    void giveUpAbandoned(@Observes StartupEvent started) throws SQLException {
        batches.giveUpAbandoned();
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    /**
     * Reads a file to its end and lets it be applied in the background.
     *
     * @param client the account that sends it
     * @param bytes the file: CSV in UTF-8
     * @param key under which the same file may be sent again and is answered with the batch that it was
     * @return the batch, to be asked for by {@link #find}; empty when too many files are under way
     * @throws Refusal when the file is empty or its header is wrong, or the key was used for another file; nothing was
     *     taken in, and neither is anything when the sender's connection breaks
     */
    public Optional<Batch> receive(BatchKind kind, String client, InputStream bytes, Optional<RequestKey> key)
            throws SQLException {
        if (!hands.tryAcquire()) {
            return Optional.empty();
        }
        boolean handedOver = false;
        try {
            Upload upload = new Upload(bytes, key);
            CsvLines lines = new CsvLines(upload.bytes());
            if (!lines.next()) {
                throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.empty");
            }
            Header header = Header.read(lines, kind.columns());
            Staging staging = new Staging(LongWork.connection(database, LONGEST), batches, idempotency);
            Optional<Long> earlier = stage(staging, kind, client, new Staging.File(lines, header, upload));
            if (earlier.isPresent()) {
                return batches.find(earlier.get());
            }
            worker.execute(() -> applyAndRelease(kind, staging));
            handedOver = true;
            return batches.find(staging.batch());
        } catch (IOException e) {
            LOG.infof("an upload of %s broke off", kind.name());
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.broken-off");
        } finally {
            if (!handedOver) {
                hands.release();
            }
        }
    }

    /** A batch by its number, for whoever may see it. */
    public Optional<Batch> find(long batch) throws SQLException {
        return batches.find(batch);
    }

    /** Writes a batch's refused lines as CSV: {@code line,field,value,message}, one row a fault. */
    public void writeFaults(long batch, Writer csv) throws SQLException {
        batches.writeFaults(batch, csv);
    }

    /** The batch that the same file was before, where its key says so. */
    private Optional<Long> stage(Staging staging, BatchKind kind, String client, Staging.File file)
            throws IOException, SQLException {
        boolean staged = false;
        try {
            Optional<Long> earlier = staging.fill(kind, client, file);
            staged = earlier.isEmpty();
            return earlier;
        } finally {
            if (!staged) {
                close(staging.connection());
            }
        }
    }

    private void applyAndRelease(BatchKind kind, Staging staging) {
        try {
            apply(kind, staging);
        } finally {
            hands.release();
        }
    }

    private void apply(BatchKind kind, Staging staging) {
        Connection connection = staging.connection();
        try {
            execute(connection, "SELECT pg_advisory_lock(" + APPLYING + ")");
            batches.applying(connection, staging.batch());
            long entry = journal.open(connection, kind.name());
            try {
                apply(kind, staging, entry);
            } finally {
                connection.rollback();
                journal.release(connection, entry);
                execute(connection, "SELECT pg_advisory_unlock(" + APPLYING + ")");
                Batches.release(connection, staging.batch());
                connection.commit();
            }
            LOG.infof("batch %d of %s applied", staging.batch(), kind.name());
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "batch %d of %s failed", staging.batch(), kind.name());
            fail(staging.batch());
        } finally {
            close(connection);
        }
    }

    private void apply(BatchKind kind, Staging staging, long entry) throws SQLException {
        Connection connection = staging.connection();
        long started = System.nanoTime();
        staging.moveFaults();
        BatchKind.Outcome outcome = kind.apply(new StagedBatch(connection, staging.batch(), entry, staging.table()));
        batches.done(connection, staging.batch(), entry, staging.faulty(), outcome);
        journal.settle(connection, entry);
        staging.drop();
        connection.commit();
        LOG.debugf("batch %d took %s", staging.batch(), Duration.ofNanos(System.nanoTime() - started));
    }

    private void fail(long batch) {
        try {
            batches.failed(batch, "处理失败，文件未改变任何数据");
        } catch (SQLException e) {
            LOG.errorf(e, "batch %d could not be marked as failed", batch);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Gives a connection back; if it is still inside a transaction, that one comes to nothing. */
    private static void close(Connection connection) {
        try (connection) {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
                execute(connection, "SELECT pg_advisory_unlock_all()");
                connection.commit();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.warn("a connection of the intake could not be given back", e);
        }
    }
}
