package cn.quancheng.learning.outcomes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes in one column's texts, row by row. */
sealed interface ColumnReader {
    /** Takes in the next row's text, which is empty where the value is missing; says what is wrong with it. */
    Optional<String> add(String text);

    /** All that was taken in. */
    Values values();

    /** A reader for a feature's kind. */
    static ColumnReader of(Feature.Kind kind) {
        return switch (kind) {
            case NUMBERS -> new NumberReader(NumberReader.DECIMAL, Double.NaN, "应为十进制数");
            case COUNTS -> new NumberReader(NumberReader.WHOLE, 0, NumberReader.NOT_WHOLE);
            case MONTHS -> new NumberReader(NumberReader.WHOLE, Double.NaN, NumberReader.NOT_WHOLE);
            case CATEGORIES -> new CategoryReader();
        };
    }

    /** Numbers as everybody writes them, and nothing else that a machine might take for one. */
    final class NumberReader implements ColumnReader {
        private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}(?:\\.\\d{1,15})?(?:[eE][+-]?\\d{1,2})?");
        private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
        private static final String NOT_WHOLE = "应为0以上的整数";

        private final Pattern written;
        private final double missing;
        private final String otherwise;
        private double[] each = new double[1024];
        private int rows;

        /**
         * @param missing what is taken in where nothing stands
         * @param otherwise what is said of anything else
         */
        NumberReader(Pattern written, double missing, String otherwise) {
            this.written = written;
            this.missing = missing;
            this.otherwise = otherwise;
        }

        @Override
        public Optional<String> add(String text) {
            boolean number = written.matcher(text).matches();
            if (rows == each.length) {
                each = Arrays.copyOf(each, rows * 2);
            }
            // Adding nothing turns a zero below nothing into the common one.
            each[rows++] = number ? Double.parseDouble(text) + 0.0 : missing;
            return number || text.isEmpty() ? Optional.empty() : Optional.of(otherwise);
        }

        @Override
        public Values values() {
            return new Values.Numbers(Arrays.copyOf(each, rows));
        }
    }

    /** Texts, few of them different: what differs in every row tells who it is about. */
    final class CategoryReader implements ColumnReader {
        private static final int MOST = 200;
        private static final int LONGEST = 200;

        private final Map<String, String> known = new HashMap<>();
        private String[] each = new String[1024];
        private int rows;

        @Override
        public Optional<String> add(String text) {
            if (rows == each.length) {
                each = Arrays.copyOf(each, rows * 2);
            }
            if (text.length() > LONGEST) {
                each[rows++] = "";
                return Optional.of("取值过长，至多" + LONGEST + "个字符");
            }
            boolean first = !text.isEmpty() && !known.containsKey(text);
            if (first && known.size() == MOST) {
                each[rows++] = "";
                return Optional.of("不同的取值超过" + MOST + "种");
            }
            each[rows++] = text.isEmpty() ? text : known.computeIfAbsent(text, same -> same);
            return Optional.empty();
        }

        @Override
        public Values values() {
            return new Values.Categories(Arrays.copyOf(each, rows));
        }
    }
}
