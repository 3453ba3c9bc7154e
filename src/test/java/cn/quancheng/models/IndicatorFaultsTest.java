package cn.quancheng.models;

import org.junit.jupiter.api.Test;

import static cn.quancheng.models.Draft.catalogue;
import static cn.quancheng.models.Draft.model;

/** What is wrong in an indicator is refused by file, line and key. */
class IndicatorFaultsTest {
    @Test
    void an_unknown_key_is_refused() {
        model("cap: 80", "cap: 80\n    colour: red").isRefusedAt("small-1.yaml:25:indicators[0].colour", "未知的键");
    }

    @Test
    void an_unknown_key_of_a_rule_is_refused() {
        model("unit: 240,", "unit: 240, per: day,").isRefusedAt("small-1.yaml:30:indicators[1].rule.per", "未知的键");
    }

    @Test
    void an_unknown_key_of_a_bin_is_refused() {
        model("{ from: 6, points: 10 }", "{ from: 6, points: 10, to: 9 }")
                .isRefusedAt("small-1.yaml:42:indicators[2].rule.bins[1].to", "未知的键");
    }

    @Test
    void a_code_used_twice_is_refused() {
        model("code: S", "code: H").isRefusedAt("small-1.yaml:25:indicators[1].code", "已被使用");
    }

    @Test
    void a_missing_code_is_refused() {
        model("- code: H\n    name", "- name").isRefusedAt("small-1.yaml:16:indicators[0].code", "缺少");
    }

    @Test
    void an_unknown_item_is_refused() {
        model("[SERVICE]", "[SERVICES]").isRefusedAt("small-1.yaml:29:indicators[1].items[0]", "目录中没有");
    }

    @Test
    void an_item_used_twice_is_refused() {
        model("[SERVICE]", "[SERVICE, BILLS]").isRefusedAt("small-1.yaml:35:indicators[2].items[0]", "已被使用");
    }

    @Test
    void no_item_at_all_is_refused() {
        model("[SERVICE]", "[]").isRefusedAt("small-1.yaml:29:indicators[1].items", "至少");
    }

    @Test
    void adverse_and_positive_items_together_are_refused() {
        Draft draft = catalogue(
                "items:\n", "items:\n  - { code: GOOD, name: 好事, class: POSITIVE, department: 某局, basis: 某法 }\n");
        new Draft(draft.catalogue(), draft.model().replace("[PENALTY]", "[PENALTY, GOOD]"), draft.modelFile())
                .isRefusedAt("small-1.yaml:47:indicators[3].items", "ADVERSE");
    }

    @Test
    void an_unknown_dimension_is_refused() {
        model("dimension: SOCIETY", "dimension: SPORT")
                .isRefusedAt("small-1.yaml:27:indicators[1].dimension", "GOVERNMENT");
    }

    @Test
    void an_unknown_facet_is_refused() {
        model("facet: CONTRIBUTION", "facet: FAME").isRefusedAt("small-1.yaml:28:indicators[1].facet", "HONOR");
    }

    @Test
    void an_unknown_rule_is_refused() {
        model("type: per-quantity", "type: per-day")
                .isRefusedAt("small-1.yaml:30:indicators[1].rule.type", "per-record");
    }

    @Test
    void a_grade_without_points_is_refused() {
        model("NATIONAL: 50, DISTRICT: 10", "NATIONAL: 50")
                .isRefusedAt("small-1.yaml:21:indicators[0].rule.points", "DISTRICT");
    }

    @Test
    void points_for_an_unknown_grade_are_refused() {
        model("NATIONAL: 50, DISTRICT: 10", "NATIONAL: 50, DISTRICT: 10, WORLD: 90")
                .isRefusedAt("small-1.yaml:21:indicators[0].rule.points.WORLD", "没有等次");
    }

    @Test
    void grades_for_an_item_that_has_none_are_refused() {
        model("points: -30 }", "points: {} }").isRefusedAt("small-1.yaml:48:indicators[3].rule.points", "不分等次");
    }

    @Test
    void points_that_are_no_whole_number_are_refused() {
        model("points: -30", "points: -30.5").isRefusedAt("small-1.yaml:48:indicators[3].rule.points", "整数");
    }

    @Test
    void points_in_quotes_are_refused() {
        model("points: -30", "points: \"-30\"").isRefusedAt("small-1.yaml:48:indicators[3].rule.points", "整数");
    }

    @Test
    void octal_points_are_refused() {
        model("points: -30", "points: -030").isRefusedAt("small-1.yaml:48:indicators[3].rule.points", "整数");
    }

    @Test
    void points_beyond_reach_are_refused() {
        model("points: -30", "points: -10001").isRefusedAt("small-1.yaml:48:indicators[3].rule.points", "之间");
    }

    @Test
    void an_adverse_item_that_adds_points_is_refused() {
        model("points: -30 }\n    retention: P12M\n    cap: -90", "points: 30 }\n    retention: P12M")
                .isRefusedAt("small-1.yaml:48:indicators[3].rule", "不可加分");
    }

    @Test
    void a_positive_item_that_takes_points_is_refused() {
        model("unit: 240, points: 1", "unit: 240, points: -1").isRefusedAt("small-1.yaml:30:indicators[1].rule", "减分");
    }

