package cn.quancheng.demo;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Turns what writes a file into a file to be read, so that no file of a whole city need ever exist. */
final class Pipe extends FilterInputStream {
    private static final int BUFFER = 1 << 20;

    /** Set before the pipe is closed, which is when the reader looks for it. */
    private volatile @Nullable Exception failure;

    private Pipe(PipedInputStream in) {
        super(in);
    }

    /** Reads what somebody writes. */
    interface Reading<T> {
        T from(InputStream bytes) throws IOException, SQLException;
    }

    /**
     * Lets one write, as UTF-8 and in a thread of its own, while the other reads.
     *
     * @throws IOException also when the writer failed: a file that broke off is never taken for a whole one
     */
    static <T> T connect(Consumer<Writer> writing, Reading<T> reading) throws IOException, SQLException {
        PipedInputStream in = new PipedInputStream(BUFFER);
        PipedOutputStream out = new PipedOutputStream(in);
        try (Pipe pipe = new Pipe(in)) {
            new Thread(() -> pipe.write(writing, out), "demo-writer").start();
            return reading.from(pipe);
        }
    }

    @Override
    public int read() throws IOException {
        return orFailure(in.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return orFailure(in.read(bytes, from, length));
    }

    private int orFailure(int read) throws IOException {
        if (read < 0 && failure != null) {
            throw new IOException("the file was not written to its end", failure);
        }
        return read;
    }

    private void write(Consumer<Writer> writing, PipedOutputStream out) {
        try (out) {
            try {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                writing.accept(writer);
                writer.flush();
            } catch (IOException | RuntimeException e) {
                failure = e;
            }
        } catch (IOException e) {
            failure = e;
        }
    }
}
