package cn.quancheng.learning.outcomes;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** One column's values, row by row. */
public sealed interface Values {
    /** Whether nothing stands in a row. */
    boolean isMissing(int row);

    /** The values of some rows, in their order. */
    Values of(int[] rows);

    /** A column of numbers. */
    final class Numbers implements Values {
        private final double[] each;

        /** @param each a number a row, NaN where there is none; not copied */
        Numbers(double[] each) {
            this.each = each;
        }

        /** The number of a row; NaN where there is none. */
        public double at(int row) {
            return each[row];
        }

        @Override
        public boolean isMissing(int row) {
            return Double.isNaN(each[row]);
        }

        @Override
        public Values of(int[] rows) {
            return new Numbers(Arrays.stream(rows).mapToDouble(row -> each[row]).toArray());
        }
    }

    /** A column of texts. */
    final class Categories implements Values {
        private final String[] each;

        /** @param each a text a row, empty where there is none; not copied */
        Categories(String[] each) {
            this.each = each;
        }

        /** The text of a row; empty where there is none. */
        public String at(int row) {
            return each[row];
        }

        /** Every text that occurs, in the order of its characters. */
        public List<String> distinct() {
            TreeSet<String> all = new TreeSet<>(Arrays.asList(each));
            all.remove("");
            return List.copyOf(all);
        }

        @Override
        public boolean isMissing(int row) {
            return each[row].isEmpty();
        }

        @Override
        public Values of(int[] rows) {
            return new Categories(Arrays.stream(rows).mapToObj(row -> each[row]).toArray(String[]::new));
        }
    }
}
