package cn.quancheng.platform;

import java.time.Duration;
import java.util.Optional;

/**
 * How work on many things gets on: citizens that are scored, bytes that are read.
 *
 * @param through how many are done, those of unfinished parts included
 * @param rate how many a second since this process took it up
 * @param left time until all are done at that rate; empty while nobody can tell
 */
public record Pace(long through, double rate, Optional<Duration> left) {
    /**
     * The pace of work under way.
     *
     * @param before how many were done when this process took it up
     * @param now those that were done since, in {@code elapsed}
     * @param total all there are
     */
    public static Pace of(long before, long now, long total, Duration elapsed) {
        double seconds = elapsed.toNanos() / 1e9;
        double rate = seconds > 0 ? now / seconds : 0;
        long remaining = Math.max(0, total - before - now);
        return new Pace(
                before + now,
                rate,
                rate > 0 ? Optional.of(Duration.ofMillis((long) (remaining * 1000 / rate))) : Optional.empty());
    }
}
