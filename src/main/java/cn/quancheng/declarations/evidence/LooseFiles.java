package cn.quancheng.declarations.evidence;

import cn.quancheng.declarations.evidence.store.EvidenceStore;
import cn.quancheng.declarations.evidence.store.StoreKey;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The book of stored files for which no row stands: each is entered before it is stored, struck out in the transaction that
 * writes its row, and entered again in the one that deletes it. So whatever ends a process or a transaction, every file
 * either has its row or is in here, and is deleted in time; nobody has to ask a store what it keeps.
 */
@ApplicationScoped
class LooseFiles {
    /** An upload that has not found its declaration by then never will. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final int AT_ONCE = 20;
    private static final Logger LOG = Logger.getLogger(LooseFiles.class);

    private final AgroalDataSource database;
    private final EvidenceStore store;
    private final Clock clock;

    LooseFiles(AgroalDataSource database, EvidenceStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** Enters a file that is about to be stored; in a transaction of its own, for it must be there before the file. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    void expect(StoreKey file) throws SQLException {
        enter(file, clock.instant().plus(PATIENCE));
    }

    /** Strikes a file out, because its row is being written; false where it was given up meanwhile. */
    boolean claim(StoreKey file) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.update(connection, "DELETE FROM evidence_loose WHERE store_key = ?", file.value()) == 1;
        }
    }

    /** Enters a file whose row is being deleted: it goes once that is committed. */
    void drop(StoreKey file) throws SQLException {
        enter(file, clock.instant());
    }

    private void enter(StoreKey file, Instant deleteAfter) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "INSERT INTO evidence_loose (store_key, delete_after) VALUES (?, ?)",
                    file.value(),
                    OffsetDateTime.ofInstant(deleteAfter, clock.getZone()));
        }
    }

    @Scheduled(
            every = "{quancheng.evidence.sweep-every}",
            delayed = "30s",
            identity = "delete-loose-evidence",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() throws SQLException {
        while (sweepSome() == AT_ONCE) {
            LOG.debug("more loose files are deleted");
        }
    }

    /**
     * Deletes files whose time has come, a few a transaction; who is writing a row for one at this instant goes first. A
     * file that the store does not delete now is looked at again later.
     *
     * @return how many were deleted
     */
    int sweepSome() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int deleted = 0;
                for (StoreKey file : due(connection)) {
                    deleted += delete(connection, file) ? 1 : 0;
                }
                connection.commit();
                return deleted;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private List<StoreKey> due(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                "SELECT store_key FROM evidence_loose WHERE delete_after <= ? ORDER BY delete_after LIMIT " + AT_ONCE
                        + " FOR UPDATE SKIP LOCKED",
                row -> new StoreKey(row.getString(1)),
                OffsetDateTime.now(clock));
    }

    private boolean delete(Connection connection, StoreKey file) throws SQLException {
        try {
            store.delete(file);
        } catch (IOException e) {
            LOG.warn("a file of evidence could not be deleted; it is tried again in an hour", e);
            Sql.update(
                    connection,
                    "UPDATE evidence_loose SET delete_after = ? WHERE store_key = ?",
                    OffsetDateTime.now(clock).plus(PATIENCE),
                    file.value());
            return false;
        }
        return Sql.update(connection, "DELETE FROM evidence_loose WHERE store_key = ?", file.value()) == 1;
    }
}
