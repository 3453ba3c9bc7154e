package cn.quancheng.learning.draft;

import cn.quancheng.learning.Bin;
import cn.quancheng.learning.Binning;
import cn.quancheng.learning.Holdout;
import cn.quancheng.learning.Span;
import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.models.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which columns may become rules, and which bins make sense as one. */
class CandidatesTest {
    private final Models models = Models.of(Path.of("scoring-models"), Clock.systemUTC());
    private final Drafts drafts = new Drafts(models);

    private void isRefused(DraftRequest request, String why) {
        assertThatThrownBy(() -> drafts.check(request))
                .isInstanceOf(FaultyOutcomesException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sex                         | 性别不得作为评分特征，只可用于公平性检查
            age_in_years                | 年龄不得作为评分特征，只可用于公平性检查
            所在区县                     | 所在区县不得作为评分特征，只可用于公平性检查
            annual_income               | 依法不得采集的信息
            perks_kept                  | 不是目录中可以计数的事实，不得进入草案
            VOLUNTEER_SERVICE.minutes   | 不是目录中可以计数的事实
            .count                      | 不是目录中可以计数的事实
            HONOR+.count                | 不是目录中可以计数的事实
            SHOES.count                 | 目录中没有“SHOES”
            HONOR+SHOES.count           | 目录中没有“SHOES”
            BLOOD_DONATION.count        | 指标“无偿献血”在基础模型中没有启用
            BRAVERY.quantity            | 目录项没有计量单位，只能用.count或.months-since-last
            HONOR+BRAVERY.count         | 指标“荣誉表彰”看的是[HONOR]：列名应为HONOR.count
            HONOR.count                 | 分箱不能递减，加分会在期满时一次失去；确要如此，请求时写明endDecay=true
            """)
    void a_column_that_can_become_no_rule_is_refused_with_a_clear_word(String column, String why) {
        isRefused(Promises.asking("PERK_FULFILLED.count", column), "第1行，" + column + "列：");
        isRefused(Promises.asking("PERK_FULFILLED.count", column), why);
    }

    @Test
    void an_indicator_has_one_rule() {
        isRefused(
                Promises.asking("PERK_FULFILLED.count", "PERK_FULFILLED.months-since-last"),
                "PERK_FULFILLED.months-since-last列：与PERK_FULFILLED.count是同一个指标“信易+履约”的：一个指标只有一条规则");
    }

    @Test
    void every_fault_of_a_question_is_named_at_once() {
        isRefused(Promises.asking("shoes", "SHOES.count"), "SHOES.count列");
        isRefused(Promises.asking("shoes", "SHOES.count"), "shoes列");
        isRefused(Promises.asking(), "features列：至少写一个特征");
    }

    @Test
    void a_base_that_is_not_there_is_refused() {
        DraftRequest asked = Promises.asking("PERK_FULFILLED.count");
        isRefused(
                new DraftRequest(
                        "1999.1", "outcome", "kept", "broken", asked.features(), List.of(), asked.holdout(), false),
                "base列：没有已公布的版本“1999.1”");
    }

    @Test
    void a_column_of_a_fact_is_no_feature_and_a_group_at_once() {
        DraftRequest request = new DraftRequest(
                "2026.1",
                "outcome",
                "kept",
                "broken",
                List.of("PERK_FULFILLED.count"),
                List.of("PERK_FULFILLED.count"),
                new Holdout(1, 0.3),
                false);
        isRefused(request, "一列只能用一次");
    }

    @Test
    void whoever_says_so_may_let_a_decay_end() {
        DraftRequest asked = Promises.asking("HONOR.months-since-last");
        DraftRequest ends = new DraftRequest(
                "2026.1", "outcome", "kept", "broken", asked.features(), List.of(), asked.holdout(), true);
        assertThatCode(() -> drafts.check(ends)).doesNotThrowAnyException();
    }

    private Candidate candidate(String column) {
        DraftRequest request = Promises.asking(column);
        return Candidates.of(request, new Base(models.current().orElseThrow().model(), "", models.catalogue()))
                .get(0);
    }

    /** Bins from 0 on with these weights of evidence; the last one's is of missing values where so said. */
    private static Binning binning(Candidate candidate, boolean lastIsMissing, double... evidence) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < evidence.length; i++) {
            boolean missing = lastIsMissing && i == evidence.length - 1;
            Span span = missing ? new Span.Missing() : new Span.Range(i, i + 1);
            bins.add(new Bin(span, 10, 10, evidence[i], 0.1));
        }
        return new Binning(candidate.feature(), bins);
    }

    @Test
    void more_of_what_is_to_ones_credit_never_costs_points() {
        Candidate perks = candidate("PERK_FULFILLED.count");
        assertThat(perks.makesSense(binning(perks, false, 0.5, 0.1, -0.4))).isTrue();
        assertThat(perks.makesSense(binning(perks, false, -0.4, 0.1, 0.5))).isFalse();
        Candidate bills = candidate("UTILITIES_PAID_ON_TIME.months-since-last");
        assertThat(bills.makesSense(binning(bills, true, -0.5, 0.1, 0.2))).isTrue();
        assertThat(bills.makesSense(binning(bills, true, -0.5, 0.3, 0.2))).isFalse();
        assertThat(bills.makesSense(binning(bills, false, -0.5, 0.3))).isTrue();
    }

    @Test
    void a_failing_never_brings_points_and_weighs_no_more_for_being_longer_ago() {
        Candidate penalties = candidate("GENERAL_PENALTY.count");
        assertThat(penalties.makesSense(binning(penalties, false, -0.2, 0.7))).isTrue();
        assertThat(penalties.makesSense(binning(penalties, false, 0.2, -0.7))).isFalse();
        Candidate since = candidate("GENERAL_PENALTY.months-since-last");
        assertThat(since.makesSense(binning(since, true, 0.9, 0.2, -0.1))).isTrue();
        assertThat(since.makesSense(binning(since, true, 0.2, 0.9, -0.1))).isFalse();
        assertThat(since.makesSense(binning(since, true, 0.9, 0.2, 0.4))).isFalse();
    }
}
