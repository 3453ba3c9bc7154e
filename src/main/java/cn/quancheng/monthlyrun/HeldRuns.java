package cn.quancheng.monthlyrun;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Refusal;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** Runs that are held back: a person looks, and lets one be published. */
@ApplicationScoped
class HeldRuns {
    private final AgroalDataSource database;
    private final Runs runs;
    private final RunBasis basis;
    private final AuditBook audit;
    private final Clock clock;
    private final Event<RunReady> ready;

    HeldRuns(
            AgroalDataSource database, Runs runs, RunBasis basis, AuditBook audit, Clock clock, Event<RunReady> ready) {
        this.database = database;
        this.runs = runs;
        this.basis = basis;
        this.audit = audit;
        this.clock = clock;
        this.ready = ready;
    }

    /**
     * Lets a run be published from where it stands. A run that was released stays released: whoever asks again is answered
     * the same, and nothing is written down anew.
     *
     * @return the run, which is published in the background
     * @throws Refusal 404 where there is no such run; 409 where it is not held back, or a release of the service with
     *     another kernel computed it
     */
    @Transactional(rollbackOn = Exception.class)
    Run release(int id, String by, String reason) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (runs.release(connection, id, new Run.Release(by, clock.instant(), reason))) {
                return released(runs.find(connection, id).orElseThrow(), by, reason);
            }
            return runs.find(connection, id).map(HeldRuns::again).orElseThrow(RunsResource::unknown);
        }
    }

    private Run released(Run run, String by, String reason) {
        Optional<Started.Refused> refused = basis.refusal(run);
        if (refused.isPresent()) {
            throw RunsResource.refusal(refused.get());
        }
        audit.record(AuditEntry.of(by, "RUN_RELEASED")
                .on("run/" + run.id())
                .with("month", run.month())
                .because(reason));
        ready.fire(new RunReady(run, basis.edition(run)));
        return run;
    }

    private static Run again(Run run) {
        boolean goesOn = run.state() == RunState.RUNNING || run.state() == RunState.PUBLISHED;
        if (run.release() == null || !goesOn) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "monthlyrun.not-held");
        }
        return run;
    }
}
