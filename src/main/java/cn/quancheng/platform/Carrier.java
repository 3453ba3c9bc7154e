package cn.quancheng.platform;

import io.agroal.api.AgroalDataSource;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Carries rows that people asked for, in the background: one at a time in each process, and the longest waiting first. What a
 * process left under way that died is taken up by whichever looks next.
 *
 * @param <T> a row
 */
public final class Carrier<T> {
    private static final Logger LOG = Logger.getLogger(Carrier.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final String name;
    private final AgroalDataSource database;
    private final Rows<T> rows;
    private final Work<T> work;
    private final ExecutorService driver;
    private final AtomicBoolean isAwake = new AtomicBoolean();
    private volatile boolean stopping;

    /** The rows; each method works in the connection's transaction. */
    public interface Rows<T> {
        /** Gives back, or gives up, what is under way without a {@link SignOfLife}. */
        void takeFromTheDead(Connection connection) throws SQLException;

        /** Takes the one that has waited the longest, and gives the sign of life for it; empty where none waits. */
        Optional<T> claim(Connection connection) throws SQLException;

        /** Lets it go again, whatever became of it. */
        void letGo(Connection connection, T row) throws SQLException;
    }

    /** What is done with a row. */
    public interface Work<T> {
        /** Does it; the connection is the one that gives the sign of life, and has no transaction open. */
        void carry(Connection connection, T row) throws Exception;

        /** Writes down that it broke off, in the connection's transaction; not asked where the process ends. */
        void failed(Connection connection, T row, Exception why) throws SQLException;
    }

    /** @param name of the thread, and in the log */
    public Carrier(String name, AgroalDataSource database, Rows<T> rows, Work<T> work) {
        this.name = name;
        this.database = database;
        this.rows = rows;
        this.work = work;
        this.driver = Executors.newSingleThreadExecutor(r -> new Thread(r, name));
    }

    /** Looks for what waits, now or once the row in hand is done with. */
    public void wake() {
        if (isAwake.compareAndSet(false, true)) {
            try {
                driver.execute(this::carryAll);
            } catch (RejectedExecutionException e) {
                LOG.debugf("%s: this process ends; another one will carry what waits", name);
            }
        }
    }

    /** From now on a fault is only the house falling down: whoever looks next begins anew. */
    public void stopping() {
        stopping = true;
    }

    /** Whether the row in hand is to be left where it is. */
    public boolean isStopping() {
        return stopping;
    }

    /** Carries nothing any more. */
    public void stop() {
        stopping = true;
        driver.shutdownNow();
    }

    private void carryAll() {
        // Before the first look: whoever asks from now on is not overlooked.
        isAwake.set(false);
        try (Connection connection = LongWork.connection(database, LONGEST)) {
            connection.setAutoCommit(false);
            try {
                rows.takeFromTheDead(connection);
                connection.commit();
                while (!stopping && carryNext(connection)) {
                    LOG.debugf("%s: looks for another one", name);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopping) {
                LOG.errorf(e, "%s: what waits could not be carried, and keeps waiting", name);
            }
        }
    }

    private boolean carryNext(Connection connection) throws SQLException {
        Optional<T> claimed = rows.claim(connection);
        connection.commit();
        if (claimed.isPresent()) {
            try {
                carry(connection, claimed.get());
            } finally {
                connection.rollback();
                rows.letGo(connection, claimed.get());
                connection.commit();
            }
        }
        return claimed.isPresent();
    }

    private void carry(Connection connection, T row) throws SQLException {
        try {
            work.carry(connection, row);
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            connection.rollback();
            if (!stopping) {
                work.failed(connection, row, e);
                connection.commit();
            }
        }
    }
}
