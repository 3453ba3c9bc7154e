package cn.quancheng.learning.jobs;

import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Takes files of outcomes in, few at once, so that what they hold of memory is known beforehand. */
@ApplicationScoped
class OutcomesUpload {
    private static final int PIECE = 1 << 16;

    private final Semaphore hands;
    private final int largest;
    private final Duration longest;

    @Inject
    OutcomesUpload(LearningSettings settings) {
        this(settings.uploads(), Math.toIntExact(settings.largestFile().asLongValue()), settings.longestUpload());
    }

    /**
     * Takes in so much.
     *
     * @param uploads files at once
     * @param largest bytes of a file
     * @param longest how long one may take
     */
    OutcomesUpload(int uploads, int largest, Duration longest) {
        hands = new Semaphore(uploads);
        this.largest = largest;
        this.longest = longest;
    }

    /** What is done with a file. */
    interface Use<T> {
        T of(byte[] csv) throws Exception;
    }

    /**
     * Reads a file to its end, and hands it on.
     *
     * @throws Refusal 429 where others are just coming in, 413 where it is too large, 408 where it takes too long, 400 where it is empty or broke off
     */
    <T> T take(InputStream bytes, Use<T> use) throws Exception {
        if (!hands.tryAcquire()) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "learning.uploads").header("Retry-After", "10");
        }
        try {
            return use.of(read(bytes));
        } finally {
            hands.release();
        }
    }

    private byte[] read(InputStream bytes) {
        byte[] csv;
        try {
            csv = inTime(bytes);
        } catch (IOException e) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "learning.broken-off");
        }
        if (csv.length > largest) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "learning.too-large", largest >> 20);
        }
        if (csv.length == 0) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.body-missing");
        }
        return csv;
    }

    /** As much as is needed to see that a file is too large. */
    private byte[] inTime(InputStream bytes) throws IOException {
        long begun = System.nanoTime();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = bytes.read(piece); read >= 0 && all.size() <= largest; read = bytes.read(piece)) {
            all.write(piece, 0, read);
            if (System.nanoTime() - begun > longest.toNanos()) {
                throw Refusal.of(Refusal.Kind.TIMEOUT, "learning.too-slow", longest.toSeconds())
                        .header("Connection", "close");
            }
        }
        return all.toByteArray();
    }
}
