package cn.quancheng.platform;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads rows by COPY in PostgreSQL's binary format, one at a time: {@link #next}, then every field in its order. Not
 * for use by several threads at once.
 */
public final class CopyReader implements AutoCloseable {
    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final int HEADER = 19;

    private final Connection connection;
    private final CopyOut copy;
    private byte[] row = new byte[0];
    private int at;
    private boolean begun;

    /**
     * Begins to read; the connection can do nothing else until the last row or {@link #close}.
     *
     * @param query a query without parameters
     */
    public CopyReader(Connection connection, String query) throws SQLException {
        this.connection = connection;
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + query + ") TO STDOUT (FORMAT BINARY)");
    }

    /** Goes to the next row; false after the last one. */
    public boolean next() throws SQLException {
        byte @Nullable [] message = copy.readFromCopy();
        if (message == null) {
            return false;
        }
        row = message;
        at = 0;
        if (!begun) {
            begun = true;
            at = HEADER + intAt(SIGNATURE_AND_FLAGS);
        }
        boolean trailer = shortAt(at) < 0;
        at += Short.BYTES;
        return trailer ? next() : true;
    }

    /** The next field, of type bigint and not null. */
    public long getLong() {
        at += Integer.BYTES;
        long value = (long) intAt(at) << 32 | intAt(at + Integer.BYTES) & 0xffff_ffffL;
        at += Long.BYTES;
        return value;
    }

    /** The next field, of type integer and not null. */
    public int getInt() {
        at += Integer.BYTES;
        int value = intAt(at);
        at += Integer.BYTES;
        return value;
    }

    /** The next field, of type smallint and not null. */
    public int getShort() {
        at += Integer.BYTES;
        int value = shortAt(at);
        at += Short.BYTES;
        return value;
    }

    /**
     * The next field, of type bytea and not null: its length. Its bytes stand in {@link #bytes}, before {@link #end},
     * until the next row.
     */
    public int getBytes() {
        int length = intAt(at);
        at += Integer.BYTES + length;
        return length;
    }

    /** The bytes that hold the row. */
    public byte[] bytes() {
        return row;
    }

    /** Where in {@link #bytes} the field that was read last has its end. */
    public int end() {
        return at;
    }

    /** Gives up what was not read, and with it the connection: the database would go on sending. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            connection.abort(Runnable::run);
        }
    }

    private int intAt(int index) {
        return (row[index] & 0xff) << 24
                | (row[index + 1] & 0xff) << 16
                | (row[index + 2] & 0xff) << 8
                | row[index + 3] & 0xff;
    }

    private int shortAt(int index) {
        return row[index] << 8 | row[index + 1] & 0xff;
    }
}
