package cn.quancheng.platform;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Writes rows into a table by COPY in PostgreSQL's binary format, in bounded memory. A row is {@link #startRow} and
 * then exactly that many fields, each of its column's own type. Not for use by several threads at once.
 */
public final class CopyWriter implements AutoCloseable {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int FLUSH_AT = 1 << 16;
    private static final int DAYS_TO_2000 = 10_957;

    private final CopyIn copy;
    private byte[] buffer = new byte[FLUSH_AT + (1 << 12)];
    private int size;
    private long rows;

    /**
     * Begins to write; the connection can do nothing else until {@link #finish} or {@link #close}.
     *
     * @param target the table with its columns, such as {@code scores (citizen_id, score)}
     */
    public CopyWriter(Connection connection, String target) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + target + " FROM STDIN (FORMAT BINARY)");
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        size = SIGNATURE.length;
    }

    /** Begins a row of so many fields. */
    public void startRow(int fields) throws SQLException {
        if (size >= FLUSH_AT) {
            flush();
        }
        rawShort(fields);
        rows++;
    }

    /** A field of type smallint. */
    public void putShort(int value) {
        if (value != (short) value) {
            throw new IllegalArgumentException("not a smallint: " + value);
        }
        rawInt(Short.BYTES);
        rawShort(value);
    }

    /** A field of type integer. */
    public void putInt(int value) {
        rawInt(Integer.BYTES);
        rawInt(value);
    }

    /** A field of type bigint. */
    public void putLong(long value) {
        rawInt(Long.BYTES);
        rawInt((int) (value >>> 32));
        rawInt((int) value);
    }

    /** A field of type date. */
    public void putDay(int epochDay) {
        putInt(epochDay - DAYS_TO_2000);
    }

    /** A field of type bytea. */
    public void putBytes(byte[] value, int length) {
        rawInt(length);
        room(length);
        System.arraycopy(value, 0, buffer, size, length);
        size += length;
    }

    /** A field of type bytea. */
    public void putBytes(byte[] value) {
        putBytes(value, value.length);
    }

    /** A field of type text, or null. */
    public void putText(@Nullable String value) {
        if (value == null) {
            putNull();
        } else {
            putBytes(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** An empty field of any type. */
    public void putNull() {
        rawInt(-1);
    }

    /** A place in the row that was begun, to go back to by {@link #rewind} before the next one begins. */
    public int mark() {
        return size;
    }

    /** Takes back the fields that were written since the mark. */
    public void rewind(int mark) {
        size = mark;
    }

    /** How many rows were begun. */
    public long rows() {
        return rows;
    }

    /**
     * Ends the writing: only now has the database taken the rows, in the connection's transaction.
     *
     * @return how many there were
     */
    public long finish() throws SQLException {
        rawShort(-1);
        flush();
        return copy.endCopy();
    }

    /** Gives up what was not finished; the transaction is then a failed one. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, size);
        size = 0;
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
        if (buffer.length - size < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
        }
    }
}
