package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.YearMonth;

import static cn.quancheng.models.KeptTables.CATALOGUE;
import static cn.quancheng.models.KeptTables.MODEL;
import static cn.quancheng.models.KeptTables.execute;
import static cn.quancheng.models.KeptTables.start;
import static org.assertj.core.api.Assertions.assertThat;

/** What a model to come may weigh, and what other replicas published meanwhile. */
class UntoldTest {
    private static final YamlFile DRAFT = Draft.changed(MODEL, "first-month: \"2026-01\"\n", "");

    @BeforeEach
    void emptyTables() throws SQLException {
        KeptTables.empty();
    }

    @Test
    void an_item_that_a_later_notice_names_may_weigh_once_nobody_is_bound_to_the_earlier_one() {
        NoticeDraft without = NoticeDraft.SOUND.without("BILLS");
        Models models = start(
                "2026-11-23",
                CATALOGUE,
                DRAFT,
                without.file("notice-1.yaml"),
                NoticeDraft.SOUND.later("2", "2027-06-01").file("notice-2.yaml"));

        assertThat(untold(models, "2026-12")).isEqualTo("{BILLS=1}");
        // Whoever agreed on 31 May 2027 is scored until 2029-05.
        assertThat(untold(models, "2029-05")).isEqualTo("{BILLS=1}");
        assertThat(untold(models, "2029-06")).isEqualTo("{}");
    }

    @Test
    void an_item_that_no_notice_names_may_never_weigh() {
        Models models = start(
                "2026-11-23",
                CATALOGUE,
                DRAFT,
                NoticeDraft.SOUND.without("BILLS").file("notice-1.yaml"));
        assertThat(untold(models, "2126-11")).isEqualTo("{BILLS=1}");
    }

    @Test
    void nothing_is_tried_on_anybody_who_was_not_told_of_trials() {
        NoticeDraft telling =
                NoticeDraft.SOUND.with("term: P24M", "term: P24M\ntrials: true").with("[给予优惠。]", "[给予优惠,试算新规则。]");
        Models untold = start(
                "2026-11-23",
                CATALOGUE,
                MODEL,
                KeptTables.NOTICE,
                telling.later("2", "2027-01-01").file("notice-2.yaml"));
        assertThat(untold.untoldOfTrials(YearMonth.of(2026, 12))).contains("1");
        // Whoever agreed on 31 December 2026 is scored until 2028-12.
        assertThat(untold.untoldOfTrials(YearMonth.of(2028, 12))).contains("1");
        assertThat(untold.untoldOfTrials(YearMonth.of(2029, 1))).isEmpty();
    }

    @Test
    void what_another_replica_publishes_and_withdraws_is_seen_at_the_next_look() throws SQLException {
        Models models = start("2026-11-23", CATALOGUE, MODEL, KeptTables.NOTICE);
        models.refresh();
        String published = "first_month = '2027-01-01', published_by = 'file', published_at = now()";
        execute("insert into model_versions (model, version, model_digest, catalogue_digest, adopted_at)"
                + " select model, '2', model_digest, catalogue_digest, adopted_at from model_versions");
        execute("update model_versions set " + published + " where version = '2'");
        execute("update model_shelf set revision = revision + 1");

        models.look();
        assertThat(models.published()).hasSize(2);
        assertThat(models.forMonth(YearMonth.of(2027, 1)).orElseThrow().firstMonth())
                .isEqualTo(YearMonth.of(2027, 1));
        assertThat(models.forMonth(YearMonth.of(2026, 12)).orElseThrow().firstMonth())
                .isEqualTo(YearMonth.of(2026, 1));

        execute("delete from model_versions where version = '2'");
        execute("update model_shelf set revision = revision + 1");
        models.look();
        assertThat(models.published()).hasSize(1);
    }

    private static String untold(Models models, String month) {
        return models.untold(models.read(DRAFT).edition().model(), YearMonth.parse(month))
                .toString();
    }
}
