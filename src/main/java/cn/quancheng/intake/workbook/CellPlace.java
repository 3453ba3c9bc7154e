package cn.quancheng.intake.workbook;

import org.jspecify.annotations.Nullable;

/**
 * A place on a sheet.
 *
 * @param row the first one is 1
 * @param column the first one is 0
 */
record CellPlace(int row, int column) {
    private static final int LETTERS = 26;
    private static final int MOST_LETTERS = 3;
    private static final int MOST_DIGITS = 7;

    /** Reads {@code BC12}; null where it is no such thing, or lies beyond any sheet. */
    static @Nullable CellPlace parse(String text) {
        int column = 0;
        int at = 0;
        while (at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
            column = column * LETTERS + text.charAt(at++) - 'A' + 1;
            if (at > MOST_LETTERS) {
                return null;
            }
        }
        int row = number(text, at);
        return at == 0 || row < 1 || row > WorkbookLimits.ROWS ? null : new CellPlace(row, column - 1);
    }

    /** Reads a number of a few digits from a place on; -1 where it is none. */
    static int number(String text, int from) {
        if (from == text.length() || text.length() - from > MOST_DIGITS) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** As people name it, {@code BC12}. */
    String address() {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.append(row).toString();
    }
}
