package cn.quancheng.simulation;

import cn.quancheng.ledger.Ledger;
import cn.quancheng.ledger.UnreadableHistoryException;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Carrier;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Carries simulations, one at a time in each process and the longest waiting first. Whoever carries one holds a lock of the
 * database's that ends with the process; what is under way without its lock is begun anew.
 */
@ApplicationScoped
class SimulationWorkers implements Carrier.Work<Simulation> {
    private static final Logger LOG = Logger.getLogger(SimulationWorkers.class);
    private static final int WRITE_EVERY_MILLIS = 1000;

    private final AgroalDataSource database;
    private final SimulationRows rows;
    private final SimulationEnd end;
    private final Models models;
    private final int threads;
    private final ExecutorService readers;
    private final Carrier<Simulation> carrier;

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
        this.carrier = new Carrier<>("simulation", database, rows, this);
        this.readers = Executors.newFixedThreadPool(threads, r -> new Thread(r, "simulation-reader"));
    }

    void stopping(@Observes ShutdownEvent event) {
        carrier.stopping();
    }

    @PreDestroy
    void stop() {
        carrier.stop();
        readers.shutdownNow();
    }

    /** Begins what was asked for here, once it is written down. */
    void asked(@Observes(during = TransactionPhase.AFTER_SUCCESS) SimulationAsked asked) {
        carrier.wake();
    }

    /** Looks for what waits, here or since another process died. */
    @Scheduled(
            every = "{quancheng.simulation.look-every}",
            identity = "simulations-that-wait",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        carrier.wake();
    }

    @Override
    public void carry(Connection connection, Simulation simulation) throws SQLException, ExecutionException {
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
                goesOn &= !carrier.isStopping()
                        && rows.progress(connection, id, total, population.looked(), population.first());
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

    @Override
    public void failed(Connection connection, Simulation simulation, Exception fault) throws SQLException {
        LOG.errorf(fault, "simulation %d broke off", simulation.id());
        rows.fail(connection, simulation.id(), words(fault));
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
