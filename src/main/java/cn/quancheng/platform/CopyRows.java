package cn.quancheng.platform;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Rows in the binary format of PostgreSQL's COPY, gathered in memory. A row is {@link #startRow} and then exactly that
 * many fields, each of its column's own type. Not for use by several threads at once.
 */
public class CopyRows {
    static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int FIRST_ROOM = 1 << 16;
    private static final int DAYS_TO_2000 = 10_957;
    private static final int END = -1;

    private byte[] buffer = new byte[FIRST_ROOM];
    private int size;
    private long rows;

    /** Begins with no rows. */
    public CopyRows() {
        begin();
    }

    /** Begins a row of so many fields. */
    public void startRow(int fields) throws SQLException {
        rawShort(fields);
        rows++;
    }

    /** A field of type smallint. */
    public final void putShort(int value) {
        if (value != (short) value) {
            throw new IllegalArgumentException("not a smallint: " + value);
        }
        rawInt(Short.BYTES);
        rawShort(value);
    }

    /** A field of type integer. */
    public final void putInt(int value) {
        rawInt(Integer.BYTES);
        rawInt(value);
    }

    /** A field of type bigint. */
    public final void putLong(long value) {
        rawInt(Long.BYTES);
        rawInt((int) (value >>> 32));
        rawInt((int) value);
    }

    /** A field of type date. */
    public final void putDay(int epochDay) {
        putInt(epochDay - DAYS_TO_2000);
    }

    /** A field of type bytea. */
    public final void putBytes(byte[] value, int length) {
        rawInt(length);
        room(length);
        System.arraycopy(value, 0, buffer, size, length);
        size += length;
    }

    /** A field of type bytea. */
    public final void putBytes(byte[] value) {
        putBytes(value, value.length);
    }

    /** A field of type text, or null. */
    public final void putText(@Nullable String value) {
        if (value == null) {
            putNull();
        } else {
            putBytes(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** An empty field of any type. */
    public final void putNull() {
        rawInt(-1);
    }

    /** A place in the row that was begun, to go back to by {@link #rewind} before the next one begins. */
    public final int mark() {
        return size;
    }

    /** Takes back the fields that were written since the mark. */
    public final void rewind(int mark) {
        size = mark;
    }

    /** How many rows were begun. */
    public final long rows() {
        return rows;
    }

    /** How many bytes stand in memory. */
    public final int size() {
        return size;
    }

    /**
     * Writes what was gathered into a table, in the connection's transaction, and forgets it.
     *
     * @param target the table with its columns, such as {@code scores (citizen_id, score)}
     */
    public final void copyInto(Connection connection, String target) throws SQLException {
        CopyIn copy = open(connection, target);
        try {
            end();
            flush(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        begin();
    }

    static CopyIn open(Connection connection, String target) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + target + " FROM STDIN (FORMAT BINARY)");
    }

    final void flush(CopyIn copy) throws SQLException {
        copy.writeToCopy(buffer, 0, size);
        size = 0;
    }

    final void end() {
        rawShort(END);
    }

    private void begin() {
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        size = SIGNATURE.length;
    }

    private void rawShort(int value) {
        room(Short.BYTES);
        buffer[size++] = (byte) (value >>> 8);
        buffer[size++] = (byte) value;
    }

    private void rawInt(int value) {
        room(Integer.BYTES);
        buffer[size++] = (byte) (value >>> 24);
        buffer[size++] = (byte) (value >>> 16);
        buffer[size++] = (byte) (value >>> 8);
        buffer[size++] = (byte) value;
    }

    private void room(int bytes) {
        if (size + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
        }
    }
}
