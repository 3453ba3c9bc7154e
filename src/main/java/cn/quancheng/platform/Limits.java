package cn.quancheng.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * How long a connection waits, on the database's side and on this one. They are set by statements once a connection
 * stands, so that neither the options in an address nor a pooler on the way takes them off.
 *
 * @param statement the longest statement
 * @param lock the longest wait for a lock; zero: as long as the statement may take
 * @param idleInTransaction the longest pause within a transaction
 */
record Limits(Duration statement, Duration lock, Duration idleInTransaction) {
    /** The database cancels a statement that takes too long; who hears nothing by then has lost the database. */
    private static final Duration ANSWER_IS_DUE = Duration.ofSeconds(30);

    /** How often the database looks whether whoever waits for a statement is still there. */
    private static final Duration STILL_THERE = Duration.ofSeconds(2);

    void set(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("SET statement_timeout = " + statement.toMillis() + "; SET lock_timeout = " + lock.toMillis()
                    + "; SET idle_in_transaction_session_timeout = " + idleInTransaction.toMillis()
                    + "; SET client_connection_check_interval = " + STILL_THERE.toMillis());
        }
        connection.setNetworkTimeout(Runnable::run, silence());
    }

    /** Whether these are set on a connection; asks nobody. */
    boolean areSet(Connection connection) throws SQLException {
        return connection.getNetworkTimeout() == silence();
    }

    /** How long the database may say nothing, in milliseconds. */
    private int silence() {
        return Math.toIntExact(statement.plus(ANSWER_IS_DUE).toMillis());
    }
}
