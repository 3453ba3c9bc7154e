package cn.quancheng.benchmark;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.demo.DemoCity;
import cn.quancheng.intake.Intake;
import cn.quancheng.ledger.HistoryCheck;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.monthlyrun.MonthlyRun;
import cn.quancheng.monthlyrun.Run;
import cn.quancheng.monthlyrun.RunState;
import cn.quancheng.monthlyrun.Started;
import cn.quancheng.platform.DataFolder;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;

import static org.assertj.core.api.Assertions.assertThat;

/** Measures the city's month; docs/performance.md says how to run it and what each line means. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CityBenchmark {
    private static final int CITIZENS = Integer.getInteger("benchmark.citizens", 1_000_000);
    private static final int REPEATS = Integer.getInteger("benchmark.repeats", 5);
    private static final int RECORDS_PER_CITIZEN = 20;
    private static final int CITIZENS_PER_REPAIR = 500;
    private static final long SEED = 7;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final Path FOLDER = Path.of("target", "benchmark");
    private static final int MOST_MEGABYTES = 512;

    @Inject
    Citizens citizens;

    @Inject
    Ledger ledger;

    @Inject
    Intake intake;

    @Inject
    MonthlyRun runs;

    @Inject
    RecordDecisions decisions;

    @Inject
    HistoryCheck check;

    @Inject
    Models models;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource source;

    @Inject
    DataFolder folder;

    private final Report report = new Report(System.out);

    @Test
    void the_month_beside_its_floor_and_other_engines() throws Exception {
        clock.set(TODAY);
        Database database = new Database(source, folder);
        report.progress("writing the files of %,d citizens", CITIZENS);
        CityFiles files =
                CityFiles.write(new DemoCity(CITIZENS, RECORDS_PER_CITIZEN, SEED, TODAY), FOLDER, CITIZENS_PER_REPAIR);
        CityIntake in = new CityIntake(citizens, ledger, decisions, intake);
        IntakeSeries intakes = new IntakeSeries(database, in, new PlainCopy(database, FOLDER), report);

        in.register(files.citizens().get(0));
        intakes.take(files.records().get(0));
        in.repair(files.repairs());
        Series tenth = tenth(database);
        in.register(files.citizens().get(1));
        for (Path file : files.records().subList(1, CityFiles.TENTHS)) {
            intakes.take(file);
        }
        intakes.tell();
        whole(database, tenth);
        agree();
        report.print();
    }

    /** The run while the city is a tenth of itself. */
    private Series tenth(Database database) throws Exception {
        database.maintain("VACUUM ANALYZE");
        run();
        Series tenth = new Series();
        Heap.reset();
        for (int i = 0; i < REPEATS; i++) {
            database.settle();
            tenth.time(this::run);
        }
        double peak = Heap.peak();
        report.timing("run, a tenth of the city", tenth, database.citizens(), "citizens");
        report.atMost("peak heap with a tenth of the city, MB", peak, MOST_MEGABYTES);
        return tenth;
    }

    private void whole(Database database, Series tenth) throws Exception {
        report.progress("the whole city stands: %,d records", database.number("SELECT count(*) FROM records"));
        database.maintain("VACUUM ANALYZE");
        int first = run();
        CityScores scores = database.scores("scores_" + first);
        PublishedModel model = models.forMonth(MONTH).orElseThrow();
        SqlCard sql = new SqlCard(model.model(), models.kinds(), MONTH.atDay(1), "/");
        CopyFloor floor = new CopyFloor(database, FOLDER, first);
        LedgerStatement statement = LedgerStatement.faster(database, sql, scores, report);
        try (DuckCity duck = DuckCity.of(database, FOLDER)) {
            String query =
                    duck.faster(new SqlCard(model.model(), models.kinds(), MONTH.atDay(1), "//"), scores, report);
            Month month = new Month(database, floor, statement, () -> duck.score(query));
            Heap.reset();
            for (int i = 1; i <= REPEATS; i++) {
                report.progress("repeat %d: %s", i, month.repeat(this::run));
            }
            double peak = Heap.peak();
            month.tell(report, tenth, database.citizens());
            report.atMost("peak heap with the whole city, MB", peak, MOST_MEGABYTES);
            statement.check(scores);
            duck.check(scores);
        }
        floor.drop();
        database.scores("scores_" + run()).mustEqual(scores, CityScores.FIELDS, "the last run");
        kernel(database, sql, model, scores);
        report.note(
                "the runs, PostgreSQL's statement, DuckDB's and JPMML's card agree for each of %,d scored citizens",
                scores.size());
    }

    private void kernel(Database database, SqlCard sql, PublishedModel model, CityScores scores) throws Exception {
        PmmlCard attributes = PmmlCard.ofAttributes(model.model(), sql);
        PmmlCard expressions = PmmlCard.ofExpressions(model.model(), sql);
        report.progress("scoring the whole city with JPMML's cards");
        KernelAlone.checkCard(attributes, database, sql.features(), scores);
        KernelAlone.checkCard(expressions, database, sql.features(), scores);
        KernelAlone alone = new KernelAlone(models.scorer(model.edition()).at(MONTH.atDay(1)));
        alone.load(database, sql.features());
        alone.kernel();
        Series kernel = new Series();
        Series card = new Series();
        Series plainCard = new Series();
        for (int i = 0; i < REPEATS; i++) {
            kernel.time(alone::kernel);
            card.time(() -> alone.card(attributes));
            plainCard.time(() -> alone.card(expressions));
        }
        report.timing("kernel alone, one thread", kernel, alone.scoredByKernel(), "citizens");
        report.timing("JPMML's card of attributes, one thread", card, alone.scoredByCard(), "citizens");
        report.timing("JPMML's card of expressions, one thread", plainCard, alone.scoredByCard(), "citizens");
        double rate = alone.scoredByKernel() / kernel.median();
        report.atLeast("kernel over JPMML's card of attributes", rate * card.median() / alone.scoredByCard(), 10);
        report.note("the kernel's and JPMML's scores add up to %,d", alone.kept());
    }

    private int run() throws Exception {
        Started started = runs.start(MONTH, "benchmark", "benchmark");
        Run run = ((Started.Running) started).run();
        runs.await(run.id());
        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.PUBLISHED);
        return run.id();
    }

    private void agree() throws Exception {
        HistoryCheck.Finding found = check.run(false, "benchmark");
        assertThat(found.different()).isZero();
        report.note("histories and ledger agree for each of %,d citizens", found.citizens());
    }
}
