package cn.quancheng.platform;

import org.postgresql.copy.CopyIn;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes rows into a table by one COPY while they are made, in bounded memory. */
public final class CopyWriter extends CopyRows implements AutoCloseable {
    private static final int FLUSH_AT = 1 << 16;

    private final CopyIn copy;

    /**
     * Begins to write; the connection can do nothing else until {@link #finish} or {@link #close}.
     *
     * @param target the table with its columns, such as {@code scores (citizen_id, score)}
     */
    public CopyWriter(Connection connection, String target) throws SQLException {
        copy = open(connection, target);
    }

    @Override
    public void startRow(int fields) throws SQLException {
        if (size() >= FLUSH_AT) {
            flush(copy);
        }
        super.startRow(fields);
    }

    /**
     * Ends the writing: only now has the database taken the rows, in the connection's transaction.
     *
     * @return how many there were
     */
    public long finish() throws SQLException {
        end();
        flush(copy);
        return copy.endCopy();
    }

    /** Gives up what was not finished; the transaction is then a failed one. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
