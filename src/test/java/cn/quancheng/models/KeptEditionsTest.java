package cn.quancheng.models;

import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.Facts;
import cn.quancheng.scoring.ScoreSheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;

import static cn.quancheng.models.Draft.changed;
import static cn.quancheng.models.Draft.version;
import static cn.quancheng.models.KeptTables.CATALOGUE;
import static cn.quancheng.models.KeptTables.MODEL;
import static cn.quancheng.models.KeptTables.NOTICE;
import static cn.quancheng.models.KeptTables.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A model is scored and explained by its own text and catalogue, whatever the files of today say. */
class KeptEditionsTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @BeforeEach
    void emptyTables() throws SQLException {
        KeptTables.empty();
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
}
