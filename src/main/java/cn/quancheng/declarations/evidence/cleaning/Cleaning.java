package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes in files of strangers. What one is, its content says and not its name. Pictures are drawn anew and pages are copied
 * anew, so that nothing else that came along is kept; what is hostile, broken or boundless is refused. A few are looked at
 * at a time, each in bounded time and memory.
 */
@ApplicationScoped
public class Cleaning {
    /** The largest file that is looked at: 5 MiB. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private final Semaphore turns;
    private final Duration patience;
    private final Duration longest;

    @Inject
    Cleaning(CleaningSettings settings) {
        this(settings.atOnce(), settings.patience(), settings.longest());
    }

    Cleaning(int atOnce, Duration patience, Duration longest) {
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
        this.longest = longest;
    }

    /**
     * The same picture or the same pages, written anew.
     *
     * @throws Refusal 413 beyond {@link #MOST_BYTES}, 415 where it is neither JPEG nor PNG nor PDF, 422 where it is broken,
     *     hostile, locked or boundless, 503 where nobody has time for it
     */
    public CleanFile clean(byte[] received) {
        if (received.length == 0) {
            throw Fault.of("empty");
        }
        if (received.length > MOST_BYTES) {
            throw Fault.tooLarge();
        }
        String mediaType = mediaType(received);
        MediaKind kind = MediaKind.of(mediaType).orElseThrow(() -> Fault.otherKind(mediaType));
        if (!takeTurn()) {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "declarations.evidence-busy")
                    .header("Retry-After", String.valueOf(Math.max(1, patience.toSeconds())));
        }
        try {
            return clean(kind, received, Deadline.in(longest));
        } finally {
            turns.release();
        }
    }

    private static CleanFile clean(MediaKind kind, byte[] received, Deadline deadline) {
        return switch (kind) {
            case JPEG -> JpegSegments.read(received).picture(deadline);
            case PNG -> PngChunks.read(received).picture(deadline);
            case PDF -> CleanPdf.of(received, deadline);
        };
    }

    private static String mediaType(byte[] received) {
        try {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(new ByteArrayInputStream(received), new Metadata())
                    .getBaseType()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    private boolean takeTurn() {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
