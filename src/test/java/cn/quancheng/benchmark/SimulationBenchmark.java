package cn.quancheng.benchmark;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.demo.DemoCity;
import cn.quancheng.intake.Intake;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.monthlyrun.MonthlyRun;
import cn.quancheng.monthlyrun.Run;
import cn.quancheng.monthlyrun.RunState;
import cn.quancheng.monthlyrun.Started;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.Sql;
import cn.quancheng.simulation.Desk;
import cn.quancheng.simulation.Simulations;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two models tried on a whole city beside a run of it; docs/performance.md says how to run it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SimulationBenchmark {
    private static final int CITIZENS = Integer.getInteger("benchmark.citizens", 1_000_000);
    private static final int REPEATS = Integer.getInteger("benchmark.repeats", 5);
    private static final int RECORDS_PER_CITIZEN = 20;
    private static final int CITIZENS_PER_REPAIR = 500;
    private static final long SEED = 7;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final int MOST_MEGABYTES = 512;

    @Inject
    TestCity city;

    @Inject
    Citizens citizens;

    @Inject
    Ledger ledger;

    @Inject
    Intake intake;

    @Inject
    RecordDecisions decisions;

    @Inject
    MonthlyRun runs;

    @Inject
    Simulations simulations;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource source;

    @Inject
    DataFolder folder;

    private final Report report = new Report(System.out);

    @Test
    void two_models_are_tried_in_less_time_than_a_run_takes() throws Exception {
        clock.set(TODAY);
        Database database = new Database(source, folder);
        settle(database);
        Desk desk = new Desk(city);
        String version = desk.draftOfPublished("cap: 60", "cap: 80");
        String beside = desk.draftOfPublished("points: 20 }", "points: 15 }");
        run();
        simulate(version, beside);
        Series month = new Series();
        Series two = new Series();
        Series one = new Series();
        double peak = 0;
        for (int i = 1; i <= REPEATS; i++) {
            database.settle();
            month.time(this::run);
            Heap.reset();
            database.settle();
            two.time(() -> simulate(version, beside));
            peak = Math.max(peak, Heap.peak());
            database.settle();
            one.time(() -> simulate(version, null));
            report.progress("repeat %d", i);
        }
        report.timing("run", month, database.citizens(), "citizens");
        report.timing("simulation of two models", two, database.citizens(), "citizens");
        report.timing("simulation of one model", one, database.citizens(), "citizens");
        report.atMost("simulation of two models over the run", two.median() / month.median(), 0.8);
        report.atMost("simulation of one model over the run", one.median() / month.median(), 0.8);
        report.atMost("peak heap of a simulation, MB", peak, MOST_MEGABYTES);
        report.print();
    }

    private void settle(Database database) throws Exception {
        report.progress("writing the files of %,d citizens", CITIZENS);
        CityFiles files = CityFiles.write(
                new DemoCity(CITIZENS, RECORDS_PER_CITIZEN, SEED, TODAY),
                Path.of("target", "benchmark"),
                CITIZENS_PER_REPAIR);
        CityIntake in = new CityIntake(citizens, ledger, decisions, intake);
        for (Path file : files.citizens()) {
            in.register(file);
        }
        for (Path file : files.records()) {
            in.records(file);
            report.progress("%s is in", file);
        }
        database.maintain("VACUUM ANALYZE");
    }

    private void run() throws Exception {
        Started started = runs.start(MONTH, "benchmark", "benchmark");
        Run run = ((Started.Running) started).run();
        runs.await(run.id());
        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.PUBLISHED);
    }

    private void simulate(String version, @Nullable String beside) throws Exception {
        long id = simulations.start(version, beside, MONTH, "benchmark");
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofMinutes(5)).until(() -> isDone(id));
    }

    private boolean isDone(long id) throws Exception {
        try (Connection connection = source.getConnection()) {
            String state = Sql.first(
                            connection, "SELECT state FROM simulations WHERE id = ?", row -> row.getString(1), id)
                    .orElseThrow();
            assertThat(state).isNotEqualTo("FAILED");
            return state.equals("DONE");
        }
    }
}
