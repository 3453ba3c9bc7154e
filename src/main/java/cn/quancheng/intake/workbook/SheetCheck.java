package cn.quancheng.intake.workbook;

import cn.quancheng.platform.Refusal;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks a sheet through before the library reads it: what would make the library keep too much, take too long or pass
 * over what people would see. The library believes a sheet's own numbers of rows, columns and texts; nobody else should.
 */
final class SheetCheck {
    private static final Set<String> TYPES = Set.of("n", "s", "str", "inlineStr", "b", "e");
    private static final Set<String> TEXTS = Set.of("s", "str", "inlineStr");
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_FORMULA = 8_192;

    /** Each line with a formula is refused; with more of them than these, nobody means them as slips. */
    private static final int MOST_FORMULAS = 100;

    /** Of more faults than these nobody reads. */
    private static final int MOST_NAMED = 20;

    private final XmlWalk walk;
    private final int texts;
    private final StringBuilder text = new StringBuilder();
    private final List<String> formulas = new ArrayList<>();
    private final List<String> merged = new ArrayList<>();
    private int rows;
    private int row;
    private int lastRow;

    private SheetCheck(XmlWalk walk, int texts) {
        this.walk = walk;
        this.texts = texts;
    }

    /**
     * Looks a sheet through.
     *
     * @param texts how many texts the workbook keeps beside its sheets
     * @return the last row that holds anything, 0 where none does
     * @throws Refusal 400 when the sheet can't be taken in
     */
    static int lastRow(Archive archive, String part, int texts) {
        SheetCheck check = new SheetCheck(new XmlWalk(archive, part), texts);
        check.check();
        return check.lastRow;
    }

    private void check() {
        boolean data = false;
        while (walk.next()) {
            if (walk.isStart("sheetData")) {
                if (data || walk.depth() != 2) {
                    throw walk.damaged();
                }
                data = true;
                rows();
            } else if (walk.isStart("mergeCell")) {
                merge();
            }
        }
        if (!data) {
            throw walk.damaged();
        }
        refuse("intake.workbook-merged", "intake.cell-merged", merged);
    }

    private void rows() {
        while (walk.next() && !walk.isEnd("sheetData")) {
            if (walk.isStart("row") && walk.depth() == 3) {
                row();
            } else if (walk.isStart()) {
                throw walk.damaged();
            }
        }
        if (formulas.size() > MOST_FORMULAS) {
            refuse("intake.workbook-formulas", "intake.cell-formula", formulas);
        }
    }

    private void row() {
        @Nullable String given = walk.attribute("r");
        int number = given == null ? rows + 1 : CellPlace.number(given, 0);
        rows++;
        if (number <= row || number > WorkbookLimits.ROWS) {
            throw walk.damaged();
        }
        row = number;
        int column = -1;
        for (int cells = 0; walk.next() && !walk.isEnd("row"); cells++) {
            if (!walk.isStart("c") || walk.depth() != 4) {
                skipExtension();
            } else {
                column = cell(column, cells);
            }
        }
    }

    /** Of a row, the standard knows cells and an extension that nobody uses. */
    private void skipExtension() {
        if (walk.isStart()) {
            throw walk.damaged();
        }
    }

    /** @return the cell's column */
    private int cell(int before, int cells) {
        @Nullable String address = walk.attribute("r");
        @Nullable CellPlace place = address == null ? new CellPlace(row, cells) : CellPlace.parse(address);
        @Nullable String given = walk.attribute("t");
        String type = given == null ? "n" : given;
        if (place == null || place.row() != row || place.column() <= before) {
            throw walk.damaged();
        }
        if (place.column() >= WorkbookLimits.COLUMNS) {
            throw Refusal.of(
                    Refusal.Kind.BAD_REQUEST, "intake.workbook-too-wide", place.address(), WorkbookLimits.COLUMNS);
        }
        if (!TYPES.contains(type) || CellPlace.number(attributeOr("s", "0"), 0) < 0) {
            throw BadWorkbook.damaged(place.address());
        }
        values(place, type);
        return place.column();
    }

    private String attributeOr(String name, String other) {
        @Nullable String value = walk.attribute(name);
        return value == null ? other : value;
    }

    private void values(CellPlace place, String type) {
        boolean more = walk.next();
        int whole = 0;
        while (more && !(walk.isEnd("c") && walk.depth() == 4)) {
            if (walk.isStart("f")) {
                formula(place, type);
            } else if (walk.isStart("c")) {
                throw BadWorkbook.damaged(place.address());
            } else if (walk.isStart("v") || walk.isStart("t")) {
                whole += value(place, type);
            } else {
                more = walk.next();
            }
        }
        lastRow = whole > 0 ? row : lastRow;
        if (whole > WorkbookLimits.CELL_TEXT) {
            throw BadWorkbook.damaged(place.address());
        }
    }

    /** @return its length; the walk stands behind it */
    private int value(CellPlace place, String type) {
        text.setLength(0);
        int length = walk.text(text, LONGEST_NUMBER);
        boolean number = !TEXTS.contains(type);
        if (number && length > LONGEST_NUMBER || type.equals("s") && !isText(length)) {
            throw BadWorkbook.damaged(place.address());
        }
        return length;
    }

    /** Whether it is the number of a text that there is. */
    private boolean isText(int length) {
        return length == 0 || CellPlace.number(text.toString(), 0) >= 0 && CellPlace.number(text.toString(), 0) < texts;
    }

    private void formula(CellPlace place, String type) {
        lastRow = row;
        formulas.add(place.address());
        text.setLength(0);
        int length = walk.text(text, 0);
        if (type.equals("s") || length > LONGEST_FORMULA || formulas.size() > MOST_FORMULAS) {
            refuse("intake.workbook-formulas", "intake.cell-formula", formulas);
        }
    }

    private void merge() {
        @Nullable String range = walk.attribute("ref");
        String first = range == null ? "" : range.split(":", 2)[0];
        @Nullable CellPlace place = CellPlace.parse(first);
        if (place == null || range == null) {
            throw walk.damaged();
        }
        if (place.row() <= lastRow && merged.size() < MOST_NAMED) {
            merged.add(first + range.substring(first.length(), Math.min(range.length(), first.length() + 12)));
        }
    }

    private static void refuse(String key, String each, List<String> places) {
        if (places.isEmpty()) {
            return;
        }
        Refusal refusal = Refusal.of(Refusal.Kind.BAD_REQUEST, key, places.get(0));
        for (String place : places.subList(0, Math.min(MOST_NAMED, places.size()))) {
            refusal = refusal.violation(place, each);
        }
        throw refusal;
    }
}
