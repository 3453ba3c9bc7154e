package cn.quancheng.models;

import cn.quancheng.platform.Sql;
import cn.quancheng.platform.yaml.YamlFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;

import static cn.quancheng.models.Draft.changed;
import static cn.quancheng.models.Draft.version;
import static cn.quancheng.models.KeptTables.CATALOGUE;
import static cn.quancheng.models.KeptTables.DATABASE;
import static cn.quancheng.models.KeptTables.MODEL;
import static cn.quancheng.models.KeptTables.NOTICE;
import static cn.quancheng.models.KeptTables.execute;
import static cn.quancheng.models.KeptTables.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files found an installation; from then on a version is fixed once it is published, with or without its file. */
class VersionsTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @BeforeEach
    void emptyTables() throws SQLException {
        KeptTables.empty();
    }

    @Test
    void a_version_that_has_come_into_use_may_not_change() {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        YamlFile changed = changed(MODEL, "points: -30", "points: -20");
        assertThatThrownBy(() -> start("2026-11-24", CATALOGUE, changed, NOTICE))
                .isInstanceOf(FaultyModelException.class)
                .hasMessageContaining("small-1.yaml:2:version: 这一版本已公布,自 2026-01 起用于计分,不可再改");
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
    void files_publish_models_when_an_installation_begins_and_never_again() throws SQLException {
        YamlFile december = version(changed(MODEL, "\"2026-01\"", "\"2026-12\""), "2");
        start("2026-11-23", CATALOGUE, MODEL, december, NOTICE);
        YamlFile january = version(changed(MODEL, "\"2026-01\"", "\"2027-01\""), "3");

        Models models = start("2026-11-24", CATALOGUE, MODEL, december, january, NOTICE);

        assertThat(models.published())
                .extracting(published -> published.model().id())
                .containsExactly("small-2", "small-1");
        assertThat(drafts()).containsExactly("3 " + january.digest() + " file");
    }

    @Test
    void a_published_version_is_fixed_before_its_first_month_comes() {
        YamlFile december = changed(MODEL, "\"2026-01\"", "\"2026-12\"");
        start("2026-11-23", CATALOGUE, december, NOTICE);
        assertThatThrownBy(
                        () -> start("2026-11-24", CATALOGUE, changed(december, "points: -30", "points: -20"), NOTICE))
                .hasMessageContaining("small-1.yaml:2:version: 这一版本已公布,自 2026-12 起");
        assertThat(start("2026-11-25", CATALOGUE, NOTICE).published()).hasSize(1);
    }

    @Test
    void a_draft_is_what_its_file_says_until_people_write_it() throws SQLException {
        YamlFile draft = version(changed(MODEL, "first-month: \"2026-01\"\n", ""), "2");
        YamlFile changed = changed(draft, "cap: 80", "cap: 70");
        start("2026-11-23", CATALOGUE, MODEL, draft, NOTICE);
        start("2026-11-24", CATALOGUE, MODEL, changed, NOTICE);
        assertThat(drafts()).containsExactly("2 " + changed.digest() + " file");

        execute("insert into model_edits (version, model_digest, written_by, written_at)" + " values ('2', '"
                + changed.digest() + "', 'modeler', now())");
        start("2026-11-25", CATALOGUE, MODEL, draft, NOTICE);
        assertThat(drafts()).containsExactly("2 " + changed.digest() + " modeler");
    }

    @Test
    void a_model_whose_file_is_gone_still_scores_its_months() {
        YamlFile next = version(changed(MODEL, "\"2026-01\"", "\"2027-01\""), "2");
        start("2026-11-23", CATALOGUE, MODEL, next, NOTICE);
        Models models = start("2026-11-24", CATALOGUE, next, NOTICE);
        assertThat(models.forMonth(NOVEMBER).orElseThrow().model().id()).isEqualTo("small-1");
        assertThat(models.forMonth(YearMonth.of(2027, 1)).orElseThrow().model().id())
                .isEqualTo("small-2");
    }

    @Test
    void two_models_with_one_version_are_refused() {
        YamlFile other = new YamlFile(
                "other-1.yaml",
                changed(changed(MODEL, "model: small", "model: other"), "\"2026-01\"", "\"2026-02\"")
                        .bytes());
        assertThatThrownBy(() -> start("2026-11-23", CATALOGUE, MODEL, other, NOTICE))
                .hasMessageContaining("版本号与“small-1”相同");
    }

    /** Version, digest, and who wrote it last. */
    private static List<String> drafts() throws SQLException {
        try (Connection connection = DATABASE.getConnection()) {
            return Sql.list(connection, """
                    select v.version || ' ' || v.model_digest || ' ' || e.written_by
                    from model_versions v join lateral (
                        select written_by from model_edits where version = v.version order by id desc limit 1) e on true
                    where v.first_month is null order by v.version
                    """, row -> row.getString(1));
        }
    }
}
