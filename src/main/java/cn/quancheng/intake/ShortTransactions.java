package cn.quancheng.intake;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/**
 * The intake's short transactions, each on a connection of its own that is given back at once: none of them lasts as
 * long as a sender likes. A few at a time, so that uploads leave connections to those who wait for an answer.
 */
@ApplicationScoped
class ShortTransactions {
    private static final int AT_ONCE = 4;

    private final AgroalDataSource database;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** What is done in one transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    @Inject
    ShortTransactions(AgroalDataSource database) {
        this.database = database;
    }

    /** Does the work and commits; where it fails, nothing of it was done. */
    <T> T call(Work<T> work) throws SQLException {
        places.acquireUninterruptibly();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } finally {
            places.release();
        }
    }
}
