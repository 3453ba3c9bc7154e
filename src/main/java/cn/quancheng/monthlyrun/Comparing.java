package cn.quancheng.monthlyrun;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.monthlyrun.watch.RunFigures;
import cn.quancheng.monthlyrun.watch.RunWatch;
import cn.quancheng.platform.AdvisoryKey;
import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * Stands between the last partition and the publication: a run is compared with the last one once, and waits for a person
 * where it differs too much. Figures, verdict and state are one transaction, so that whoever dies on the way leaves a run
 * that was not compared yet.
 */
@ApplicationScoped
class Comparing {
    private static final Logger LOG = Logger.getLogger(Comparing.class);

    /** Who acts, in the audit book, where no person does. */
    private static final String ACTOR = "monthly-run";

    private final Runs runs;
    private final RunBasis basis;
    private final RunFigures figures;
    private final RunWatch watch;
    private final AuditBook audit;
    private final Clock clock;

    Comparing(Runs runs, RunBasis basis, RunFigures figures, RunWatch watch, AuditBook audit, Clock clock) {
        this.runs = runs;
        this.basis = basis;
        this.figures = figures;
        this.watch = watch;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whether a run all of whose partitions are done may be published. The first one to ask compares it, and commits;
     * whoever asks meanwhile is told no, and has nothing left to do.
     */
    boolean passes(Connection connection, int id) throws SQLException {
        boolean alone = Sql.first(
                        connection,
                        "SELECT pg_try_advisory_xact_lock(?, ?)",
                        row -> row.getBoolean(1),
                        AdvisoryKey.COMPARING,
                        id)
                .orElseThrow();
        Run run = runs.find(connection, id).orElseThrow();
        boolean passes =
                alone && run.state() == RunState.RUNNING && (run.comparison() != null || compare(connection, run));
        connection.commit();
        return passes;
    }

    private boolean compare(Connection connection, Run run) throws SQLException {
        ModelEdition edition = basis.edition(run);
        figures.keep(connection, run.id(), edition.model());
        Optional<Run> last = runs.last(connection, run);
        boolean held = last.isPresent() && watch.isToBeHeld(connection, run, last.get(), edition);
        Integer with = last.map(Run::id).orElse(null);
        if (!runs.compared(connection, run.id(), with, held, clock.instant())) {
            // Stopped meanwhile: it is compared when it goes on.
            connection.rollback();
            return false;
        }
        if (held) {
            LOG.warnf("run %d of %s is held back: it differs too much from the last one", run.id(), run.month());
            audit.record(
                    connection,
                    AuditEntry.of(ACTOR, "RUN_HELD").on("run/" + run.id()).with("month", run.month()));
        }
        return !held;
    }
}
