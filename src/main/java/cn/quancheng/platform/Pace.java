package cn.quancheng.platform;

import java.time.Duration;
import java.util.Optional;

/**
 * How work on many citizens gets on in this process.
 *
 * @param citizens citizens that were looked at, those of unfinished partitions included
 * @param rate citizens a second since this process took it up
 * @param left time until all are through at that rate; empty while nobody can tell
 */
public record Pace(long citizens, double rate, Optional<Duration> left) {
    /**
     * The pace of work under way.
     *
     * @param before citizens that were through when this process took it up
     * @param now those it has been through since, in {@code elapsed}
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
