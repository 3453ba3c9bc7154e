package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

import static cn.quancheng.models.Draft.changed;
import static cn.quancheng.models.KeptTables.CATALOGUE;
import static cn.quancheng.models.KeptTables.DATABASE;
import static cn.quancheng.models.KeptTables.MODEL;
import static cn.quancheng.models.KeptTables.NOTICE;
import static cn.quancheng.models.KeptTables.on;
import static cn.quancheng.models.KeptTables.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A notice that citizens were shown stays as it was, and holds the models that were kept under it. */
class KeptNoticesTest {
    @BeforeEach
    void emptyTables() throws SQLException {
        KeptTables.empty();
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
        Library library = new Library(DATABASE, on("2026-11-24"));
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
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select model, version, notice_version, catalogue_digest from model_versions")) {
            assertThat(row.next()).isTrue();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .containsExactly("small", "1", "1", CATALOGUE.digest());
        }
    }
}
