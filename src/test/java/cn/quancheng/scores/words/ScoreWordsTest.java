package cn.quancheng.scores.words;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Clocks;
import cn.quancheng.scoring.Contribution;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Facts;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.WeighedFact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What citizens read of the city's own model: made from its file and its catalogue, with no word written for one item. */
class ScoreWordsTest {
    private static final Models MODELS = Models.of(
            Path.of("scoring-models"),
            Clock.fixed(LocalDate.of(2026, 11, 24).atStartOfDay(Clocks.CITY).toInstant(), Clocks.CITY));
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    private final Facts facts = new Facts();
    private final List<LedgerRecord> records = new ArrayList<>();

    @Test
    void minutes_are_told_in_hours_and_an_end_by_its_first_month() {
        record("VOLUNTEER_SERVICE", null, 2160, "2025-05-01");

        assertThat(line("SOC-CON-01")).isEqualTo("志愿服务满 36 小时，加 9 分，2027 年 5 月起失效");
        assertThat(entry(0)).isEqualTo("2025-05-01 志愿服务 36 小时，计 9 分，2027 年 5 月起失效");
    }

    @Test
    void records_that_end_one_after_the_other_end_by_steps_and_half_a_unit_is_not_told() {
        record("VOLUNTEER_SERVICE", null, 2160, "2025-04-20");
        record("VOLUNTEER_SERVICE", null, 90, "2026-04-20");

        assertThat(line("SOC-CON-01")).isEqualTo("志愿服务满 36 小时，加 9 分，2027 年 5 月起逐步失效");
        assertThat(entry(1)).contains("志愿服务 1.5 小时，计 0.375 分");
    }

