package cn.quancheng.learning.outcomes;

/**
 * A column that may tell an outcome beforehand.
 *
 * @param column as the file's header has it
 */
public record Feature(String column, Kind kind) {
    /** How a column's values are read. */
    public enum Kind {
        /** Decimal numbers, in rising order. */
        NUMBERS,
        /** Texts that stand beside each other in no order. */
        CATEGORIES,
        /** Whole numbers from 0 on; where nothing stands, nothing was counted. */
        COUNTS,
        /** Whole numbers from 0 on; where nothing stands, there is nothing to count from. */
        MONTHS
    }

    /** @throws IllegalArgumentException where the column has no name */
    public Feature {
        if (column.isBlank()) {
            throw new IllegalArgumentException("a feature without a name");
        }
    }

    /** A column of numbers. */
    public static Feature numbers(String column) {
        return new Feature(column, Kind.NUMBERS);
    }

    /** A column of texts. */
    public static Feature categories(String column) {
        return new Feature(column, Kind.CATEGORIES);
    }
}
