package cn.quancheng.demo;

import java.time.Duration;

/** Tells how long each of several steps took. */
final class Stopwatch {
    private long from = System.nanoTime();

    /** The time since the last lap, or since the start. */
    Duration lap() {
        long to = System.nanoTime();
        Duration took = Duration.ofNanos(to - from);
        from = to;
        return took;
    }
}
