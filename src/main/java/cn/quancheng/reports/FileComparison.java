package cn.quancheng.reports;

import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sha256;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;

/** Takes the digest of a file while it comes in. Nothing of the file is kept, not even for a moment as a whole. */
@ApplicationScoped
class FileComparison {
    /** Ten times what the longest report has. */
    static final int LARGEST = 5 * 1024 * 1024;

    private static final int PIECE = 16 * 1024;

    /** A file of the largest size gets through in this time at 1.4 Mbit/s. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Semaphore places;

    FileComparison(ReportSettings settings) {
        places = new Semaphore(settings.comparisons());
    }

    /**
     * SHA-256 of a file, in small hexadecimal letters.
     *
     * @throws Refusal 413 when it is larger than any report, 408 when it comes too slowly, 503 when too many are on
     *     their way
     */
    String sha256(InputStream file) throws IOException {
        if (!places.tryAcquire()) {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "reports.busy").header("Retry-After", "5");
        }
        try {
            return HexFormat.of().formatHex(digest(file));
        } finally {
            places.release();
        }
    }

    private static byte[] digest(InputStream file) throws IOException {
        MessageDigest digest = Sha256.begun();
        byte[] piece = new byte[PIECE];
        long start = System.nanoTime();
        long total = 0;
        for (int read = file.read(piece); read >= 0; read = file.read(piece)) {
            total += read;
            if (total > LARGEST) {
                throw Refusal.of(Refusal.Kind.TOO_LARGE, "reports.too-large");
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw Refusal.of(Refusal.Kind.TIMEOUT, "reports.too-slow");
            }
            digest.update(piece, 0, read);
        }
        return digest.digest();
    }
}
