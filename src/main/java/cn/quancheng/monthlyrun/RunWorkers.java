package cn.quancheng.monthlyrun;

import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.scoring.MonthlyScorer;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * The threads that carry runs in this process. Each takes a partition at a time by locking its row; whoever dies lets go
 * of it, and another one takes it up. So any number of threads and replicas share a run.
 */
@ApplicationScoped
class RunWorkers {
    private static final Logger LOG = Logger.getLogger(RunWorkers.class);
    private static final long LOG_EVERY = Duration.ofSeconds(2).toNanos();

    private final AgroalDataSource database;
    private final Runs runs;
    private final RunPartitions partitions;
    private final Publishing publishing;
    private final Models models;
    private final Clock clock;
    private final int threads;
    private final ExecutorService executor = Executors.newCachedThreadPool(r -> new Thread(r, "monthly-run"));
    private final Map<Integer, Effort> efforts = new ConcurrentHashMap<>();

    /** What this process does for a run. */
    private static final class Effort {
        private final Run run;
        private final MonthlyScorer scorer;
        private final long startedAt = System.nanoTime();
        private final LongAdder progress = new LongAdder();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile long loggedAt = startedAt;
        private int workers;
        private @Nullable Effort next;

        private Effort(Run run, MonthlyScorer scorer) {
            this.run = run;
            this.scorer = scorer;
        }

        private Pace pace() {
            return Pace.of(
                    run.citizens(), progress.sum(), run.total(), Duration.ofNanos(System.nanoTime() - startedAt));
        }
    }

    @Inject
    RunWorkers(
            AgroalDataSource database,
            Runs runs,
            RunPartitions partitions,
            Publishing publishing,
            Models models,
            Clock clock,
            RunSettings settings) {
        this.database = database;
        this.runs = runs;
        this.partitions = partitions;
        this.publishing = publishing;
        this.models = models;
        this.clock = clock;
        this.threads = settings.threads().orElse(Runtime.getRuntime().availableProcessors());
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    /** Lends a hand to a run once it is written down. */
    void ready(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunReady ready) {
        work(ready.run(), ready.model());
    }

    /** Lends a hand to a run until nothing is left of it. */
    void work(Run run, PublishedModel model) {
        Effort effort = new Effort(run, models.scorer(model).at(run.month().atDay(1)));
        efforts.compute(run.id(), (id, current) -> {
            if (current == null) {
                return begin(effort);
            }
            // Its workers may be past their last look: they hand over when they leave.
            current.next = effort;
            return current;
        });
    }

    Optional<Pace> pace(int run) {
        return Optional.ofNullable(efforts.get(run)).map(Effort::pace);
    }

    void await(int run) throws InterruptedException {
        for (@Nullable Effort effort = efforts.get(run); effort != null; effort = efforts.get(run)) {
            effort.over.await();
        }
    }

    private Effort begin(Effort effort) {
        effort.workers = threads;
        for (int i = 0; i < threads; i++) {
            executor.execute(() -> work(effort));
        }
        return effort;
    }

    private void leave(Effort effort) {
        efforts.computeIfPresent(effort.run.id(), (id, current) -> {
            effort.workers--;
            if (effort.workers > 0) {
                return current;
            }
            return effort.next == null ? null : begin(effort.next);
        });
        if (effort.workers == 0) {
            effort.over.countDown();
        }
    }

    private void work(Effort effort) {
        int run = effort.run.id();
        PartitionScoring scoring = new PartitionScoring(run, effort.scorer, effort.run.lastEntry(), effort.progress);
        try (Connection reader = database.getConnection();
                Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            try {
                while (next(effort, scoring, reader, writer)) {
                    log(effort);
                }
                finish(run, writer);
            } finally {
                writer.rollback();
                writer.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "run %d stopped by a fault", run);
            fail(run);
        } finally {
            leave(effort);
        }
    }

    private boolean next(Effort effort, PartitionScoring scoring, Connection reader, Connection writer)
            throws SQLException {
        int run = effort.run.id();
        Optional<Integer> part = partitions.claim(writer, run, false);
        if (part.isEmpty()) {
            part = partitions.claim(writer, run, true);
        }
        if (part.isPresent()) {
            Scored scored = publishing.withoutWithdrawn(writer, effort.run, scoring.score(part.get(), reader, writer));
            partitions.done(writer, run, part.get(), scored, clock.instant());
        }
        boolean more = part.isPresent() || partitions.isUnfinished(writer, run);
        writer.commit();
        return more;
    }

    private void finish(int run, Connection writer) throws SQLException {
        boolean published = publishing.publish(writer, run);
        if (published) {
            Run done = runs.find(writer, run).orElseThrow();
            LOG.infof("%s revision %d published: %d scored", done.month(), done.revision(), done.scored());
        }
    }

    private static void log(Effort effort) {
        long now = System.nanoTime();
        if (now - effort.loggedAt > LOG_EVERY) {
            effort.loggedAt = now;
            Pace pace = effort.pace();
            LOG.infof(
                    "run %d: %d of %d citizens, %.0f/s, %s left",
                    effort.run.id(),
                    pace.citizens(),
                    effort.run.total(),
                    pace.rate(),
                    pace.left().map(left -> left.toSeconds() + " s").orElse("?"));
        }
    }

    private void fail(int run) {
        try (Connection connection = database.getConnection()) {
            runs.fail(connection, run, "计算因故障中断，已完成的分区保留；再次启动本月即可继续");
        } catch (SQLException e) {
            LOG.errorf(e, "run %d could not be marked as stopped", run);
        }
    }
}
