package cn.quancheng.monthlyrun;

import cn.quancheng.platform.Pace;
import cn.quancheng.scoring.MonthlyScorer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** What this process does for a run. */
final class Effort {
    private static final Logger LOG = Logger.getLogger(Effort.class);
    private static final long LOG_EVERY = Duration.ofSeconds(2).toNanos();

    private final Run run;
    private final MonthlyScorer scorer;
    private final long startedAt = System.nanoTime();
    private final LongAdder progress = new LongAdder();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long loggedAt = startedAt;
    /** Threads that have not left yet; changed by those who hold the run's place among the efforts. */
    private int workers;
    /** Takes over when the last one leaves, for that one may be past its last look; likewise. */
    private @Nullable Effort next;

    Effort(Run run, MonthlyScorer scorer) {
        this.run = run;
        this.scorer = scorer;
    }

    Run run() {
        return run;
    }

    /** One for each thread. */
    PartitionScoring scoring() {
        return new PartitionScoring(run.id(), scorer, run.lastEntry(), progress);
    }

    Pace pace() {
        return Pace.of(run.citizens(), progress.sum(), run.total(), Duration.ofNanos(System.nanoTime() - startedAt));
    }

    void begin(int threads) {
        workers = threads;
    }

    void then(Effort effort) {
        next = effort;
    }

    @Nullable
    Effort next() {
        return next;
    }

    /** Whether the thread that leaves was the last one. */
    boolean leave() {
        workers--;
        return workers == 0;
    }

    void end() {
        over.countDown();
    }

    void await() throws InterruptedException {
        over.await();
    }

    void log() {
        long now = System.nanoTime();
        if (now - loggedAt > LOG_EVERY) {
            loggedAt = now;
            Pace pace = pace();
            LOG.infof(
                    "run %d: %d of %d citizens, %.0f/s, %s left",
                    run.id(),
                    pace.through(),
                    run.total(),
                    pace.rate(),
                    pace.left().map(left -> left.toSeconds() + " s").orElse("?"));
        }
    }
}
