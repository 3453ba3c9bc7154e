package cn.quancheng.models;

import org.junit.jupiter.api.Test;

import static cn.quancheng.models.Draft.model;

/** What is wrong in the head of a model is refused by file, line and key. */
class ModelFaultsTest {
    @Test
    void an_unknown_key_is_refused() {
        model("title: 小模型", "title: 小模型\ncolour: red").isRefusedAt("small-1.yaml:4:colour", "未知的键");
    }

    @Test
    void a_missing_key_is_refused() {
        model("title: 小模型\n", "").isRefusedAt("small-1.yaml:1:title", "缺少");
    }

    @Test
    void an_unquoted_version_is_refused() {
        model("version: \"1\"", "version: 1").isRefusedAt("small-1.yaml:2:version", "引号");
    }

    @Test
    void a_key_written_twice_is_refused() {
        model("title: 小模型", "title: 小模型\ntitle: 大模型").isRefusedAt("small-1.yaml:4:title", "两次");
    }

    @Test
    void a_name_that_is_not_the_files_is_refused() {
        Draft.SOUND.inFile("other-1.yaml").isRefusedAt("other-1.yaml:1:model", "small-1.yaml");
    }

    @Test
    void a_version_that_is_not_the_files_is_refused() {
        model("version: \"1\"", "version: \"2\"").isRefusedAt("small-1.yaml:1:model", "small-2.yaml");
    }

    @Test
    void a_number_for_a_title_is_refused() {
        model("title: 小模型", "title: 7").isRefusedAt("small-1.yaml:3:title", "文字");
    }

    @Test
    void a_title_of_nothing_is_refused() {
        model("title: 小模型", "title: \"\"").isRefusedAt("small-1.yaml:3:title", "空");
    }

    @Test
    void a_list_for_a_title_is_refused() {
        model("title: 小模型", "title: [小模型]").isRefusedAt("small-1.yaml:3:title", "文字");
    }

    @Test
    void a_first_month_that_is_no_month_is_refused() {
        model("\"2026-01\"", "\"2026-13\"").isRefusedAt("small-1.yaml:4:first-month", "月份");
    }

    @Test
    void a_baseline_that_is_no_whole_number_is_refused() {
        model("baseline: 600", "baseline: 600.5").isRefusedAt("small-1.yaml:5:baseline", "整数");
    }

    @Test
    void a_baseline_outside_the_range_is_refused() {
        model("baseline: 600", "baseline: 1001").isRefusedAt("small-1.yaml:5:baseline", "range");
    }

    @Test
    void a_range_that_is_empty_is_refused() {
        model("range: { min: 0, max: 1000 }", "range: { min: 1000, max: 1000 }")
                .isRefusedAt("small-1.yaml:6:range", "小于");
    }

    @Test
    void a_range_beyond_reach_is_refused() {
        model("max: 1000 }", "max: 1000001 }").isRefusedAt("small-1.yaml:6:range.max", "之间");
    }

    @Test
    void a_range_that_is_a_number_is_refused() {
        model("range: { min: 0, max: 1000 }", "range: 1000").isRefusedAt("small-1.yaml:6:range", "键");
    }

    @Test
    void tiers_out_of_order_are_refused() {
        model(
                        "  - { code: A, name: 较好, from: 600 }\n",
                        "  - { code: A, name: 较好, from: 600 }\n  - { code: AA, name: 良好, from: 700 }\n")
                .isRefusedAt("small-1.yaml:9:tiers[1].from", "从高到低");
    }

    @Test
    void two_tiers_from_the_same_score_are_refused() {
        model(
                        "  - { code: A, name: 较好, from: 600 }\n",
                        "  - { code: A, name: 较好, from: 600 }\n  - { code: B, name: 一般, from: 600 }\n")
                .isRefusedAt("small-1.yaml:9:tiers[1].from", "不可重复");
    }

    @Test
    void two_tiers_of_one_code_are_refused() {
        model("code: C, name", "code: A, name").isRefusedAt("small-1.yaml:9:tiers[1].code", "两次");
    }

    @Test
    void tiers_that_leave_a_gap_at_the_bottom_are_refused() {
        model("待提升, from: 0", "待提升, from: 1").isRefusedAt("small-1.yaml:7:tiers", "没有等级");
    }

    @Test
    void a_tier_without_a_bound_is_refused() {
        model("{ code: A, name: 较好, from: 600 }", "{ code: A, name: 较好 }")
                .isRefusedAt("small-1.yaml:8:tiers[0].from", "缺少");
    }

    @Test
    void an_unknown_dimension_is_refused() {
        model("  JUDICIAL: { name: 司法 }", "  JUDICIAL: { name: 司法 }\n  SPORT: { name: 体育 }")
                .isRefusedAt("small-1.yaml:15:dimensions.SPORT", "未知的键");
    }

    @Test
    void a_missing_dimension_is_refused() {
        model("  JUDICIAL: { name: 司法 }\n", "").isRefusedAt("small-1.yaml:10:dimensions.JUDICIAL", "缺少");
    }

    @Test
    void a_dimension_between_no_bounds_is_refused() {
        model("min: -100, max: 100", "min: 101, max: 100").isRefusedAt("small-1.yaml:11:dimensions.GOVERNMENT", "min");
    }

    @Test
    void broken_yaml_is_refused() {
        model("range: { min: 0, max: 1000 }", "range: { min: 0, max: 1000").isRefusedAt("small-1.yaml:7:", "YAML");
    }

    @Test
    void two_documents_in_one_file_are_refused() {
        model("baseline: 600", "---\nbaseline: 600").isRefusedAt("small-1.yaml:5:", "YAML");
    }

    @Test
    void a_merge_key_is_refused() {
        model("{ name: 商务 }", "{ name: 商务, <<: { min: 1 } }")
                .isRefusedAt("small-1.yaml:12:dimensions.COMMERCE.<<", "未知的键");
    }
}
