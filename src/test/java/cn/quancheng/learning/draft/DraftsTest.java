package cn.quancheng.learning.draft;

import cn.quancheng.learning.LeftOut;
import cn.quancheng.learning.Progress;
import cn.quancheng.learning.Scorecard;
import cn.quancheng.learning.Span;
import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.models.Models;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Facts;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.Scorer;
import cn.quancheng.scoring.ScoringModel;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** From outcomes with a known truth to the text of a new version, and to the scores that it gives. */
class DraftsTest {
    private static final LocalDate CUTOFF = LocalDate.of(2026, 11, 1);

    private final Models models = Models.of(Path.of("scoring-models"), Clock.systemUTC());
    private final Drafts drafts = new Drafts(models);

    private Draft propose(String csv, DraftRequest request) throws IOException {
        return propose(csv, request, Progress.UNHEARD);
    }

    private Draft propose(String csv, DraftRequest request, Progress progress) throws IOException {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        return drafts.propose(new ByteArrayInputStream(bytes), bytes.length, request, progress);
    }

    private Draft proposed() throws IOException {
        return propose(new Promises(1, 6000).csv(), Promises.askingAll());
    }

    private ScoringModel read(Draft draft) {
        return models.read(draft.file("2027.1")).edition().model();
    }

    private static Indicator indicator(ScoringModel model, String item) {
        return model.indicators().stream()
                .filter(each -> each.items().equals(List.of(item)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> points(ScoringModel model, String item) {
        return ((Rule.Bins) indicator(model, item).rule())
                .bins().stream().map(Rule.Bin::points).toList();
    }

    @Test
    void what_matters_becomes_bins_and_all_else_stays_as_it_is() throws IOException {
        Draft draft = proposed();
        ScoringModel model = read(draft);

        assertThat(draft.lines())
                .extracting(line -> line.before().items().get(0))
                .containsExactly("VOLUNTEER_SERVICE", "PERK_FULFILLED", "UTILITIES_PAID_ON_TIME", "GENERAL_PENALTY");
        assertThat(draft.proposal().fitted().leftOut())
                .extracting(each -> each.feature().column(), LeftOut::why)
                .containsExactlyInAnyOrder(
                        tuple("BRAVERY.count", LeftOut.Why.TELLS_TOO_LITTLE),
                        tuple("TAX_FILED_ON_TIME.count", LeftOut.Why.CONTRADICTS_ITS_CLASS));
        Set<Indicator> before = Set.copyOf(draft.base().indicators());
        assertThat(model.indicators().stream().filter(before::contains)).hasSize(before.size() - 4);
        assertThat(List.of(
                        model.model(), model.version(), model.title(), model.baseline(), model.range(), model.tiers()))
                .containsExactly(
                        "quancheng",
                        "2027.1",
                        "泉诚分评分模型",
                        600,
                        draft.base().range(),
                        draft.base().tiers());
    }

    @Test
    void what_adds_only_adds_and_what_takes_only_takes() throws IOException {
        ScoringModel model = read(proposed());

        assertThat(points(model, "VOLUNTEER_SERVICE")).isSorted().startsWith(0).hasSizeGreaterThan(2);
        assertThat(points(model, "PERK_FULFILLED")).isSorted().startsWith(0).hasSizeGreaterThan(2);
        assertThat(points(model, "GENERAL_PENALTY"))
                .isSortedAccordingTo((a, b) -> b - a)
                .startsWith(0)
                .allMatch(points -> points <= 0);
        assertThat(((Rule.Bins) indicator(model, "UTILITIES_PAID_ON_TIME").rule()).absent())
                .isZero();
        assertThat(points(model, "UTILITIES_PAID_ON_TIME"))
                .isSortedAccordingTo((a, b) -> b - a)
                .allMatch(points -> points >= 0);
    }

    @Test
    void names_bases_and_retentions_stay_and_the_cap_is_the_rules_furthest() throws IOException {
        Draft draft = proposed();
        for (DraftLine line : draft.lines()) {
            Indicator after = line.after();
            assertThat(List.of(after.code(), after.name(), after.retention(), after.basis()))
                    .isEqualTo(List.of(
                            line.before().code(),
                            line.before().name(),
                            line.before().retention(),
                            line.before().basis()));
            int furthest = line.points().stream().mapToInt(Math::abs).max().orElseThrow();
            boolean takes = line.before().code().startsWith("GOV-LAW");
            assertThat(after.cap()).isEqualTo(takes ? -furthest : furthest);
        }
    }

    @Test
    void the_kernel_gives_everybody_the_cards_points_and_the_offset() throws IOException {
        Promises promises = new Promises(1, 6000);
        Draft draft = proposed();
        MonthlyScorer scorer = Scorer.compile(read(draft), models.kinds()).at(CUTOFF);

        for (String row : promises.lines().subList(1, 1000)) {
            List<String> fields = List.of(row.split(",", -1));
            int onCard = draft.proposal().fitted().card().basePoints();
            for (DraftLine line : draft.lines()) {
                int column = 1
                        + Promises.FACTS.indexOf(line.card().binning().feature().column());
                onCard += points(line.card(), fields.get(column), line.measure());
            }
            assertThat(scorer.explain(facts(fields)).score()).as(row).isEqualTo(onCard + draft.offset());
        }
    }

    /** What a line of the card gives for what stands in a file. */
    private static int points(Scorecard.Line line, String text, Rule.Measure measure) {
        boolean missing = text.isEmpty() && measure == Rule.Measure.MONTHS_SINCE_LAST;
        int value = text.isEmpty() ? 0 : Integer.parseInt(text);
        int bin = IntStream.range(0, line.points().size())
                .filter(i -> line.binning().bins().get(i).span() instanceof Span.Range range
                        ? !missing && range.from() <= value && value < range.below()
                        : missing)
                .findFirst()
                .orElseThrow();
        return line.points().get(bin);
    }

    /** The records of whom a row may be about: of volunteering two, as quantities are summed. */
    private Facts facts(List<String> fields) {
        Facts facts = new Facts();
        int minutes = number(fields.get(1));
        add(facts, "VOLUNTEER_SERVICE", minutes / 2, 40);
        add(facts, "VOLUNTEER_SERVICE", minutes - minutes / 2, 3);
        IntStream.range(0, number(fields.get(2))).forEach(i -> add(facts, "PERK_FULFILLED", 1, 10 + i));
        if (!fields.get(3).isEmpty()) {
            add(facts, "UTILITIES_PAID_ON_TIME", 1, days(number(fields.get(3))));
        }
        IntStream.range(0, number(fields.get(4))).forEach(i -> add(facts, "GENERAL_PENALTY", 1, 10 + i));
        return facts;
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static int days(int months) {
        return (int)
                (CUTOFF.toEpochDay() - CUTOFF.minusMonths(months).minusDays(2).toEpochDay());
    }

    private void add(Facts facts, String item, int quantity, int daysAgo) {
        List<FactKind> kinds = models.kinds();
        int kind = IntStream.range(0, kinds.size())
                .filter(i -> kinds.get(i).item().equals(item) && kinds.get(i).grade() == null)
                .findFirst()
                .orElseThrow();
        facts.add(kind, quantity, (int) CUTOFF.toEpochDay() - daysAgo, Facts.NEVER, Facts.NEVER, false);
    }

    @Test
    void the_text_says_where_it_comes_from_and_is_the_same_each_time() throws IOException {
        Draft draft = proposed();
        String text = draft.file("2027.1").text();

        assertThat(draft.file("2027.1").name()).isEqualTo("quancheng-2027.1.yaml");
        assertThat(text)
                .contains(draft.proposal().fitted().fit().provenance().data(), "随机种子7", "AUC 0.", "tribuo=4.3.2")
                .contains("各箱分值平移+", "TAX_FILED_ON_TIME.count 与目录的类别相反")
                .doesNotContain("first-month");
        assertThat(proposed().file("2027.1").text()).isEqualTo(text);
        assertThat(new String(Draft.renamed(draft.file("2027.1").bytes(), "2027.2"), StandardCharsets.UTF_8))
                .isEqualTo(draft.file("2027.2").text());
    }

    @Test
    void the_offset_is_what_the_report_says_and_changes_nobodys_place() throws IOException {
        Draft draft = proposed();
        int shifts = draft.lines().stream().mapToInt(DraftLine::shift).sum();

        assertThat(draft.offset())
                .isEqualTo(600 - draft.proposal().fitted().card().basePoints() + shifts);
        assertThat(draft.file("2027.1").text()).contains("比卡片多" + draft.offset() + "分，先后次序不变");
    }

    @Test
    void groups_are_compared_by_what_may_be_no_feature() throws IOException {
        assertThat(proposed().proposal().groups())
                .extracting(group -> group.column() + "=" + group.group())
                .containsExactly("sex=女", "sex=男", "age_band=18-35", "age_band=36-60", "age_band=61-", "district=历下区");
    }

    @Test
    void a_phase_comes_after_the_other_and_each_is_heard() throws IOException {
        List<Progress.Phase> heard = new ArrayList<>();
        propose(
                new Promises(1, 2000).csv(),
                Promises.asking("PERK_FULFILLED.count", "GENERAL_PENALTY.count"),
                (phase, done, total) -> heard.add(phase));

        assertThat(heard).isSorted();
        assertThat(EnumSet.copyOf(heard)).isEqualTo(EnumSet.allOf(Progress.Phase.class));
    }

    @Test
    void nothing_is_no_draft() {
        assertThatThrownBy(() -> propose(new Promises(1, 2000).csv(), Promises.asking("BRAVERY.count")))
                .isInstanceOf(FaultyOutcomesException.class)
                .hasMessageMatching("BRAVERY\\.count列：说明不了结果（信息价值0\\.00\\d\\d）");
    }

    @Test
    void a_count_that_is_none_is_named_by_its_line_and_column() {
        String csv =
                "outcome,PERK_FULFILLED.count,sex,age_band,district\nkept,-1,男,x,y\nbroken,1.5,男,x,y\nkept,,男,x,y\n";
        assertThatThrownBy(() -> propose(csv, Promises.asking("PERK_FULFILLED.count")))
                .isInstanceOf(FaultyOutcomesException.class)
                .hasMessage("第2行，PERK_FULFILLED.count列：应为0以上的整数\n第3行，PERK_FULFILLED.count列：应为0以上的整数");
    }
}
