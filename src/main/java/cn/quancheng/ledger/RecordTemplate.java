package cn.quancheng.ledger;

import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.Requirement;
import cn.quancheng.security.accounts.DepartmentGrant;

import java.util.ArrayList;
import java.util.List;

/** What a workbook of records of one item asks for: no column that a record of it cannot have. */
final class RecordTemplate {
    /** Nobody's: what is copied from the example becomes no record. */
    static final String NOBODY = "370199198503120010";

    private RecordTemplate() {}

    static List<TemplateColumn> columns(CatalogueItem item, DepartmentGrant grant) {
        boolean document = item.requires().contains(Requirement.DOCUMENT_NUMBER);
        List<TemplateColumn> columns = new ArrayList<>();
        columns.add(TemplateColumn.text(heading(RecordColumn.RECORD_NO), true, "本部门内不重复的编号，不得含身份证号", "G0001"));
        columns.add(
                TemplateColumn.identityNumber(heading(RecordColumn.ID_NUMBER), "18位公民身份号码，须在人口库中；单元格为文本格式", NOBODY));
        columns.add(TemplateColumn.text(heading(RecordColumn.NAME), true, "与人口库一致；更名后一年内发生的，旧名也可", "示例"));
        columns.add(TemplateColumn.choice(heading(RecordColumn.ITEM), true, "本模板只报送这一项", List.of(item.name())));
        if (!item.grades().isEmpty()) {
            columns.add(TemplateColumn.choice(
                    heading(RecordColumn.GRADE),
                    true,
                    "从下拉列表中选择",
                    item.grades().stream().map(item::gradeName).toList()));
        }
        if (item.unit() != null) {
            columns.add(
                    TemplateColumn.text(heading(RecordColumn.QUANTITY), false, "整数，单位：" + item.unit() + "；空为1", "1"));
        }
        columns.add(TemplateColumn.day(heading(RecordColumn.OCCURRED_ON), true, "格式如2026-01-20，不晚于今天", "2026-01-20"));
        columns.add(TemplateColumn.day(heading(RecordColumn.VALID_UNTIL), false, "格式如2028-01-20；没有有效期的为空", ""));
        columns.add(TemplateColumn.text(
                heading(RecordColumn.DOCUMENT_NO), document, "决定书、证书等文书的编号，不得含身份证号", document ? "示例〔2026〕1号" : ""));
        if (item.requires().contains(Requirement.ORDINARY_PROCEDURE)) {
            columns.add(TemplateColumn.choice(
                    heading(RecordColumn.PROCEDURE), true, "只收普通程序；简易程序和轻微违法已改正的不纳入", List.of("普通程序")));
        }
        columns.add(department(heading(RecordColumn.DEPARTMENT), grant));
        return columns;
    }

    /** Who collects for others may name any of them; who does not has one choice. */
    static TemplateColumn department(String heading, DepartmentGrant grant) {
        return grant.forOthers()
                ? TemplateColumn.text(heading, false, "记录属于哪个部门；空为本部门", grant.department())
                : TemplateColumn.choice(heading, false, "空为本部门", List.of(grant.department()));
    }

    private static String heading(RecordColumn column) {
        return column.column().heading();
    }
}
