package cn.quancheng.simulation;

import cn.quancheng.ledger.Ledger;
import cn.quancheng.ledger.UnreadableHistoryException;
import cn.quancheng.models.Models;
import cn.quancheng.platform.LongWork;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.Scorer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Carries simulations, one at a time in each process and the longest waiting first. Whoever carries one holds a lock of the
 * database's that ends with the process; what is under way without its lock is begun anew.
 */
@ApplicationScoped
class SimulationWorkers {
    private static final Logger LOG = Logger.getLogger(SimulationWorkers.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int WRITE_EVERY_MILLIS = 1000;
    private static final String DIED = "计算多次中断，请重新发起；原因见日志";

    private final AgroalDataSource database;
    private final SimulationRows rows;
    private final SimulationEnd end;
    private final Models models;
    private final int threads;
    private final ExecutorService driver = Executors.newSingleThreadExecutor(r -> new Thread(r, "simulation"));
    private final ExecutorService readers;
    private final AtomicBoolean isAwake = new AtomicBoolean();
    private volatile boolean stopping;

    SimulationWorkers(
            AgroalDataSource database,
            SimulationRows rows,
            SimulationEnd end,
            Models models,
            SimulationSettings settings) {
        this.database = database;
        this.rows = rows;
        this.end = end;
        this.models = models;
        this.threads = settings.threads();
        this.readers = Executors.newFixedThreadPool(threads, r -> new Thread(r, "simulation-reader"));
    }

    /** From now on a fault is only the house falling down: whoever looks next begins anew. */
    void stopping(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @PreDestroy
    void stop() {
        stopping = true;
        driver.shutdownNow();
        readers.shutdownNow();
    }

    /** Begins what was asked for here, once it is written down. */
    void asked(@Observes(during = TransactionPhase.AFTER_SUCCESS) SimulationAsked asked) {
        wake();
    }

    /** Looks for what waits, here or since another process died. */
    @Scheduled(
            every = "{quancheng.simulation.look-every}",
            identity = "simulations-that-wait",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        wake();
    }

    private void wake() {
        if (isAwake.compareAndSet(false, true)) {
            try {
                driver.execute(this::carryAll);
            } catch (RejectedExecutionException e) {
                LOG.debug("this process ends; another one will carry what waits", e);
            }
        }
    }

    private void carryAll() {
        // Before the first look: whoever asks from now on is not overlooked.
        isAwake.set(false);
        try (Connection connection = LongWork.connection(database, LONGEST)) {
            connection.setAutoCommit(false);
            try {
                rows.takeFromTheDead(connection, DIED);
                connection.commit();
                while (!stopping && carryNext(connection)) {
                    LOG.debug("looks for another simulation");
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopping) {
                LOG.error("simulations could not be carried; they keep waiting", e);
            }
        }
    }

    private boolean carryNext(Connection connection) throws SQLException {
        Optional<Simulation> claimed = rows.claim(connection);
        connection.commit();
        if (claimed.isPresent()) {
            long id = claimed.get().id();
            try {
                carry(connection, claimed.get());
            } catch (ExecutionException | RuntimeException e) {
                fail(connection, id, e);
            } finally {
                connection.rollback();
                rows.letGo(connection, id);
                connection.commit();
            }
        }
        return claimed.isPresent();
    }

    private void carry(Connection connection, Simulation simulation) throws SQLException, ExecutionException {
        if (simulation.kernelVersion() != Scorer.VERSION) {
            throw new KernelChangedException();
        }
        List<MonthlyScorer> scorers = simulation.tried().stream()
                .map(version -> scorer(version, simulation))
                .toList();
        Population population = new Population(
                database, scorer(simulation.base(), simulation), scorers, simulation.day(), simulation.lastEntry());
        long total = Ledger.size(connection);
        CompletableFuture<Void> reading = CompletableFuture.allOf(IntStream.range(0, threads)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> read(population), readers))
                .toArray(CompletableFuture[]::new));
        if (watch(connection, simulation.id(), population, total, reading)) {
            end.done(simulation, population);
        }
    }

    /** Writes down each second how far it is; false where it was stopped. Nobody reads any more when it returns. */
    private boolean watch(
            Connection connection, long id, Population population, long total, CompletableFuture<Void> reading)
            throws SQLException, ExecutionException {
        boolean goesOn = true;
        try {
            while (true) {
                goesOn &= !stopping && rows.progress(connection, id, total, population.looked(), population.first());
                connection.commit();
                if (!goesOn) {
                    population.stop();
                }
                try {
                    reading.get(WRITE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                    return goesOn;
                } catch (TimeoutException e) {
                    LOG.debugf("simulation %d: %d of %d citizens", id, population.looked(), total);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            population.stop();
        }
    }

    private static void read(Population population) {
        try {
            population.read();
        } catch (SQLException e) {
            population.stop();
            throw new CompletionException(e);
        } catch (RuntimeException e) {
            population.stop();
            throw e;
        }
    }

    private MonthlyScorer scorer(Simulation.Version version, Simulation simulation) {
        return models.scorer(models.edition(version.modelDigest(), version.catalogueDigest())
                        .orElseThrow(() -> new IllegalStateException("no text of " + version)))
                .at(simulation.month().atDay(1));
    }

    private void fail(Connection connection, long id, Exception fault) throws SQLException {
        if (stopping) {
            return;
        }
        LOG.errorf(fault, "simulation %d broke off", id);
        connection.rollback();
        rows.fail(connection, id, words(fault));
        connection.commit();
    }

    private static String words(Exception fault) {
        if (fault instanceof KernelChangedException) {
            return "发起之后，计分程序换了版本，请重新发起";
        }
        return fault.getCause() instanceof UnreadableHistoryException unreadable
                ? "市民" + unreadable.citizen() + "的履历损坏，无法读取。请运行人员先重建不一致的履历（POST /api/v1/histories/checks），再重新发起"
                : "计算因故障中断，请重新发起；原因见日志";
    }

    /** What was asked for under one version of the kernel is not answered under another. */
    private static final class KernelChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
