package cn.quancheng.intake;

import cn.quancheng.intake.workbook.CellValue;
import cn.quancheng.intake.workbook.Workbook;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.csv.TextLines;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a workbook's data sheet, its first row being the header. A cell becomes the text that the same line would
 * have in CSV; a cell of which nobody can say for sure what was meant spoils its line.
 */
final class WorkbookLines implements FileLines {
    private final Workbook workbook;
    private final Runnable after;

    /** What column of the contract stands at a place of the row. */
    private @Nullable Column[] contract = {};

    private String[] fields = {};

    /** @param after what is to be done once the workbook is closed */
    WorkbookLines(Workbook workbook, Runnable after) {
        this.workbook = workbook;
        this.after = after;
    }

    @Override
    public Header header(List<Column> all) {
        if (!workbook.next()) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.empty");
        }
        if (workbook.number() != 1) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.workbook-first-row");
        }
        List<String> headings = new ArrayList<>();
        for (int i = 0; i < workbook.width(); i++) {
            headings.add(heading(i));
        }
        Header header = Header.read(headings, all);
        fields = new String[headings.size()];
        contract = new Column[headings.size()];
        for (int i = 0; i < all.size(); i++) {
            if (header.place(i) >= 0) {
                contract[header.place(i)] = all.get(i);
            }
        }
        return header;
    }

    private String heading(int place) {
        if (workbook.cell(place) instanceof CellValue.Text heading) {
            return heading.text();
        }
        throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.header")
                .violation(workbook.address(place), "intake.workbook-heading");
    }

    @Override
    public boolean next() {
        return workbook.next();
    }

    @Override
    public long number() {
        return workbook.number();
    }

    @Override
    public void check(Faults faults) {
        Arrays.fill(fields, "");
        if (workbook.width() > fields.length) {
            faults.add("", "", "应有" + fields.length + "列，实有" + workbook.width() + "列");
            return;
        }
        int length = 0;
        for (int i = 0; i < workbook.width(); i++) {
            fields[i] = text(i, faults);
            length += fields[i].length();
        }
        if (length > TextLines.LONGEST_LINE) {
            faults.add("", "", "行过长");
        }
    }

    private String text(int place, Faults faults) {
        CellValue value = workbook.cell(place);
        if (value instanceof CellValue.Text text) {
            if (TextLines.isRubbish(text.text())) {
                fault(place, FieldText.RUBBISH, faults);
            }
            return text.text();
        }
        if (value instanceof CellValue.Number number) {
            return number(place, number, faults);
        }
        fault(place, wrong(value), faults);
        return "";
    }

    private static String wrong(CellValue value) {
        if (value instanceof CellValue.Formula) {
            return "是公式，不予计算；请复制后用“选择性粘贴—数值”改为文本";
        }
        return value instanceof CellValue.Truth ? "是TRUE或FALSE，应为文本" : "是错误值，应为文本";
    }

    /** In a column of days a number is one; elsewhere it is its digits, where they are sure to be those that were typed. */
    private String number(int place, CellValue.Number value, Faults faults) {
        @Nullable Column column = contract[place];
        if (column != null && column.day()) {
            if (value.day() == null) {
                fault(place, "是数字，但不是一个完整的日期；请填写日期，格式如 2026-11-01", faults);
            }
            return String.valueOf(value.day());
        }
        if (value.showsDay()) {
            fault(place, "被存成了日期，原来的内容已丢失；请把单元格设为文本格式后重新填写", faults);
            return "";
        }
        return digits(place, value.number(), faults);
    }

    private String digits(int place, BigDecimal number, Faults faults) {
        boolean far =
                number.precision() - number.scale() > FieldText.SURE_DIGITS || number.scale() > FieldText.FRACTION;
        if (far) {
            String shown = Math.abs(number.scale()) > FieldText.FRACTION ? number.toString() : number.toPlainString();
            faults.addIdentity(name(place), shown, words(place, "是数字，超过15位的数字会丢失末位；请把单元格设为文本格式后重新填写"));
            return "";
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private void fault(int place, String what, Faults faults) {
        faults.add(name(place), "", words(place, what));
    }

    private String words(int place, String what) {
        return "单元格" + workbook.address(place) + what;
    }

    private String name(int place) {
        @Nullable Column column = contract[place];
        return column == null ? "" : column.name();
    }

    @Override
    public String field(int place) {
        return fields[place];
    }

    @Override
    public boolean isEmpty(int place) {
        return fields[place].isEmpty();
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } finally {
            after.run();
        }
    }
}
