package cn.quancheng.security.resealing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * How far sealing anew is.
 *
 * @param key the number of the key that everything is sealed under
 * @param total how many seals there were to renew when it started
 * @param done how many were renewed
 * @param rate seals a second, on average since it started; 0 while none is done
 * @param eta when it will have ended at that rate, or null when it has, or nothing can be said yet
 * @param finishedAt when nothing was left under another key: from then on no other key is needed; or null
 * @param failure why it broke off, or null; starting it once more goes on
 */
record Resealing(
        int key,
        String startedBy,
        Instant startedAt,
        long total,
        long done,
        double rate,
        @Nullable Instant eta,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    static Resealing at(
            Instant now,
            int key,
            String startedBy,
            Instant startedAt,
            long total,
            long done,
            @Nullable Instant finishedAt,
            @Nullable String failure) {
        double seconds = Math.max(
                        1,
                        Duration.between(startedAt, finishedAt == null ? now : finishedAt)
                                .toMillis())
                / 1e3;
        double rate = done / seconds;
        boolean isUnderWay = finishedAt == null && failure == null && done > 0;
        long left = (long) (Math.max(0, total - done) / Math.max(rate, 1e-9));
        return new Resealing(
                key,
                startedBy,
                startedAt,
                total,
                done,
                rate,
                isUnderWay ? now.plusSeconds(left) : null,
                finishedAt,
                failure);
    }
}
