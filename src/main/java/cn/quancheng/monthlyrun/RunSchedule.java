package cn.quancheng.monthlyrun;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;

/** Starts the month by itself where an installation wants it; off unless {@code quancheng.run.schedule} says when. */
@ApplicationScoped
class RunSchedule {
    private static final Logger LOG = Logger.getLogger(RunSchedule.class);

    private final MonthlyRun runs;
    private final Clock clock;

    @Inject
    RunSchedule(MonthlyRun runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** Where several replicas wake at the same time, they share one run: a month that is published is left alone. */
    @Scheduled(cron = "{quancheng.run.schedule}", timeZone = "Asia/Shanghai", identity = "monthly-run")
    void start() throws SQLException {
        Started started = runs.start(YearMonth.now(clock), "schedule", null);
        LOG.infof(
                "scheduled run of %s: %s",
                YearMonth.now(clock), started.getClass().getSimpleName());
    }
}