    @Test
    void a_cap_is_told_with_what_it_keeps() {
        record("VOLUNTEER_SERVICE", null, 240 * 65, "2026-04-20");

        assertThat(line("SOC-CON-01")).isEqualTo("志愿服务满 260 小时，加 60 分（已达上限，另有 5 分不计），2028 年 5 月起失效");
        assertThat(reasons())
                .extracting(Reason::code, Reason::points)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("SOC-CON-01.LIFTS", 60),
                        org.assertj.core.groups.Tuple.tuple("SOC-CON-01.CAPPED", 5));
        assertThat(reasons().get(1).text()).isEqualTo("志愿服务已达上限 60 分，另有 5 分不计");
    }

    @Test
    void grades_are_named_and_what_fades_is_told_before_and_while_it_does() {
        record("HONOR", "MUNICIPAL", 1, "2026-05-20");
        record("HONOR", "MUNICIPAL", 1, "2026-06-20");
        record("HONOR", "DISTRICT", 1, "2026-06-20");
        assertThat(line("GOV-HON-01")).isEqualTo("荣誉表彰 市级 2 项、区县级 1 项，加 50 分，2029 年 6 月起逐步失效");

        facts.clear();
        records.clear();
        record("HONOR", "MUNICIPAL", 1, "2023-05-01");
        assertThat(line("GOV-HON-01")).isEqualTo("荣誉表彰 市级 1 项，加 15 分，正在逐月递减，2028 年 5 月起全部失效");
    }

    @Test
    void what_weighs_nothing_says_why() {
        record("GENERAL_PENALTY", null, 1, "2026-01-05");
        add("GENERAL_PENALTY", "2026-02-05", Facts.NEVER, Facts.NEVER, true);
        add("GENERAL_PENALTY", "2026-03-05", Facts.NEVER, day("2026-09-01"), false);
        record("GENERAL_PENALTY", null, 1, "2025-01-05");
        record("GENERAL_PENALTY", null, 1, "2026-11-05");
        add("GENERAL_PENALTY", "2026-04-05", day("2026-05-31"), Facts.NEVER, false);

        assertThat(line("GOV-LAW-03"))
                .isEqualTo("一般行政处罚 1 项，减 30 分，2027 年 2 月起不再扣分，另有 1 项在本月计分日之后发生，尚不计分，"
                        + "另有 1 项已修复、撤销或撤回，不再计分，另有 1 项已过有效期，不再计分，"
                        + "另有 1 项有异议，处理完毕之前不计分，另有 1 项已满计分期限，不再计分");
        assertThat(entry(1)).endsWith("有异议，处理完毕之前不计分");
        assertThat(entry(2)).endsWith("2026-09-01已修复、撤销或撤回，不再计分");
        assertThat(entry(3)).endsWith("已满计分期限，自2026-01-05起不再计分");
        assertThat(entry(4)).endsWith("在本月计分日之后发生，尚不计分");
        assertThat(entry(5)).endsWith("已过有效期，自2026-06-01起不再计分");
    }

    @Test
    void what_never_ends_says_so_and_reasons_come_the_strongest_first() {
        record("REAL_NAME", null, 1, "2026-01-05");
        record("CHARITY_DONATION", null, 3, "2026-01-05");
        record("JUDGMENT_DEFAULTER", null, 1, "2026-01-05");

        assertThat(line("GOV-ID-01")).isEqualTo("实名认证 1 项，加 10 分，长期有效");
        assertThat(line("JUD-LAW-01")).isEqualTo("失信被执行人 1 项，减 150 分，2031 年 2 月起不再扣分");
        assertThat(reasons())
                .extracting(Reason::code)
                .containsExactly("JUD-LAW-01.HOLDS_DOWN", "GOV-ID-01.LIFTS", "SOC-CON-02.LIFTS");
    }

    @Test
    void english_takes_its_names_from_the_codes() {
        record("HONOR", "NATIONAL", 1, "2026-05-20");

        ScoreWords english = words(PlainPhrases.ENGLISH);
        assertThat(english.line(contribution("GOV-HON-01")))
                .isEqualTo("honor: 1 × national, adds 50 points, fading from June 2029 on");
    }

    @Test
    void an_indicator_without_records_says_that_it_adds_and_takes_nothing() {
        assertThat(line("SOC-CON-01")).isEqualTo("志愿服务，不加不减");
    }

    private void record(String item, @Nullable String grade, long quantity, String on) {
        facts.add(kind(item, grade), quantity, day(on), Facts.NEVER, Facts.NEVER, false);
        remember(item, grade, quantity, on);
    }

    private void add(String item, String on, int until, int closed, boolean disputed) {
        facts.add(kind(item, null), 1, day(on), until, closed, disputed);
        remember(item, null, 1, on);
    }

    private void remember(String item, @Nullable String grade, long quantity, String on) {
        records.add(new LedgerRecord(
                records.size() + 1L, "R", "示例部门", kind(item, grade), 1, quantity, LocalDate.parse(on), null, null));
    }

    private static int day(String day) {
        return (int) LocalDate.parse(day).toEpochDay();
    }

    private static int kind(String item, @Nullable String grade) {
        List<FactKind> kinds = MODELS.kinds();
        return IntStream.range(0, kinds.size())
                .filter(kind -> kinds.get(kind).item().equals(item)
                        && Objects.equals(kinds.get(kind).grade(), grade))
                .findFirst()
                .orElseThrow();
    }

    private ScoreSheet sheet() {
        return MODELS.scorer(MODELS.forMonth(MONTH).orElseThrow().edition())
                .at(MONTH.atDay(1))
                .explain(facts);
    }

    private Contribution contribution(String code) {
        return sheet().contributions().stream()
                .filter(part -> part.indicator().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private ScoreWords words(Phrases phrases) {
        return new ScoreWords(phrases, MODELS.catalogue(), MODELS.kinds(), records);
    }

    private String line(String code) {
        return words(PlainPhrases.CHINESE).line(contribution(code));
    }

    private String entry(int place) {
        for (Contribution part : sheet().contributions()) {
            for (WeighedFact fact : part.facts()) {
                if (fact.fact() == place) {
                    return words(PlainPhrases.CHINESE).entry(fact, Optional.of(part.indicator()));
                }
            }
        }
        throw new AssertionError("no indicator looks at record " + place);
    }

    private List<Reason> reasons() {
        return words(PlainPhrases.CHINESE).reasons(sheet());
    }
}
