package cn.quancheng.ledger;

import cn.quancheng.intake.Column;
import cn.quancheng.security.accounts.DepartmentGrant;

import java.util.List;

/** What a workbook of closings asks for. */
final class ClosingTemplate {
    private ClosingTemplate() {}

    static List<TemplateColumn> columns(List<Column> file, DepartmentGrant grant) {
        return List.of(
                TemplateColumn.text(file.get(ClosingFile.RECORD_NO).heading(), true, "本部门报送时的记录编号", "G0001"),
                TemplateColumn.choice(
                        file.get(ClosingFile.CLOSING).heading(), true, "从下拉列表中选择", List.of("撤销", "已履行", "移出名单")),
                TemplateColumn.day(
                        file.get(ClosingFile.CLOSED_ON).heading(),
                        true,
                        "格式如2026-01-20，不晚于今天，不早于记录的发生日期",
                        "2026-01-20"),
                TemplateColumn.text(file.get(ClosingFile.DOCUMENT_NO).heading(), true, "停用所依据的文书号", "示例〔2026〕2号"),
                RecordTemplate.department(file.get(ClosingFile.DEPARTMENT).heading(), grant));
    }
}
