package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Values;

import java.util.List;

/** Which values a bin takes. */
public sealed interface Span {
    /** Whether a row's value is among them. */
    boolean takes(Values values, int row);

    /**
     * Numbers from a bound up to the next.
     *
     * @param from the least; negative infinity in the first bin
     * @param below the least that is too great; positive infinity in the last bin
     */
    record Range(double from, double below) implements Span {
        /** @throws IllegalArgumentException where no number is within */
        public Range {
            if (!(from < below)) {
                throw new IllegalArgumentException("no number is from " + from + " and below " + below);
            }
        }

        @Override
        public boolean takes(Values values, int row) {
            return values instanceof Values.Numbers numbers && numbers.at(row) >= from && numbers.at(row) < below;
        }

        @Override
        public String toString() {
            return "[" + from + ", " + below + ")";
        }
    }

    /** Texts. */
    record Among(List<String> categories) implements Span {
        /** @throws IllegalArgumentException where there is none */
        public Among {
            categories = List.copyOf(categories);
            if (categories.isEmpty()) {
                throw new IllegalArgumentException("a bin among no categories");
            }
        }

        @Override
        public boolean takes(Values values, int row) {
            return values instanceof Values.Categories texts && categories.contains(texts.at(row));
        }

        @Override
        public String toString() {
            return String.join(" | ", categories);
        }
    }

    /** Nothing stands there. */
    record Missing() implements Span {
        @Override
        public boolean takes(Values values, int row) {
            return values.isMissing(row);
        }

        @Override
        public String toString() {
            return "missing";
        }
    }
}
