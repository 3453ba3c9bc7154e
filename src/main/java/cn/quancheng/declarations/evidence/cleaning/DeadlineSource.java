package cn.quancheng.declarations.evidence.cleaning;

import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

import java.io.IOException;

/** Bytes that can be read until a deadline: a parser that is led round in circles ends there. */
final class DeadlineSource extends RandomAccessReadBuffer {
    private static final int READS_BETWEEN_LOOKS = 1024;

    private final byte[] bytes;
    private final Deadline deadline;
    private int reads;

    DeadlineSource(byte[] bytes, Deadline deadline) {
        super(bytes);
        this.bytes = bytes;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        if (++reads % READS_BETWEEN_LOOKS == 0) {
            deadline.check();
        }
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        deadline.check();
        return super.read(into, offset, length);
    }

    /** A view moves the place at which its source is read, and so it has one of its own. */
    @Override
    public RandomAccessReadView createView(long start, long length) throws IOException {
        deadline.check();
        return new RandomAccessReadView(new DeadlineSource(bytes, deadline), start, length, true);
    }
}
