package cn.quancheng.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Holds a sender to a pace. Only the time counts that is spent waiting for the sender: nobody is slow because this
 * process is.
 */
final class PacedInput extends FilterInputStream {
    private static final double SECOND = 1e9;

    private final long patience;
    private final double least;
    private final long deadline;
    private long waited;
    private long arrived;

    PacedInput(InputStream bytes, IntakeSettings settings) {
        super(bytes);
        patience = settings.patience().toNanos();
        least = settings.slowestRate() * (patience / SECOND);
        deadline = System.nanoTime() + settings.longestUpload().toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws SlowSenderException when fewer bytes came than must, or the upload takes too long in all */
    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        long before = System.nanoTime();
        int read;
        try {
            read = in.read(to, offset, length);
        } catch (IOException e) {
            // The server gives up a sender that sends nothing at all before it gives up the connection.
            if (System.nanoTime() - before >= patience) {
                throw slow(e);
            }
            throw e;
        }
        long now = System.nanoTime();
        count(Math.max(0, read), now - before);
        if (read >= 0 && now - deadline > 0) {
            throw new SlowSenderException();
        }
        return read;
    }

    /** Nothing for sure: the server calls available what the sender promised, and whoever asks for that is kept waiting. */
    @Override
    public int available() {
        return 0;
    }

    private void count(int bytes, long nanos) throws SlowSenderException {
        arrived += bytes;
        waited += nanos;
        if (waited >= patience) {
            // A long wait is measured by its own length, not by the patience that it exceeded.
            if (arrived < least * ((double) waited / patience)) {
                throw new SlowSenderException();
            }
            arrived = 0;
            waited = 0;
        }
    }

    private static SlowSenderException slow(IOException cause) {
        SlowSenderException slow = new SlowSenderException();
        slow.initCause(cause);
        return slow;
    }
}
