package cn.quancheng.ledger;

import cn.quancheng.intake.Column;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a file of records, in the contract's order. */
enum RecordColumn {
    RECORD_NO("记录编号", "编号"),
    ID_NUMBER("身份证号", "身份证号码", "公民身份号码"),
    NAME("姓名"),
    ITEM("项目", "事项", "指标"),
    GRADE("级别", "等次", "等级"),
    QUANTITY("数量"),
    OCCURRED_ON("发生日期"),
    VALID_UNTIL("有效期至", "有效期"),
    DOCUMENT_NO("文书号", "文号", "决定书文号"),
    PROCEDURE("程序", "处罚程序"),
    DEPARTMENT("报送部门", "部门");

    private final String[] headings;

    RecordColumn(String... headings) {
        this.headings = headings;
    }

    /** Its heading in the contract, which is also the name that faults carry. */
    String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column as the intake looks for it. What only some items have may be left out by files of the others. */
    Column column() {
        return this == GRADE || this == QUANTITY || this == PROCEDURE
                ? Column.optional(heading(), headings)
                : Column.required(heading(), headings);
    }

    static List<Column> all() {
        return Arrays.stream(values())
                .map(column -> column == OCCURRED_ON || column == VALID_UNTIL
                        ? column.column().ofDays()
                        : column.column())
                .toList();
    }
}
