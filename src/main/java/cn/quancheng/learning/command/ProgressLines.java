package cn.quancheng.learning.command;

import cn.quancheng.learning.Progress;
import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.time.Duration;

/** Tells progress at the terminal: a line for each phase, and one each second while it lasts. */
final class ProgressLines implements Progress {
    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final PrintStream to;
    private @Nullable Phase last;
    private long toldAt;

    ProgressLines(PrintStream to) {
        this.to = to;
    }

    @Override
    public void at(Phase phase, long done, long total) {
        long now = System.nanoTime();
        if (phase != last || now - toldAt > EVERY) {
            last = phase;
            toldAt = now;
            to.println(phase.words() + (total == 0 ? "" : "：" + done * 100 / total + "%"));
        }
    }
}
