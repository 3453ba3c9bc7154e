package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.YearMonth;

import static cn.quancheng.models.Draft.changed;
import static cn.quancheng.models.Draft.version;
import static cn.quancheng.models.KeptTables.CATALOGUE;
import static cn.quancheng.models.KeptTables.MODEL;
import static cn.quancheng.models.KeptTables.NOTICE;
import static cn.quancheng.models.KeptTables.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A version of a model is fixed from its first month on, with or without its file. */
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
}
