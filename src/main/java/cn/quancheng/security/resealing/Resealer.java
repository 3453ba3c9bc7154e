package cn.quancheng.security.resealing;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.security.IdentityVault;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Seals everything anew under the key in use. It goes by what each seal says of its key: broken off at any point and
 * started again, it does what is left, and once more does nothing. One at a time over all replicas.
 */
@ApplicationScoped
class Resealer {
    private static final Logger LOG = Logger.getLogger(Resealer.class);
    private static final String LOCK = "hashtext('resealing')";

    /** A walk passes over rows in somebody's hands; whoever holds one for longer than so many walks is stuck. */
    private static final int MOST_WALKS = 20;

    private final AgroalDataSource database;
    private final Instance<SealedColumn> columns;
    private final IdentityVault vault;
    private final Resealings book;
    private final AuditBook audit;

    Resealer(
            AgroalDataSource database,
            @Any Instance<SealedColumn> columns,
            IdentityVault vault,
            Resealings book,
            AuditBook audit) {
        this.database = database;
        this.columns = columns;
        this.vault = vault;
        this.book = book;
        this.audit = audit;
    }

    /**
     * Starts it, unless one is under way; it goes on behind the answer.
     *
     * @param by the account that asks for it
     * @return whether it was started here and now
     */
    boolean start(String by) throws SQLException {
        Connection connection = database.getConnection();
        if (!isTrue(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
            connection.close();
            return false;
        }
        try {
            int id = book.begin(connection, vault.keyInUse(), by, left(connection));
            Thread thread = new Thread(() -> run(connection, id, by), "resealing");
            thread.setDaemon(true);
            thread.start();
            return true;
        } catch (SQLException | RuntimeException e) {
            release(connection);
            throw e;
        }
    }

    private void run(Connection connection, int id, String by) {
        try {
            connection.setAutoCommit(false);
            for (int walk = 0; left(connection) > 0; walk++) {
                if (walk == MOST_WALKS) {
                    throw new IllegalStateException("rows stay in other hands");
                }
                for (SealedColumn column : columns) {
                    walk(connection, column, id);
                }
            }
            book.forgetOtherKeys(connection, vault.keyInUse());
            book.finish(connection, id);
            audit.record(connection, AuditEntry.of(by, "SEALED_ANEW").on("identity-key/" + vault.keyInUse()));
            connection.commit();
            LOG.infof("everything is sealed under identity key %d", vault.keyInUse());
        } catch (SQLException | RuntimeException e) {
            LOG.error("sealing anew broke off; started again, it goes on", e);
            fail(id);
        } finally {
            release(connection);
        }
    }

    private void walk(Connection connection, SealedColumn column, int id) throws SQLException {
        ColumnWalk walk = new ColumnWalk(column, vault.keyInUse());
        int more = walk.next(connection);
        while (more > 0) {
            book.progress(connection, id, more);
            connection.commit();
            more = walk.next(connection);
        }
        connection.commit();
    }

    private long left(Connection connection) throws SQLException {
        long left = 0;
        for (SealedColumn column : columns) {
            left += new ColumnWalk(column, vault.keyInUse()).left(connection);
        }
        return left;
    }

    private void fail(int id) {
        try {
            book.fail(id, "中断，重新发起即可继续；原因见日志");
        } catch (SQLException e) {
            LOG.error("that it broke off could not be noted", e);
        }
    }

    private static void release(Connection connection) {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            isTrue(connection, "select pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException e) {
            LOG.warn("a connection could not be given back", e);
        }
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
