package cn.quancheng.intake;

import cn.quancheng.journal.Journal;
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
import java.util.List;
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

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final AgroalDataSource database;
    private final Batches batches;
    private final Journal journal;
    private final Semaphore hands = new Semaphore(HANDS);
    private final ExecutorService worker = Executors.newFixedThreadPool(HANDS, r -> new Thread(r, "intake"));

    @Inject
    Intake(AgroalDataSource database, Batches batches, Journal journal) {
        this.database = database;
        this.batches = batches;
        this.journal = journal;
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
     * @return the batch, to be asked for by {@link #find}; empty when too many files are under way
     * @throws UnreadableFileException when its header is wrong; nothing was taken in
     * @throws IOException when the sender's connection broke; nothing was taken in
     */
    public Optional<Batch> receive(BatchKind kind, String client, InputStream bytes) throws IOException, SQLException {
        if (!hands.tryAcquire()) {
            return Optional.empty();
        }
        boolean handedOver = false;
        try {
            CsvLines lines = new CsvLines(bytes);
            if (!lines.next()) {
                throw new UnreadableFileException("文件为空", List.of());
            }
            Header header = Header.read(lines, kind.columns());
            Staging staging = stage(kind, client, lines, header);
            worker.execute(() -> {
                try {
                    apply(kind, staging);
                } finally {
                    hands.release();
                }
            });
            handedOver = true;
            return batches.find(staging.batch());
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

    private Staging stage(BatchKind kind, String client, CsvLines lines, Header header)
            throws IOException, SQLException {
        Connection connection = database.getConnection();
        boolean staged = false;
        try {
            connection.setAutoCommit(false);
            long batch = batches.open(connection, kind.name(), client);
            Staging staging = new Staging(connection, batch);
            try {
                staging.fill(kind, kind.stager(), lines, header, batches);
                staged = true;
                return staging;
            } catch (IOException e) {
                batches.failed(batch, "上传中断，文件未改变任何数据，请重新上传");
                throw e;
            } catch (SQLException | RuntimeException e) {
                batches.failed(batch, "处理失败，文件未改变任何数据");
                throw e;
            }
        } finally {
            if (!staged) {
                close(connection);
            }
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
