package cn.quancheng.platform;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Connections for work that nobody waits for at a door: a file that is applied, a partition of a run, an export, a
 * check of all histories, a migration. They wait for locks as long as a statement may take. Given back to the pool, a connection has the limits
 * of everybody's again.
 */
public final class LongWork {
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private LongWork() {}

    /**
     * Takes a connection for long work.
     *
     * @param longest how long one statement may take, waits for locks and for whoever reads or writes a COPY included;
     *     at most seven days
     */
    public static Connection connection(DataSource database, Duration longest) throws SQLException {
        Connection connection = database.getConnection();
        try {
            allow(connection, longest);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Lets a connection's statements take so long, until it is given back. */
    static void allow(Connection connection, Duration longest) throws SQLException {
        new Limits(longest, Duration.ZERO, PAUSE).set(connection);
    }
}
