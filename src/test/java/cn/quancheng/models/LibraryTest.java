package cn.quancheng.models;

import cn.quancheng.scoring.Facts;
import cn.quancheng.scoring.ScoreSheet;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import javax.sql.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a start takes in for good, and what a later start makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibraryTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YamlFile CATALOGUE = Draft.SOUND.files().get(0);
    private static final YamlFile MODEL = Draft.SOUND.files().get(1);
    private static final YamlFile NOTICE = NoticeDraft.SOUND.file("notice-1.yaml");

    private final EmbeddedPostgres postgres = start();
    private final DataSource database = postgres.getPostgresDatabase();

    @BeforeAll
    void make_the_tables() throws SQLException, IOException {
        for (String migration : List.of("V20__fact_kinds.sql", "V40__model_texts.sql")) {
            try (InputStream sql =
                    Objects.requireNonNull(LibraryTest.class.getResourceAsStream("/db/migration/" + migration))) {
                execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @BeforeEach
    void empty_the_tables() throws SQLException {
        execute("truncate model_versions, model_texts, notices, fact_kinds");
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    void a_version_that_has_come_into_use_may_not_change() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        YamlFile changed = changed(MODEL, "points: -30", "points: -20");
        assertThatThrownBy(() -> start("2026-11-24", CATALOGUE, changed, NOTICE))
                .isInstanceOf(FaultyModelException.class)
                .hasMessageContaining("small-1.yaml:2:version: 这一版本自 2026-01 起已用于计分,不可再改");
        assertThat(start("2026-11-25", CATALOGUE, MODEL, NOTICE).published()).hasSize(1);
    }

    @Test
    void a_version_that_became_a_draft_again_has_changed_as_well() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        YamlFile draft = changed(MODEL, "first-month: \"2026-01\"\n", "");
        assertThatThrownBy(() -> start("2026-11-24", CATALOGUE, draft, NOTICE))
                .hasMessageContaining("small-1.yaml:2:version: ");
    }

    @Test
    void a_version_may_change_or_go_until_its_first_month_comes_and_a_draft_always() {
        YamlFile december = changed(MODEL, "\"2026-01\"", "\"2026-12\"");
        YamlFile draft = version(changed(MODEL, "first-month: \"2026-01\"\n", ""), "2");
        start("2026-11-23", CATALOGUE, december, draft, NOTICE);
        YamlFile changed = changed(december, "points: -30", "points: -20");
        Models models = start("2026-11-30", CATALOGUE, changed, changed(draft, "cap: 80", "cap: 70"), NOTICE);
        assertThat(models.published(changed.digest())).isPresent();
        assertThat(models.published(december.digest())).isEmpty();

        assertThat(start("2026-11-30", CATALOGUE, NOTICE).published()).isEmpty();
        start("2026-11-30", CATALOGUE, changed, NOTICE);
        assertThatThrownBy(() -> start("2026-12-01", CATALOGUE, december, NOTICE))
                .hasMessageContaining("small-1.yaml:2:version: 这一版本自 2026-12 起");
    }

    @Test
    void a_new_version_is_for_this_month_at_the_earliest() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        YamlFile october = version(changed(MODEL, "\"2026-01\"", "\"2026-10\""), "2");
        assertThatThrownBy(() -> start("2026-11-24", CATALOGUE, MODEL, october, NOTICE))
                .isInstanceOf(FaultyModelException.class)
                .hasMessageContaining("small-2.yaml:4:first-month: 新的版本不可早于 2026-11");
        YamlFile november = version(changed(MODEL, "\"2026-01\"", "\"2026-11\""), "2");
        assertThat(start("2026-11-24", CATALOGUE, MODEL, november, NOTICE).published())
                .hasSize(2);
    }

    @Test
    void a_model_whose_file_is_gone_still_scores_its_months() {
        YamlFile next = version(changed(MODEL, "\"2026-01\"", "\"2027-01\""), "2");
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        Models models = start("2026-11-24", CATALOGUE, next, NOTICE);
        assertThat(models.forMonth(NOVEMBER).orElseThrow().model().id()).isEqualTo("small-1");
        assertThat(models.forMonth(YearMonth.of(2027, 1)).orElseThrow().model().id())
                .isEqualTo("small-2");
    }

    @Test
    void a_catalogue_with_a_shorter_retention_stops_no_start_and_forbids_the_models_next_month() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        YamlFile shorter = changed(CATALOGUE, "max-retention: P12M", "max-retention: P6M");
        Models models = start("2026-11-24", shorter, MODEL, NOTICE);
        ModelEdition edition = models.forMonth(NOVEMBER).orElseThrow().edition();
        assertThat(edition.catalogueDigest()).isEqualTo(CATALOGUE.digest());
        assertThat(models.catalogueDigest()).isEqualTo(shorter.digest());
        assertThat(models.faults(edition))
                .extracting(Fault::toString)
                .containsExactly("small-1.yaml:49:indicators[3].retention: P12M 超过“PENALTY”的最长保存期限 P6M");
    }

    @Test
    void a_new_model_is_held_to_the_catalogue_of_today() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        YamlFile shorter = changed(CATALOGUE, "max-retention: P12M", "max-retention: P6M");
        YamlFile next = version(changed(MODEL, "\"2026-01\"", "\"2026-12\""), "2");
        assertThatThrownBy(() -> start("2026-11-24", shorter, MODEL, next, NOTICE))
                .isInstanceOf(FaultyModelException.class)
                .satisfies(refused -> assertThat(((FaultyModelException) refused).faults())
                        .extracting(Fault::file)
                        .containsExactly("small-2.yaml"));
    }

    @Test
    void a_catalogue_that_still_allows_the_model_is_what_its_next_month_is_scored_with() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        YamlFile reworded = changed(CATALOGUE, "basis: 志愿服务条例", "basis: 志愿服务法");
        Models models = start("2026-11-24", reworded, MODEL, NOTICE);
        ModelEdition edition = models.forMonth(NOVEMBER).orElseThrow().edition();
        assertThat(edition.catalogueDigest()).isEqualTo(reworded.digest());
        assertThat(models.faults(edition)).isEmpty();
    }

    @Test
    void an_old_month_is_explained_by_its_own_model_and_catalogue_after_both_files_changed_and_are_gone() {
        Models then = start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        ModelEdition edition = then.forMonth(NOVEMBER).orElseThrow().edition();

        // A later catalogue where the penalty is no failing any more, and service is one; a model to match.
        YamlFile catalogue = changed(
                changed(
                        CATALOGUE,
                        "class: ADVERSE\n    department: 行政执法机关\n    max-retention: P12M\n    repairable-after: P3M",
                        "class: POSITIVE\n    department: 行政执法机关"),
                "class: POSITIVE\n    department: 市民政局",
                "class: ADVERSE\n    max-retention: P12M\n"
                        + "    requires: [DOCUMENT_NUMBER, ORDINARY_PROCEDURE]\n    department: 市民政局");
        YamlFile model = version(
                changed(
                        changed(
                                changed(changed(MODEL, "\"2026-01\"", "\"2026-12\""), "points: -30", "points: 30"),
                                "cap: -90",
                                "cap: 90"),
                        "unit: 240, points: 1 }",
                        "unit: 240, points: -1 }\n    retention: P12M"),
                "2");
        Models later = start("2026-12-01", catalogue, model, NOTICE);

        ModelEdition kept = later.edition(MODEL.digest(), CATALOGUE.digest()).orElseThrow();
        assertThat(kept.catalogue().item("PENALTY").orElseThrow())
                .isEqualTo(edition.catalogue().item("PENALTY").orElseThrow());
        assertThat(kept.catalogue().item("PENALTY").orElseThrow().basis()).isEqualTo("山东省社会信用条例");
        assertThat(later.catalogue().item("PENALTY").orElseThrow().isAdverse()).isFalse();
        ScoreSheet sheet = explain(later, kept);
        assertThat(sheet).isEqualTo(explain(then, edition));
        // The disputed penalty weighs nothing, the disputed service counts: as it was in its month.
        assertThat(sheet.score()).isEqualTo(602);
        assertThat(later.scorer(kept)).isSameAs(later.scorer(kept));
        assertThat(later.edition(model.digest(), "0".repeat(64))).isEmpty();
    }

    private static ScoreSheet explain(Models models, ModelEdition edition) {
        Facts facts = new Facts();
        int day = (int) LocalDate.of(2026, 6, 1).toEpochDay();
        facts.add(number(models, "PENALTY"), 1, day, Facts.NEVER, Facts.NEVER, true);
        facts.add(number(models, "SERVICE"), 480, day, Facts.NEVER, Facts.NEVER, true);
        return models.scorer(edition).at(NOVEMBER.atDay(1)).explain(facts);
    }

    private static int number(Models models, String item) {
        return IntStream.range(0, models.kinds().size())
                .filter(kind -> models.kinds().get(kind).item().equals(item)
                        && models.kinds().get(kind).grade() == null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_kept_text_that_somebody_changed_is_found_out() throws SQLException {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        Models running =
                start("2026-11-23", CATALOGUE, version(changed(MODEL, "\"2026-01\"", "\"2026-12\""), "2"), NOTICE);
        execute("update model_texts set yaml = replace(yaml, 'points: -30', 'points: -90')");
        assertThatThrownBy(() -> start("2026-11-24", CATALOGUE, MODEL, NOTICE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("small-1.yaml was changed");
        assertThatThrownBy(() -> running.edition(MODEL.digest(), "0".repeat(64)))
                .hasMessageContaining("small-1.yaml was changed");
    }

    @Test
    void an_adopted_notice_may_not_change_in_one_letter() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        assertThatThrownBy(() -> start("2026-11-24", CATALOGUE, MODEL, changed(NOTICE, "一步退出。", "三步退出。")))
                .isInstanceOf(FaultyModelException.class)
                .hasMessageContaining("notice-1.yaml:1:version: 这一版本的告知书已经启用,一字不可再改")
                .hasMessageContaining("新的版本");
    }

    @Test
    void an_earlier_notice_stays_readable_when_its_file_is_gone_and_its_items_left_the_catalogue() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        YamlFile renamed = changed(CATALOGUE, "name: 按期缴费", "name: 按时缴费");
        NoticeDraft second = NoticeDraft.SOUND.with("按期缴费", "按时缴费").later("2", "2026-12-01");
        Library library = new Library(database, on("2026-11-24"));
        Notices notices =
                new Notices(library.take(List.of(renamed, MODEL, second.file("notice-2.yaml"))), on("2026-11-24"));
        assertThat(notices.all()).extracting(Notice::version).containsExactly("1", "2");
        assertThat(notices.current().digest()).isEqualTo(NOTICE.digest());
        assertThat(notices.version("1").orElseThrow().sections())
                .isEqualTo(NoticeDraft.SOUND.read().sections());
        assertThat(notices.inForce(LocalDate.of(2026, 12, 1)).orElseThrow().version())
                .isEqualTo("2");
    }

    @Test
    void a_new_notice_begins_today_at_the_earliest() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        YamlFile yesterday = NoticeDraft.SOUND.later("2", "2026-11-23").file("notice-2.yaml");
        assertThatThrownBy(() -> start("2026-11-24", CATALOGUE, MODEL, NOTICE, yesterday))
                .hasMessageContaining("notice-2.yaml:2:first-day: 新的告知书不可早于 2026-11-24");
        start("2026-11-23", CATALOGUE, MODEL, NOTICE, yesterday);
    }

    @Test
    void a_kept_model_is_held_to_a_new_notice_at_its_own_place() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        YamlFile less =
                NoticeDraft.SOUND.without("BILLS").later("2", "2026-12-01").file("notice-2.yaml");
        assertThatThrownBy(() -> start("2026-11-24", CATALOGUE, less))
                .isInstanceOf(FaultyModelException.class)
                .hasMessageContaining("small-1.yaml:35:indicators[2].items[0]: 告知书 2 没有告知“BILLS”");
    }

    @Test
    void a_model_is_kept_with_the_notice_that_it_was_taken_in_under() throws SQLException {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select model, version, notice_version, catalogue_digest from model_versions")) {
            assertThat(row.next()).isTrue();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .containsExactly("small", "1", "1", CATALOGUE.digest());
        }
    }

    @Test
    void a_start_that_is_refused_keeps_nothing() {
        YamlFile faulty = changed(MODEL, "baseline: 600", "baseline: 1600");
        assertThatThrownBy(() -> start("2026-11-23", CATALOGUE, faulty, NOTICE))
                .isInstanceOf(FaultyModelException.class);
        start("2026-11-23", CATALOGUE, MODEL, changed(NOTICE, "一步退出。", "立即退出。"));
    }

    @Test
    void replicas_that_start_together_take_the_same_in() throws Exception {
        ExecutorService replicas = Executors.newFixedThreadPool(6);
        try {
            List<Future<Models>> started = new ArrayList<>();
            for (int replica = 0; replica < 6; replica++) {
                started.add(replicas.submit(() -> start("2026-11-23", CATALOGUE, MODEL, NOTICE)));
            }
            for (Future<Models> models : started) {
                assertThat(models.get().published()).hasSize(1);
            }
        } finally {
            replicas.shutdownNow();
        }
    }

    private Models start(String day, YamlFile... files) {
        Shelf shelf = new Library(database, on(day)).take(Arrays.asList(files));
        return new Models(shelf, on(day), FactKinds.of(shelf.catalogue(), database), database);
    }

    private static YamlFile changed(YamlFile file, String was, String is) {
        String text = new String(file.bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains(was);
        return Draft.file(file.name(), text.replace(was, is));
    }

    private static YamlFile version(YamlFile file, String version) {
        YamlFile changed = changed(file, "version: \"1\"", "version: \"" + version + "\"");
        return new YamlFile("small-" + version + ".yaml", changed.bytes());
    }

    private static Clock on(String day) {
        return Clock.fixed(Instant.parse(day + "T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