    @Test
    void a_bin_that_takes_points_from_a_positive_item_is_refused() {
        model("from: 6, points: 10", "from: 6, points: -10").isRefusedAt("small-1.yaml:36:indicators[2].rule", "减分");
    }

    @Test
    void a_cap_whose_sign_disagrees_with_the_points_is_refused() {
        model("cap: 80", "cap: -80").isRefusedAt("small-1.yaml:24:indicators[0].cap", "正负");
    }

    @Test
    void a_cap_of_nothing_is_refused() {
        model("cap: -90", "cap: 0").isRefusedAt("small-1.yaml:50:indicators[3].cap", "正负");
    }

    @Test
    void bins_out_of_order_are_refused() {
        model("from: 0, points: 20", "from: 7, points: 20")
                .isRefusedAt("small-1.yaml:42:indicators[2].rule.bins[1]", "从小到大");
    }

    @Test
    void two_bins_from_the_same_measure_are_refused() {
        model("from: 0, points: 20", "from: 6, points: 20")
                .isRefusedAt("small-1.yaml:42:indicators[2].rule.bins[1]", "不可重复");
    }

    @Test
    void a_bin_below_nothing_is_refused() {
        model("from: 0, points: 20", "from: -1, points: 20")
                .isRefusedAt("small-1.yaml:41:indicators[2].rule.bins[0].from", "之间");
    }

    @Test
    void no_bin_at_all_is_refused() {
        model("bins:\n        - { from: 0, points: 20 }\n        - { from: 6, points: 10 }", "bins: []")
                .isRefusedAt("small-1.yaml:40:indicators[2].rule.bins", "至少");
    }

    @Test
    void an_unknown_measure_is_refused() {
        model("of: months-since-last", "of: weeks")
                .isRefusedAt("small-1.yaml:38:indicators[2].rule.of", "months-since-last");
    }

    @Test
    void points_for_absence_of_a_count_are_refused() {
        model("of: months-since-last", "of: count")
                .isRefusedAt("small-1.yaml:39:indicators[2].rule.absent", "months-since-last");
    }

    @Test
    void a_unit_of_nothing_is_refused() {
        model("unit: 240", "unit: 0").isRefusedAt("small-1.yaml:30:indicators[1].rule.unit", "之间");
    }

    @Test
    void a_decay_without_a_retention_is_refused() {
        model("    retention: P36M\n", "").isRefusedAt("small-1.yaml:22:indicators[0].decay", "retention");
    }

    @Test
    void a_decay_of_quantities_is_refused() {
        model(
                        "unit: 240, points: 1 }",
                        "unit: 240, points: 1 }\n    retention: P24M\n    decay: { type: linear, over: P6M }")
                .isRefusedAt("small-1.yaml:32:indicators[1].decay", "per-record");
    }

    @Test
    void a_decay_of_bins_is_refused() {
        model(
                        "        - { from: 6, points: 10 }",
                        "        - { from: 6, points: 10 }\n    retention: P24M\n    decay: { type: linear, over: P6M }")
                .isRefusedAt("small-1.yaml:44:indicators[2].decay", "per-record");
    }

    @Test
    void a_decay_that_is_not_linear_is_refused() {
        model("type: linear", "type: sudden").isRefusedAt("small-1.yaml:23:indicators[0].decay.type", "linear");
    }

    @Test
    void a_decay_over_days_is_refused() {
        model("over: P24M", "over: P30D").isRefusedAt("small-1.yaml:23:indicators[0].decay.over", "整月");
    }

    @Test
    void a_retention_that_is_no_period_is_refused() {
        model("retention: P36M", "retention: 36").isRefusedAt("small-1.yaml:22:indicators[0].retention", "期限");
    }

    @Test
    void a_retention_of_nothing_is_refused() {
        model("retention: P36M", "retention: P0M").isRefusedAt("small-1.yaml:22:indicators[0].retention", "大于零");
    }

    @Test
    void a_retention_longer_than_the_catalogue_allows_is_refused() {
        model("retention: P12M", "retention: P366D").isRefusedAt("small-1.yaml:49:indicators[3].retention", "P12M");
    }

    @Test
    void no_retention_where_the_catalogue_sets_one_is_refused() {
        model("    retention: P12M\n", "").isRefusedAt("small-1.yaml:43:indicators[3].retention", "P12M");
    }

    @Test
    void a_decay_beyond_the_retention_that_the_catalogue_allows_is_refused() {
        model("retention: P12M", "retention: P12M\n    decay: { type: linear, over: P1M }")
                .isRefusedAt("small-1.yaml:50:indicators[3].decay", "衰减");
    }

    @Test
    void enabled_by_a_word_is_refused() {
        model("cap: 80", "enabled: 是").isRefusedAt("small-1.yaml:24:indicators[0].enabled", "true");
    }

    @Test
    void an_indicator_that_is_a_word_is_refused() {
        model("unit: 240, points: 1 }", "unit: 240, points: 1 }\n  - nonsense")
                .isRefusedAt("small-1.yaml:31:indicators[2]", "键");
    }
}
