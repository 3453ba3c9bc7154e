package cn.quancheng.intake.workbook;

import cn.quancheng.platform.Refusal;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows of a workbook's data sheet, one after the other; rows where nothing stands are passed over. The whole sheet was
 * looked through before the first row is read.
 */
public final class Workbook implements AutoCloseable {
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final int lastRow;
    private final DayNumbers days;
    private final Map<String, Boolean> dayFormats = new HashMap<>();
    private @Nullable Row row;
    private int width;

    private Workbook(ReadableWorkbook workbook, Sheet sheet, int lastRow, boolean from1904) throws IOException {
        this.workbook = workbook;
        this.lastRow = lastRow;
        days = new DayNumbers(from1904);
        stream = sheet.openStream();
        rows = stream.iterator();
    }

    /**
     * Opens the workbook in these bytes, of which it keeps a copy as long as it is open.
     *
     * @throws Refusal 400 when it is none, when it has macros or a password, merged cells or many formulas; 413 when it
     *     goes beyond its limits. It takes a bounded time and memory to tell
     */
    public static Workbook open(byte[] file, WorkbookLimits limits) {
        try (Archive archive = Archive.open(file, limits)) {
            Contents contents = Contents.of(archive);
            int index = contents.dataSheet();
            int texts = archive.has(contents.texts())
                    ? TextsCheck.count(archive, String.valueOf(contents.texts()), limits.texts())
                    : 0;
            Contents.SheetPart part = contents.sheets().get(index);
            int lastRow = SheetCheck.lastRow(archive, part.part(), texts);
            return open(file, contents, index, lastRow);
        }
    }

    private static Workbook open(byte[] file, Contents contents, int index, int lastRow) {
        Contents.SheetPart part = contents.sheets().get(index);
        try {
            ReadableWorkbook workbook = new ReadableWorkbook(
                    new ByteArrayInputStream(file), new ReadingOptions(contents.styles() != null, true));
            Sheet sheet = workbook.getSheet(index)
                    .filter(found -> part.id().equals(found.getId()))
                    .orElseThrow(() -> BadWorkbook.damaged(part.part()));
            return new Workbook(workbook, sheet, lastRow, contents.from1904());
        } catch (IOException | ExcelReaderException | IllegalStateException | IllegalArgumentException e) {
            throw BadWorkbook.damaged(part.part());
        }
    }

    /**
     * Goes to the next row in which anything stands; false at the end.
     *
     * @throws Refusal 400 when the library can't read on
     */
    public boolean next() {
        do {
            row = read();
            width = row == null ? 0 : width(row);
        } while (row != null && width == 0);
        return row != null;
    }

    private @Nullable Row read() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row next = rows.next();
            return next.getRowNum() > lastRow ? null : next;
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            // The library says in many ways that it can't go on.
            throw BadWorkbook.damaged("#" + (row == null ? 1 : row.getRowNum() + 1));
        }
    }

    private static int width(Row row) {
        int width = row.getCellCount();
        while (width > 0 && isNothing(row.getOptionalCell(width - 1).orElse(null))) {
            width--;
        }
        return width;
    }

    private static boolean isNothing(@Nullable Cell cell) {
        return cell == null
                || cell.getFormula() == null
                        && (cell.getRawValue() == null || cell.getRawValue().isBlank());
    }

    /** The row's number on its sheet, the first one being 1. */
    public int number() {
        return row == null ? 0 : row.getRowNum();
    }

    /** One more than the place of the last cell of the row in which anything stands. */
    public int width() {
        return width;
    }

    /** The address of a cell of this row, as people name it. */
    public String address(int column) {
        return new CellPlace(number(), column).address();
    }

    /** What stands in a cell of this row. */
    public CellValue cell(int column) {
        @Nullable Cell cell = row == null ? null : row.getOptionalCell(column).orElse(null);
        if (cell == null || isNothing(cell)) {
            return CellValue.NOTHING;
        }
        if (cell.getFormula() != null) {
            return new CellValue.Formula();
        }
        return switch (cell.getType()) {
            case STRING, FORMULA -> new CellValue.Text(cell.getRawValue().trim());
            case NUMBER -> number(cell, cell.asNumber());
            case BOOLEAN -> new CellValue.Truth();
            case ERROR -> new CellValue.Failure();
            case EMPTY -> CellValue.NOTHING;
        };
    }

    private CellValue.Number number(Cell cell, BigDecimal number) {
        @Nullable Integer id = cell.getDataFormatId();
        boolean shows = id != null
                && dayFormats.computeIfAbsent(
                        String.valueOf(id), any -> DayNumbers.showsDay(id, cell.getDataFormatString()));
        return new CellValue.Number(number, days.day(number), shows);
    }

    @Override
    public void close() {
        try (stream) {
            workbook.close();
        } catch (IOException e) {
            throw new IllegalStateException("what lies in memory can't fail to close", e);
        }
    }
}
