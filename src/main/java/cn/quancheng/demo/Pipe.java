package cn.quancheng.demo;

import org.jboss.logging.Logger;

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
final class Pipe {
    private static final Logger LOG = Logger.getLogger(Pipe.class);
    private static final int BUFFER = 1 << 20;

    private Pipe() {}

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
        try (PipedInputStream in = new PipedInputStream(BUFFER)) {
            PipedOutputStream out = new PipedOutputStream(in);
            new Thread(() -> write(writing, out), "demo-writer").start();
            return reading.from(in);
        }
    }

    private static void write(Consumer<Writer> writing, PipedOutputStream out) {
        try {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writing.accept(writer);
            writer.close();
        } catch (IOException | RuntimeException e) {
            // Not closed: to the reader, a pipe whose writer is gone is broken, and a closed one is a file's end.
            LOG.debug("the city was not written to its end", e);
        }
    }
}
