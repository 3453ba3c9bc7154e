package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import static cn.quancheng.models.NoticeDraft.SOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is wrong in a notice is refused by file, line and key. */
class NoticeFaultsTest {
    @Test
    void a_sound_notice_is_read_as_it_stands() {
        Notice notice = SOUND.read();
        assertThat(notice.version()).isEqualTo("1");
        assertThat(notice.digest()).matches("[0-9a-f]{64}");
        assertThat(notice.firstDay()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(notice.term()).isEqualTo(Period.ofMonths(24));
        assertThat(notice.material()).isFalse();
        assertThat(notice.endsEarlierOn()).isNull();
        assertThat(notice.items()).containsExactlyInAnyOrder("HONOR", "SERVICE", "BILLS", "PENALTY");
    }

    @Test
    void a_citizen_reads_who_is_responsible_and_every_item_by_its_name() {
        List<NoticeSection> sections = SOUND.read().sections();
        assertThat(sections).hasSize(13);
        assertThat(sections.get(2)).isEqualTo(new NoticeSection("谁负责", List.of("由此单位负责。", "协会", "电话一二三")));
        assertThat(sections.get(4).paragraphs())
                .containsExactly("只有这些。", "荣誉表彰：加分。", "志愿服务：加分。", "按期缴费：加分。", "行政处罚：减分。");
    }

    @ParameterizedTest
    @EnumSource
    void a_notice_without_a_part_that_the_law_requires_is_refused(NoticePart part) {
        SOUND.without(part.name()).isRefusedAt("notice-1.yaml:10:sections", "缺少 " + part + ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: \"1\"|#|version",
                "first-day: 2026-01-01|#|first-day",
                "term: P24M|#|term",
            })
    void a_missing_key_is_refused(String was, String is, String key) {
        SOUND.with(was, is).isRefusedAt("notice-1.yaml:1:" + key, "缺少此项");
    }

    @Test
    void a_notice_that_does_not_say_who_is_responsible_is_refused() {
        SOUND.with("name: 协会, ", "").isRefusedAt("notice-1.yaml:4:handler.name", "缺少此项");
        SOUND.with("handler: { name: 协会, contact: 电话一二三 }\n", "").isRefusedAt("notice-1.yaml:1:handler", "缺少此项");
    }

    @Test
    void a_notice_that_does_not_say_how_to_reach_them_is_refused() {
        SOUND.with(", contact: 电话一二三", "").isRefusedAt("notice-1.yaml:4:handler.contact", "缺少此项");
        SOUND.with("contact: 电话一二三", "contact: \"\"").isRefusedAt("notice-1.yaml:4:handler.contact", "不能为空");
    }

    @Test
    void a_part_with_nothing_to_read_is_refused() {
        SOUND.with("[一步退出。]", "[]").isRefusedAt("notice-1.yaml:22:sections[11].paragraphs", "至少写一段");
        SOUND.with("title: 退出, ", "").isRefusedAt("notice-1.yaml:22:sections[11].title", "缺少此项");
    }

    @Test
    void a_part_written_twice_is_refused() {
        SOUND.with("{ title: 这是什么,", "{ part: RIGHTS, title: 这是什么,")
                .isRefusedAt("notice-1.yaml:21:sections[10].part", "写了两次");
    }

    @Test
    void an_unknown_key_or_part_is_refused() {
        SOUND.with("term: P24M", "term: P24M\ncolour: red").isRefusedAt("notice-1.yaml:4:colour", "未知的键");
        SOUND.with("{ title: 这是什么,", "{ part: OTHER, title: 这是什么,")
                .isRefusedAt("notice-1.yaml:11:sections[0].part", "“OTHER”不可用");
    }

    @Test
    void an_item_that_is_not_in_the_catalogue_is_refused() {
        SOUND.with("says: 减分。 }", "says: 减分。 }\n  - { code: FAME, name: 名声, says: 加分。 }")
                .isRefusedAt("notice-1.yaml:10:items[4].code", "目录中没有“FAME”");
    }

    @Test
    void an_item_by_another_name_than_the_catalogues_is_refused() {
        SOUND.with("name: 行政处罚", "name: 小小提醒").isRefusedAt("notice-1.yaml:9:items[3].name", "行政处罚");
    }

    @Test
    void an_item_named_twice_is_refused() {
        SOUND.with("says: 减分。 }", "says: 减分。 }\n  - { code: PENALTY, name: 行政处罚, says: 减分。 }")
                .isRefusedAt("notice-1.yaml:10:items[4].code", "写了两次");
    }

    @Test
    void an_agreement_for_more_than_two_years_at_once_is_refused() {
        SOUND.with("P24M", "P25M").isRefusedAt("notice-1.yaml:3:term", "24");
        SOUND.with("P24M", "P700D").isRefusedAt("notice-1.yaml:3:term", "整月");
    }

    @Test
    void an_unquoted_version_or_one_that_is_no_number_is_refused() {
        SOUND.with("\"1\"", "1").isRefusedAt("notice-1.yaml:1:version", "引号");
        SOUND.with("\"1\"", "\"current\"").isRefusedAt("notice-1.yaml:1:version", "数字");
    }

    @Test
    void a_version_that_is_not_the_files_is_refused() {
        SOUND.isRefusedAt("notice-2.yaml", "notice-2.yaml:1:version", "notice-1.yaml");
    }

    @Test
    void a_material_version_says_when_earlier_agreements_end_and_not_before_it_is_there_to_be_read() {
        SOUND.with("term: P24M", "term: P24M\nmaterial: true").isRefusedAt("notice-1.yaml:1:ends-earlier-on", "缺少此项");
        SOUND.with("term: P24M", "term: P24M\nends-earlier-on: 2026-02-01")
                .isRefusedAt("notice-1.yaml:4:ends-earlier-on", "material");
        SOUND.endingEarlierOn("2025-12-31").isRefusedAt("notice-1.yaml:5:ends-earlier-on", "不可早于");
        Notice material = SOUND.endingEarlierOn("2026-02-01").read();
        assertThat(material.material()).isTrue();
        assertThat(material.endsEarlierOn()).isEqualTo(LocalDate.of(2026, 2, 1));
    }

    @Test
    void a_notice_that_lets_rules_be_tried_on_people_tells_them_so_among_its_purposes() {
        NoticeDraft trying = SOUND.with("term: P24M", "term: P24M\ntrials: true");
        assertThat(SOUND.read().trials()).isFalse();
        assertThat(trying.with("[给予优惠。]", "[给予优惠,试算新规则。]").read().trials()).isTrue();
        trying.isRefusedAt("notice-1.yaml:15:sections[3].paragraphs", "须告知“试算”");
    }

    @Test
    void a_notice_shares_nothing_but_what_it_names_and_tells_among_the_recipients() {
        NoticeDraft sharing = SOUND.with("term: P24M", "term: P24M\nshares: [DECLARATIONS]");
        assertThat(SOUND.read().shares()).isEmpty();
        assertThat(sharing.with("[没有别人。]", "[市平台接收您的自主申报。]").read().shares()).containsExactly(SharedKind.DECLARATIONS);
        sharing.isRefusedAt("notice-1.yaml:20:sections[8].paragraphs", "须告知“自主申报”");
        SOUND.with("term: P24M", "term: P24M\nshares: [INCOME]")
                .isRefusedAt("notice-1.yaml:4:shares[0]", "“INCOME”不可用,应为 DECLARATIONS");
        sharing.with("[DECLARATIONS]", "[DECLARATIONS, DECLARATIONS]")
                .with("[没有别人。]", "[自主申报。]")
                .isRefusedAt("notice-1.yaml:4:shares[1]", "写了两次");
        SOUND.with("term: P24M", "term: P24M\nshares: DECLARATIONS").isRefusedAt("notice-1.yaml:4:shares", "应为列表");
    }

    @Test
    void two_versions_of_one_first_day_are_refused() {
        List<YamlFile> files = Stream.concat(
                        Draft.SOUND.files().stream(),
                        Stream.of(
                                SOUND.file("notice-1.yaml"),
                                SOUND.later("2", "2026-01-01").file("notice-2.yaml")))
                .toList();
        assertThatThrownBy(() -> Shelf.read(files))
                .isInstanceOf(FaultyModelException.class)
                .hasMessageContaining("notice-2.yaml:2:first-day: 与告知书 1 的首日相同");
    }

    @Test
    void the_default_notice_is_in_force_and_names_every_item_of_the_catalogue() {
        Path city = Path.of("scoring-models");
        Notices notices = Notices.of(city, on("2026-11-01"));
        assertThat(notices.current().version()).isEqualTo("2026.1");
        assertThat(notices.current().term()).isEqualTo(Period.ofMonths(24));
        assertThat(notices.current().items())
                .isEqualTo(Models.of(city, on("2026-11-01")).catalogue().codes());
        assertThat(notices.version("2026.1")).contains(notices.current());
        assertThat(notices.sharing(SharedKind.DECLARATIONS)).isEmpty();
        assertThat(notices.version("2026.2")).isEmpty();
        assertThat(notices.inForce(LocalDate.of(2023, 12, 31))).isEmpty();
    }

    @Test
    void a_start_without_a_notice_in_force_fails() {
        assertThatThrownBy(() -> Notices.of(Path.of("scoring-models"), on("2023-12-31")))
                .isInstanceOf(FaultyModelException.class)
                .hasMessageContaining("notice-*.yaml:1:first-day: 2023-12-31 没有生效的告知书");
    }

    private static Clock on(String day) {
        return Clock.fixed(Instant.parse(day + "T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
    }
}
