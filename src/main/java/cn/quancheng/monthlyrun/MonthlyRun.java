package cn.quancheng.monthlyrun;

import cn.quancheng.journal.Journal;
import cn.quancheng.journal.Watermark;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.monthlyrun.watch.RunFigures;
import cn.quancheng.platform.Pace;
import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.scoring.Tier;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The monthly runs: starting, following, stopping them. */
@ApplicationScoped
public class MonthlyRun {
    private final AgroalDataSource database;
    private final Runs runs;
    private final RunBasis basis;
    private final RunWorkers workers;
    private final Journal journal;
    private final Models models;
    private final Clock clock;
    private final Event<RunReady> ready;

    @Inject
    MonthlyRun(
            AgroalDataSource database,
            Runs runs,
            RunBasis basis,
            RunWorkers workers,
            Journal journal,
            Models models,
            Clock clock,
            Event<RunReady> ready) {
        this.database = database;
        this.runs = runs;
        this.basis = basis;
        this.workers = workers;
        this.journal = journal;
        this.models = models;
        this.clock = clock;
        this.ready = ready;
    }

    /**
     * Starts a month in the background. A run of that month that was stopped or killed goes on at its checkpoints, with
     * its own data cutoff; one that is under way, here or in another replica, gets this process's help.
     *
     * @param by the account that asks
     * @param reason why a published month is to be computed again, as a new revision
     */
    public Started start(YearMonth month, String by, @Nullable String reason) throws SQLException {
        return inTransaction(connection -> {
            // Before the numbering is held: who starts a run waits for nobody while others wait for him.
            runs.lockStarts(connection);
            Optional<Run> unfinished = runs.unfinished(connection, month);
            Started started = unfinished.isPresent()
                    ? resume(connection, unfinished.get())
                    : begin(connection, month, by, reason);
            if (started instanceof Started.Running running) {
                ready.fire(new RunReady(running.run(), basis.edition(running.run())));
            }
            return started;
        });
    }

    /** A run by its number. */
    public Optional<Run> find(int id) throws SQLException {
        return inTransaction(connection -> runs.find(connection, id));
    }

    /** How fast this process carries a run, if it does. */
    public Optional<Pace> pace(int run) {
        return workers.pace(run);
    }

    /** Runs, the newest first, that were started before a run; at most so many. */
    public List<Run> before(int id, int limit) throws SQLException {
        return inTransaction(connection -> runs.before(connection, id, limit));
    }

    /**
     * Stops a run that is under way, or gives up one that is stopped or held back: its checkpoints and scores are dropped, and the
     * month can be started anew. A published run stays.
     *
     * @return the run as it is then
     */
    public Optional<Run> stop(int id) throws SQLException {
        return inTransaction(connection -> {
            boolean stopped = runs.move(connection, id, RunState.RUNNING, RunState.STOPPED);
            if (!stopped
                    && (runs.move(connection, id, RunState.STOPPED, RunState.DISCARDED)
                            || runs.move(connection, id, RunState.HELD, RunState.DISCARDED))) {
                runs.discard(connection, id);
                RunFigures.drop(connection, id);
            }
            return runs.find(connection, id);
        });
    }

    /** Waits until this process does nothing more for a run. */
    public void await(int run) throws InterruptedException {
        workers.await(run);
    }

    private Started resume(Connection connection, Run run) throws SQLException {
        if (run.state() == RunState.HELD) {
            return new Started.Refused(RunRefusal.HELD);
        }
        Optional<Started.Refused> refused = basis.refusal(run);
        if (refused.isPresent()) {
            return refused.get();
        }
        runs.move(connection, run.id(), RunState.STOPPED, RunState.RUNNING);
        return new Started.Running(runs.find(connection, run.id()).orElseThrow(), true);
    }

    private Started begin(Connection connection, YearMonth month, String by, @Nullable String reason)
            throws SQLException {
        if (month.atDay(1).isAfter(LocalDate.now(clock))) {
            return new Started.Refused(RunRefusal.AHEAD);
        }
        models.settle(connection);
        Optional<Run> published = runs.published(connection, month);
        // A published month keeps its model, whatever was published for it since.
        Optional<PublishedModel> model =
                published.isPresent() ? models.published(published.get().modelDigest()) : models.forMonth(month);
        if (model.isEmpty()) {
            return new Started.Refused(RunRefusal.NO_MODEL);
        }
        if (published.isPresent() && (reason == null || reason.isBlank())) {
            return new Started.Refused(RunRefusal.NO_REASON);
        }
        ModelEdition edition = model.get().edition();
        List<Fault> faults = models.faults(edition);
        return faults.isEmpty()
                ? begin(connection, month, by, reason, edition)
                : new Started.Refused(RunRefusal.MODEL_OUTLAWED, faults);
    }

    private Started begin(
            Connection connection, YearMonth month, String by, @Nullable String reason, ModelEdition edition)
            throws SQLException {
        // Held until the commit, so that the run sees the journal as far as it is settled now and no further.
        Watermark watermark = journal.watermark(connection);
        int id = runs.insert(
                connection,
                new Runs.Draft(
                        month,
                        runs.nextRevision(connection, month),
                        edition.model().model(),
                        edition.model().version(),
                        edition.modelDigest(),
                        edition.catalogueDigest(),
                        edition.model().tiers().stream().map(Tier::code).toList(),
                        watermark.cutoff(),
                        watermark.entry(),
                        reason,
                        by,
                        clock.instant()));
        return new Started.Running(runs.find(connection, id).orElseThrow(), false);
    }

    /** In the caller's transaction, so that what the caller tells of it stands or falls with it, or in one of its own. */
    private <T> T inTransaction(Work<T> work) throws SQLException {
        try {
            return QuarkusTransaction.joiningExisting().call(() -> {
                try (Connection connection = database.getConnection()) {
                    return work.on(connection);
                }
            });
        } catch (QuarkusTransactionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e;
        }
    }

    /** Something to be done in a transaction. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
