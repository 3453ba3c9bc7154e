package cn.quancheng.monthlyrun;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.journal.Journal;
import cn.quancheng.journal.Watermark;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import cn.quancheng.scores.Explained;
import cn.quancheng.scores.Scores;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

/** Runs that earlier starts began, by models and catalogues that no file holds any more. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class KeptRulesTest {
    private static final Path FILES = Path.of("scoring-models");

    /** No other test computes these months. */
    private static final YearMonth OCTOBER = YearMonth.of(2024, 10);

    private static final YearMonth NOVEMBER = YearMonth.of(2024, 11);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    @Inject
    Runs runs;

    @Inject
    RunWorkers workers;

    @Inject
    Journal journal;

    @Inject
    Models models;

    @Inject
    Scores scores;

    @Inject
    Citizens citizens;

    @Inject
    Event<RunReady> ready;

    @TempDir
    Path folder;

    private final String citizen = IdentityNumbers.next();

    @BeforeEach
    void aCitizenWithAnHonour() {
        clock.set(LocalDate.of(2026, 11, 23));
        city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + citizen + ",示例,历下区,2024-09-01,TY-"
                + citizen.substring(10) + "\n");
        CitizenFiles.honour(city, citizen, "2024-01-20");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_run_goes_on_and_is_explained_by_its_own_model_and_catalogue_after_both_files_are_gone() throws Exception {
        String model = keep("quancheng-2026.1.yaml", "MUNICIPAL: 20", "MUNICIPAL: 33");
        String catalogue = keep("catalogue.yaml", "name: 荣誉表彰", "name: 旧时荣誉");
        int run = begunEarlier(OCTOBER, model, catalogue);

        assertThat(city.publish(OCTOBER.toString()).getInt("id")).isEqualTo(run);

        long id = citizens.find(IdentityNumber.parse(citizen, LocalDate.of(2026, 11, 23)))
                .orElseThrow()
                .id();
        Explained explained = scores.explain(id, scores.current(id, OCTOBER).orElseThrow());
        assertThat(explained.sheet().score()).isEqualTo(633);
        assertThat(explained.edition().catalogue().item("HONOR").map(CatalogueItem::name))
                .contains("旧时荣誉");
        assertThat(models.catalogue().item("HONOR").map(CatalogueItem::name)).contains("荣誉表彰");
    }

    @Test
    void a_run_whose_model_weighs_longer_than_the_catalogue_allows_does_not_go_on() throws Exception {
        String catalogue = keep("catalogue.yaml", "max-retention: P12M", "max-retention: P18M");
        String model = keep(
                "quancheng-2026.1.yaml", "points: -80 }\n    retention: P12M", "points: -80 }\n    retention: P18M");
        int run = begunEarlier(NOVEMBER, model, catalogue);

        city.start(NOVEMBER.toString(), "a test")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("month"))
                .body("violations.message", hasItem(containsString("retention: P18M 超过“SERIOUS_PENALTY”的最长保存期限 P12M")));

        // Who looks for runs in nobody's hands may have stopped it already.
        String stopped =
                city.as(Role.OPERATOR).delete("/api/v1/runs/" + run).jsonPath().getString("state");
        if (stopped.equals("STOPPED")) {
            city.as(Role.OPERATOR).delete("/api/v1/runs/" + run).then().body("state", is("DISCARDED"));
        }
    }

    @Test
    void a_month_is_not_begun_by_a_model_that_weighs_longer_than_the_catalogue_allows() throws Exception {
        Files.copy(FILES.resolve("notice-2026.1.yaml"), folder.resolve("notice-2026.1.yaml"));
        Files.writeString(
                folder.resolve("catalogue.yaml"),
                Files.readString(FILES.resolve("catalogue.yaml"))
                        .replace("max-retention: P60M", "max-retention: P36M"));
        Models shorter = Models.of(folder, database, clock);
        MonthlyRun later =
                new MonthlyRun(database, runs, new RunBasis(shorter), workers, journal, shorter, clock, ready);

        Started refused = later.start(NOVEMBER, "operator", "a test");

        assertThat(refused).isInstanceOfSatisfying(Started.Refused.class, why -> {
            assertThat(why.why()).isEqualTo(RunRefusal.MODEL_OUTLAWED);
            assertThat(why.faults()).singleElement().asString().contains("quancheng-2026.1.yaml", "JUDGMENT_DEFAULTER");
        });
    }

    @Test
    void a_published_month_keeps_its_model_when_it_is_computed_again() throws Exception {
        city.publish("2026-11");
        for (String file : List.of("catalogue.yaml", "notice-2026.1.yaml", "quancheng-2026.1.yaml")) {
            Files.copy(FILES.resolve(file), folder.resolve(file));
        }
        Files.writeString(
                folder.resolve("quancheng-2026.2.yaml"),
                Files.readString(FILES.resolve("quancheng-2026.1.yaml"))
                        .replace("version: \"2026.1\"", "version: \"2026.2\"")
                        .replace("first-month: \"2020-07\"", "first-month: \"2026-11\""));
        YearMonth month = YearMonth.of(2026, 11);
        try {
            Models newer = Models.of(folder, database, clock);
            change("UPDATE model_versions SET first_month = '2026-11-01', published_by = 'file', published_at = now()"
                    + " WHERE version = '2026.2'");
            MonthlyRun later =
                    new MonthlyRun(database, runs, new RunBasis(newer), workers, journal, newer, clock, ready);

            Started again = later.start(month, "operator", "a test");

            assertThat(again)
                    .isInstanceOfSatisfying(
                            Started.Running.class,
                            running -> assertThat(running.run().modelVersion()).isEqualTo("2026.1"));
            assertThat(newer.forMonth(month).orElseThrow().model().version()).isEqualTo("2026.2");
            later.await(((Started.Running) again).run().id());
        } finally {
            change("DELETE FROM model_versions WHERE version = '2026.2'");
        }
    }

    /** Changes what is published, as another replica would. */
    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, sql);
            Sql.update(connection, "UPDATE model_shelf SET revision = revision + 1");
        }
    }

    /** Keeps a file with one thing changed, as an earlier start would have; gives its digest. */
    private String keep(String file, String was, String is) throws IOException, SQLException {
        String text = Files.readString(FILES.resolve(file));
        assertThat(text).contains(was);
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, """
                            INSERT INTO model_texts (digest, name, yaml)
                            SELECT encode(sha256(convert_to(t.yaml, 'UTF8')), 'hex'), ?, t.yaml FROM (SELECT ? AS yaml) t
                            RETURNING digest
                            """, row -> row.getString(1), file, text.replace(was, is))
                    .orElseThrow();
        }
    }

    /** A run that a process began and did not live to end. */
    private int begunEarlier(YearMonth month, String model, String catalogue) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Watermark watermark = journal.watermark(connection);
            int run = runs.insert(
                    connection,
                    new Runs.Draft(
                            month,
                            runs.nextRevision(connection, month),
                            "quancheng",
                            "2026.1",
                            model,
                            catalogue,
                            List.of("AAA", "AA", "A", "B", "C"),
                            watermark.cutoff(),
                            watermark.entry(),
                            "a test",
                            "operator",
                            clock.instant()));
            connection.commit();
            connection.setAutoCommit(true);
            return run;
        }
    }
}
