package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;

import java.time.Duration;

/** How long somebody's file may keep a processor busy. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /** @throws Refusal 422 once it is over */
    void check() {
        if (isOver()) {
            throw Fault.of("too-long");
        }
    }
}
