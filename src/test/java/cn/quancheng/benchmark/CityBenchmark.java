package cn.quancheng.benchmark;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.demo.DemoCity;
import cn.quancheng.intake.Batch;
import cn.quancheng.intake.Intake;
import cn.quancheng.ledger.HistoryCheck;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.monthlyrun.MonthlyRun;
import cn.quancheng.monthlyrun.Run;
import cn.quancheng.monthlyrun.RunState;
import cn.quancheng.monthlyrun.Started;
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

    @Inject
    Citizens citizens;

    @Inject
    Ledger ledger;

    @Inject
    Intake intake;

    @Inject
    MonthlyRun runs;

    @Inject
    HistoryCheck check;

    @Inject
    Models models;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource source;

    private final Report report = new Report(System.out);

    @Test
    void the_month_beside_its_floor_and_other_engines() throws Exception {
        clock.set(TODAY);
        Database database = new Database(source);
        CityIntake in = new CityIntake(citizens, ledger, intake);
        CityFiles files = files();
        Series intakes = new Series();
        Series copies = new Series();
        Series ratios = new Series();
        // A tenth of the city first, then the rest.
        in.register(files.citizens().get(0));
        long lines = takeIn(database, in, files.records().get(0), intakes, copies, ratios);
        in.repair(files.repairs());
        Series tenth = tenth(database);
        in.register(files.citizens().get(1));
        for (Path file : files.records().subList(1, CityFiles.TENTHS)) {
            lines = takeIn(database, in, file, intakes, copies, ratios);
        }
        report.timing("intake of a file", intakes, lines, "lines");
        report.timing("plain COPY of its lines", copies, lines, "lines");
        report.atLeast("intake, lines a second, over a plain COPY", ratios.median(), 1.0 / 3);
        whole(database, tenth);
        report.print();
    }

    private CityFiles files() throws Exception {
        report.progress("writing the files of %,d citizens", CITIZENS);
        DemoCity city = new DemoCity(CITIZENS, RECORDS_PER_CITIZEN, SEED, TODAY);
        return CityFiles.write(city, FOLDER, CITIZENS_PER_REPAIR);
    }

    private long takeIn(Database database, CityIntake in, Path file, Series intakes, Series copies, Series ratios)
            throws Exception {
        long before = database.number("SELECT coalesce(max(id), 0) FROM records");
        database.settle();
        Batch[] batch = new Batch[1];
        double seconds = Series.secondsOf(() -> batch[0] = in.records(file));
        double plain = new PlainCopy(database, FOLDER).seconds(before);
        intakes.add(seconds);
        copies.add(plain);
        ratios.add(plain / seconds);
        long lines = batch[0].total();
        report.progress(
                "taken in: %,d lines in %.1f s, %,.0f/s; plain COPY %.1f s, %,.0f/s",
                lines, seconds, lines / seconds, plain, lines / plain);
        return lines;
    }

    private Series tenth(Database database) throws Exception {
        database.execute("VACUUM ANALYZE");
        run();
        Series tenth = new Series();
        Heap.reset();
        for (int i = 0; i < REPEATS; i++) {
            database.settle();
            tenth.time(this::run);
        }
        report.note("peak heap with a tenth of the city: %.0f MB", Heap.peak());
        report.timing("run, a tenth of the city", tenth, database.number("SELECT count(*) FROM citizens"), "citizens");
        report.progress("a tenth of the city in %.3f s", tenth.median());
        return tenth;
    }

    private void whole(Database database, Series tenth) throws Exception {
        report.progress("the whole city stands");
        database.execute("VACUUM ANALYZE");
        int run = run();
        CityScores scores = database.scores("scores_" + run);
        PublishedModel model = models.forMonth(MONTH).orElseThrow();
        LocalDate cutoff = MONTH.atDay(1);
        SqlCard sql = new SqlCard(model.model(), models.kinds(), cutoff, "/");
        SqlCard duckSql = new SqlCard(model.model(), models.kinds(), cutoff, "//");

        CopyFloor floor = new CopyFloor(database, FOLDER, run);
        LedgerStatement statement = fasterInPostgres(database, sql, scores);
        try (DuckCity duck = DuckCity.of(database, FOLDER)) {
            report.progress("DuckDB has its tables");
            String duckQuery = fasterInDuck(duck, duckSql, scores, database.lastCitizen());
            Month month = new Month(database, floor, statement, () -> duck.score(duckQuery));
            Heap.reset();
            for (int i = 0; i < REPEATS; i++) {
                month.repeat(this::run);
                report.progress("repeat %d: %s", i + 1, month.last());
            }
            report.note("peak heap with the whole city: %.0f MB", Heap.peak());
            month.tell(report, tenth, database.number("SELECT count(*) FROM citizens"));
        }
        floor.drop();
        kernel(database, sql, model, scores);
        HistoryCheck.Finding found = check.run(false);
        assertThat(found.different()).isZero();
        report.note("histories and ledger agree for %,d citizens", found.citizens());
    }

    private int run() throws Exception {
        Started started = runs.start(MONTH, "benchmark", "benchmark");
        Run run = ((Started.Running) started).run();
        runs.await(run.id());
        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.PUBLISHED);
        return run.id();
    }

    private LedgerStatement fasterInPostgres(Database database, SqlCard sql, CityScores scores) throws Exception {
        LedgerStatement wide = new LedgerStatement(database, sql.wide());
        LedgerStatement tall = new LedgerStatement(database, sql.tall());
        double wideSeconds = tried(database, wide, scores);
        double tallSeconds = tried(database, tall, scores);
        LedgerStatement faster = wideSeconds < tallSeconds ? wide : tall;
        report.progress("SQL in PostgreSQL: wide %.1f s, tall %.1f s%n%s", wideSeconds, tallSeconds, faster.plan());
        return faster;
    }

    private static double tried(Database database, LedgerStatement statement, CityScores scores) throws Exception {
        statement.prepare();
        double seconds = Series.secondsOf(statement::run);
        assertThat(database.scores(LedgerStatement.TABLE).differencesTo(scores, CityScores.FIELDS))
                .as("citizens whom PostgreSQL scores differently")
                .isZero();
        return seconds;
    }

    private String fasterInDuck(DuckCity duck, SqlCard sql, CityScores scores, long lastCitizen) throws Exception {
        double wide = tried(duck, sql.wide(), scores, lastCitizen);
        double tall = tried(duck, sql.tall(), scores, lastCitizen);
        report.progress("SQL in DuckDB: wide %.2f s, tall %.2f s", wide, tall);
        return wide < tall ? sql.wide() : sql.tall();
    }

    private static double tried(DuckCity duck, String query, CityScores scores, long lastCitizen) throws Exception {
        double seconds = Series.secondsOf(() -> duck.score(query));
        assertThat(duck.scores(lastCitizen).differencesTo(scores, CityScores.FIELDS))
                .as("citizens whom DuckDB scores differently")
                .isZero();
        return seconds;
    }

    private void kernel(Database database, SqlCard sql, PublishedModel model, CityScores scores) throws Exception {
        PmmlCard card = new PmmlCard(model.model(), sql);
        KernelAlone alone = new KernelAlone(models.scorer(model).at(MONTH.atDay(1)), card);
        alone.load(database, sql.features());
        assertThat(alone.differences())
                .as("citizens whom JPMML scores differently")
                .isZero();
        alone.kernel();
        alone.card();
        Series kernel = new Series();
        Series jpmml = new Series();
        for (int i = 0; i < REPEATS; i++) {
            kernel.time(alone::kernel);
            jpmml.time(alone::card);
        }
        report.timing("kernel alone, one thread", kernel, alone.scoredByKernel(), "citizens");
        report.timing("JPMML's scorecard, one thread, features given", jpmml, alone.scoredByCard(), "citizens");
        report.atLeast(
                "kernel over JPMML, citizens a second",
                (alone.scoredByKernel() / kernel.median()) / (alone.scoredByCard() / jpmml.median()),
                10);
        report.progress("scoring the whole city with JPMML, too (%d)", alone.kept());
        CityScores byCard = alone.cardOfAll(database, sql.features());
        assertThat(byCard.differencesTo(scores, 1))
                .as("citizens whom JPMML scores differently")
                .isZero();
        report.note("run, PostgreSQL, DuckDB and JPMML agree for each of %,d scored citizens", scores.size());
    }
}
