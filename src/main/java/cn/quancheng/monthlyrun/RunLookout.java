package cn.quancheng.monthlyrun;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for runs that are under way and that nobody has in hand, because whoever had them was killed: at start those of
 * an earlier process, later those of another replica. What a person or a fault stopped stays stopped.
 */
@ApplicationScoped
class RunLookout {
    private static final Logger LOG = Logger.getLogger(RunLookout.class);

    private final AgroalDataSource database;
    private final Runs runs;
    private final RunPartitions partitions;
    private final RunWorkers workers;
    private final RunBasis basis;
    private final RunFaults faults;

    @Inject
    RunLookout(
            AgroalDataSource database,
            Runs runs,
            RunPartitions partitions,
            RunWorkers workers,
            RunBasis basis,
            RunFaults faults) {
        this.database = database;
        this.runs = runs;
        this.partitions = partitions;
        this.workers = workers;
        this.basis = basis;
        this.faults = faults;
    }

    /** Takes up whatever nobody has in hand; the row locks see to it that nothing is done twice. */
    @Scheduled(
            every = "{quancheng.run.look-every}",
            identity = "runs-in-nobodys-hands",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws SQLException {
        for (Run run : inNobodysHands()) {
            Optional<Started.Refused> refusal = basis.refusal(run);
            if (refusal.isEmpty()) {
                LOG.infof("run %d of %s goes on: nobody had all of it in hand", run.id(), run.month());
                workers.work(run, basis.edition(run));
            } else if (isNobodys(run.id())) {
                // While another replica carries it, of an earlier release maybe, that one may finish.
                faults.changed(run.id(), refusal.get().why());
            }
        }
    }

    private List<Run> inNobodysHands() throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Run> waiting = new ArrayList<>();
            for (Run run : runs.running(connection)) {
                if (workers.pace(run.id()).isEmpty() && partitions.areWaiting(connection, run.id())) {
                    waiting.add(run);
                }
            }
            return waiting;
        }
    }

    private boolean isNobodys(int run) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return partitions.areFree(connection, run);
        }
    }
}
