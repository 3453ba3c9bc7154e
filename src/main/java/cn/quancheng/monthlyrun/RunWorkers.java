package cn.quancheng.monthlyrun;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.platform.LongWork;
import cn.quancheng.platform.Pace;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that carry runs in this process. Each takes a partition at a time by locking its row; whoever dies lets go
 * of it, and another one takes it up. So any number of threads and replicas share a run. All runs share these threads: a
 * second month that is started waits for the first.
 */
@ApplicationScoped
@Startup
class RunWorkers {
    private static final Logger LOG = Logger.getLogger(RunWorkers.class);

    /** For a partition's COPY, in a province on a slow disk. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final AgroalDataSource database;
    private final Runs runs;
    private final RunPartitions partitions;
    private final RunFaults faults;
    private final Publishing publishing;
    private final Comparing comparing;
    private final Models models;
    private final Clock clock;
    private final RunThreads threads;
    private final ExecutorService executor;
    private final Map<Integer, Effort> efforts = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    @Inject
    RunWorkers(
            AgroalDataSource database,
            Runs runs,
            RunPartitions partitions,
            RunFaults faults,
            Publishing publishing,
            Comparing comparing,
            Models models,
            Clock clock,
            RunSettings settings) {
        this.database = database;
        this.runs = runs;
        this.partitions = partitions;
        this.faults = faults;
        this.publishing = publishing;
        this.comparing = comparing;
        this.models = models;
        this.clock = clock;
        this.threads = RunThreads.of(
                settings.threads(),
                Runtime.getRuntime().availableProcessors(),
                database.getConfiguration().connectionPoolConfiguration().maxSize(),
                settings.reserve());
        this.executor = Executors.newFixedThreadPool(threads.count(), r -> new Thread(r, "monthly-run"));
    }

    /** From now on a fault is only the house falling down: a run stays at its checkpoints and goes on at the next start. */
    void stopping(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @PreDestroy
    void stop() {
        stopping = true;
        executor.shutdownNow();
    }

    /** Lends a hand to a run once it is written down. */
    void ready(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunReady ready) {
        work(ready.run(), ready.edition());
    }

    /** Lends a hand to a run until nothing is left of it that nobody has in hand. */
    void work(Run run, ModelEdition edition) {
        Effort effort = new Effort(run, models.scorer(edition).at(run.month().atDay(1)));
        efforts.compute(run.id(), (id, current) -> {
            if (current == null) {
                return begin(effort);
            }
            // Its workers may be past their last look: they hand over when they leave.
            current.then(effort);
            return current;
        });
    }

    Optional<Pace> pace(int run) {
        return Optional.ofNullable(efforts.get(run)).map(Effort::pace);
    }

    void await(int run) throws InterruptedException {
        for (@Nullable Effort effort = efforts.get(run); effort != null; effort = efforts.get(run)) {
            effort.await();
        }
    }

    private Effort begin(Effort effort) {
        effort.begin(threads.count());
        for (int i = 0; i < threads.count(); i++) {
            executor.execute(() -> work(effort));
        }
        return effort;
    }

    private void leave(Effort effort) {
        efforts.computeIfPresent(effort.run().id(), (id, current) -> {
            if (!effort.leave()) {
                return current;
            }
            effort.end();
            return effort.next() == null || stopping ? null : begin(effort.next());
        });
    }

    private void work(Effort effort) {
        int run = effort.run().id();
        try (Connection reader = LongWork.connection(database, LONGEST);
                Connection writer = LongWork.connection(database, LONGEST)) {
            writer.setAutoCommit(false);
            try {
                PartitionScoring scoring = effort.scoring();
                while (!stopping && next(effort, scoring, reader, writer)) {
                    effort.log();
                }
                if (partitions.areDone(writer, run)) {
                    finish(run, writer);
                }
            } finally {
                writer.rollback();
                writer.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopping) {
                faults.met(run, e);
            }
        } finally {
            leave(effort);
        }
    }

    private boolean next(Effort effort, PartitionScoring scoring, Connection reader, Connection writer)
            throws SQLException {
        int run = effort.run().id();
        Optional<Integer> part = partitions.claim(writer, run);
        if (part.isPresent()) {
            Scored scored =
                    publishing.withoutWithdrawn(writer, effort.run(), scoring.score(part.get(), reader, writer));
            partitions.done(writer, run, part.get(), scored, clock.instant());
        }
        writer.commit();
        return part.isPresent();
    }

    private void finish(int run, Connection writer) throws SQLException {
        boolean published = comparing.passes(writer, run) && publishing.publish(writer, run);
        if (published) {
            Run done = runs.find(writer, run).orElseThrow();
            LOG.infof("%s revision %d published: %d scored", done.month(), done.revision(), done.scored());
        }
    }
}
