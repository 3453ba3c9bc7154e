package cn.quancheng.intake;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A worksheet of texts: a spreadsheet leaves identity numbers and days as they are. */
final class SheetRows implements RowWriter {
    private static final int WIDTH = 20;
    private static final int FLUSH_EVERY = 1_000;

    private final Workbook book;
    private final Worksheet sheet;
    private int rows;

    SheetRows(OutputStream output) {
        book = new Workbook(output, "quancheng", "1.0");
        sheet = book.newWorksheet("数据");
    }

    @Override
    public void row(List<String> fields) throws IOException {
        if (rows == 0) {
            for (int i = 0; i < fields.size(); i++) {
                sheet.width(i, WIDTH);
                sheet.style(i).format("@").set();
            }
            sheet.freezePane(0, 1);
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                sheet.inlineString(rows, i, fields.get(i));
                sheet.style(rows, i).format("@").set();
            }
        }
        rows++;
        if (rows % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        book.finish();
    }
}
