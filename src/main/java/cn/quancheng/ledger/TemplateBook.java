package cn.quancheng.ledger;

import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A workbook to fill in: the first sheet has the headings and nothing below them, each column a text, with drop-downs that let
 * nothing else in; the second explains the columns and has the example line, where it can never become a record; what the
 * drop-downs offer stands in a hidden third.
 */
final class TemplateBook {
    /** Rows that are guarded; the intake takes as many as there are. */
    private static final int GUARDED_ROWS = 200_000;

    private static final double WIDTH = 18;
    private static final double WIDE = 60;
    private static final int EXPLAINED = 4;
    private static final String TEXT = "@";
    private static final String SHADE = "D9E2EF";
    private static final String REQUIRED_SHADE = "F8D7C4";

    private final List<TemplateColumn> columns;

    TemplateBook(List<TemplateColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    void write(OutputStream output) throws IOException {
        try (Workbook book = new Workbook(output, "quancheng", "1.0")) {
            Worksheet sheet = book.newWorksheet("数据");
            Worksheet explained = book.newWorksheet("填写说明");
            Worksheet choices = book.newWorksheet("选项");
            choices.setVisibilityState(VisibilityState.HIDDEN);
            for (int i = 0; i < columns.size(); i++) {
                head(sheet, i);
                guard(sheet, choices, i);
            }
            sheet.freezePane(0, 1);
            explain(explained);
            exampleLine(explained);
        }
    }

    private void head(Worksheet sheet, int i) {
        TemplateColumn column = columns.get(i);
        sheet.width(i, WIDTH);
        sheet.style(i).format(TEXT).set();
        sheet.value(0, i, column.heading());
        sheet.style(0, i)
                .bold()
                .fillColor(column.required() ? REQUIRED_SHADE : SHADE)
                .format(TEXT)
                .set();
    }

    private void guard(Worksheet sheet, Worksheet offered, int i) {
        TemplateColumn column = columns.get(i);
        Range cells = sheet.range(1, i, GUARDED_ROWS, i);
        if (!column.choices().isEmpty()) {
            for (int row = 0; row < column.choices().size(); row++) {
                offered.value(row, i, column.choices().get(row));
            }
            cells.validateWithList(offered.range(0, i, column.choices().size() - 1, i))
                    .allowBlank(true)
                    .showDropdown(true)
                    .showErrorMessage(true)
                    .errorStyle(DataValidationErrorStyle.STOP)
                    .errorTitle(column.heading())
                    .error("请从下拉列表中选择");
        } else if (!column.check().isEmpty()) {
            String first = (char) ('A' + i) + "2";
            cells.validateWithFormula(column.check().replace("{0}", first))
                    .allowBlank(true)
                    .showErrorMessage(true)
                    .errorStyle(DataValidationErrorStyle.STOP)
                    .errorTitle(column.heading())
                    .error(column.words());
        }
    }

    private void explain(Worksheet sheet) {
        row(sheet, 0, List.of("列", "是否必填", "怎样填写", "示例"));
        sheet.range(0, 0, 0, EXPLAINED - 1).style().bold().fillColor(SHADE).set();
        for (int i = 0; i < columns.size(); i++) {
            TemplateColumn column = columns.get(i);
            row(
                    sheet,
                    i + 1,
                    List.of(column.heading(), column.required() ? "必填" : "", column.words(), column.example()));
        }
        for (int i = 0; i < EXPLAINED; i++) {
            sheet.width(i, i == 2 ? WIDE : WIDTH);
        }
    }

    private void exampleLine(Worksheet sheet) {
        int below = columns.size() + 2;
        sheet.value(below, 0, "示例行（只在本页，不会被报送；第一页从第2行起填写，每行一条记录）");
        row(sheet, below + 1, columns.stream().map(TemplateColumn::heading).toList());
        sheet.range(below + 1, 0, below + 1, columns.size() - 1)
                .style()
                .bold()
                .fillColor(SHADE)
                .set();
        row(sheet, below + 2, columns.stream().map(TemplateColumn::example).toList());
    }

    private static void row(Worksheet sheet, int row, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                sheet.value(row, i, texts.get(i));
                sheet.style(row, i).format(TEXT).wrapText(i == 2).set();
            }
        }
    }
}
