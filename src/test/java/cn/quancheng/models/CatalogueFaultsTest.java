package cn.quancheng.models;

import org.junit.jupiter.api.Test;

import static cn.quancheng.models.Draft.catalogue;

/** What is wrong in the catalogue is refused by file, line and key. */
class CatalogueFaultsTest {
    @Test
    void an_unknown_key_is_refused() {
        catalogue("unit: 分钟", "unit: 分钟\n    colour: red").isRefusedAt("catalogue.yaml:15:items[1].colour", "未知的键");
    }

    @Test
    void an_unknown_key_beside_the_items_is_refused() {
        catalogue("items:\n", "colour: red\nitems:\n").isRefusedAt("catalogue.yaml:1:colour", "未知的键");
    }

    @Test
    void a_code_used_twice_is_refused() {
        catalogue(
                        "unit: 分钟\n    basis: 志愿服务条例",
                        "unit: 分钟\n    basis: 志愿服务条例\n  - code: SERVICE\n    name: 服务\n    class: BASIC\n    department: 某局\n    basis: 某法")
                .isRefusedAt("catalogue.yaml:16:items[2].code", "已被使用");
    }

    @Test
    void an_item_without_a_name_is_refused() {
        catalogue("    name: 按期缴费\n", "").isRefusedAt("catalogue.yaml:16:items[2].name", "缺少");
    }

    @Test
    void an_item_without_a_legal_basis_is_refused() {
        catalogue("    basis: 志愿服务条例\n", "").isRefusedAt("catalogue.yaml:10:items[1].basis", "缺少");
    }

    @Test
    void an_item_without_a_department_is_refused() {
        catalogue("    department: 市民政局\n", "").isRefusedAt("catalogue.yaml:10:items[1].department", "缺少");
    }

    @Test
    void an_unknown_class_is_refused() {
        catalogue("class: ADVERSE", "class: BAD").isRefusedAt("catalogue.yaml:23:items[3].class", "ADVERSE");
    }

    @Test
    void an_adverse_item_without_a_document_number_is_refused() {
        catalogue("[DOCUMENT_NUMBER, ORDINARY_PROCEDURE]", "[ORDINARY_PROCEDURE]")
                .isRefusedAt("catalogue.yaml:27:items[3].requires", "DOCUMENT_NUMBER");
    }

    @Test
    void an_adverse_item_without_an_ordinary_procedure_is_refused() {
        catalogue("[DOCUMENT_NUMBER, ORDINARY_PROCEDURE]", "[DOCUMENT_NUMBER]")
                .isRefusedAt("catalogue.yaml:27:items[3].requires", "ORDINARY_PROCEDURE");
    }

    @Test
    void an_adverse_item_without_an_end_is_refused() {
        catalogue("    max-retention: P12M\n", "").isRefusedAt("catalogue.yaml:21:items[3].max-retention", "保存期限");
    }

    @Test
    void an_adverse_item_without_a_legal_basis_is_refused() {
        catalogue("    basis: 山东省社会信用条例\n", "").isRefusedAt("catalogue.yaml:21:items[3].basis", "缺少");
    }

    @Test
    void an_adverse_item_that_a_citizen_declares_is_refused() {
        catalogue("max-retention: P12M", "max-retention: P12M\n    declarable: true")
                .isRefusedAt("catalogue.yaml:26:items[3].declarable", "自主申报");
    }

    @Test
    void a_repair_of_what_is_not_adverse_is_refused() {
        catalogue("unit: 分钟", "unit: 分钟\n    repairable-after: P3M")
                .isRefusedAt("catalogue.yaml:15:items[1].repairable-after", "修复");
    }

    @Test
    void an_unknown_requirement_is_refused() {
        catalogue("[DOCUMENT_NUMBER, ORDINARY_PROCEDURE]", "[DOCUMENT_NUMBER, ORDINARY_PROCEDURE, LUCK]")
                .isRefusedAt("catalogue.yaml:27:items[3].requires[2]", "LUCK");
    }

    @Test
    void a_grade_named_twice_is_refused() {
        catalogue("[NATIONAL, DISTRICT]", "[NATIONAL, DISTRICT, NATIONAL]")
                .isRefusedAt("catalogue.yaml:6:items[0].grades[2]", "两次");
    }

    @Test
    void no_grade_at_all_is_refused() {
        catalogue("unit: 分钟", "unit: 分钟\n    grades: []").isRefusedAt("catalogue.yaml:15:items[1].grades", "至少");
    }

    @Test
    void a_name_for_an_unknown_grade_is_refused() {
        catalogue("{ NATIONAL: 国家级 }", "{ WORLD: 世界级 }")
                .isRefusedAt("catalogue.yaml:7:items[0].grade-names.WORLD", "没有等次");
    }

    @Test
    void a_period_that_is_none_is_refused() {
        catalogue("max-retention: P12M", "max-retention: 一年")
                .isRefusedAt("catalogue.yaml:25:items[3].max-retention", "期限");
    }

    @Test
    void religion_is_never_collected() {
        catalogue("name: 按期缴费", "name: 宗教信仰").isRefusedAt("catalogue.yaml:17:items[2].name", "禁止采集");
    }

    @Test
    void income_is_never_collected_by_any_code() {
        catalogue("unit: 分钟", "unit: 分钟\n    grades: [HIGH_INCOME]")
                .isRefusedAt("catalogue.yaml:15:items[1].grades[0]", "禁止采集");
    }
}
