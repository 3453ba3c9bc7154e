package cn.quancheng.scoring;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** One indicator's rule, compiled for one cutoff: how its facts are gathered into a number, and what that gives. */
sealed interface Yield {
    /** The most that is ever gathered: sums stop here instead of overflowing. */
    long FULL = Long.MAX_VALUE - 1;

    /** Nothing gathered where the latest record is looked for. */
    long NO_RECORD = Long.MAX_VALUE;

    /** What is gathered before the first fact. */
    long nothing();

    /** What is gathered with one more counting fact. */
    long gather(long gathered, long quantity, int occurredOn);

    /** What was gathered as thousandths of a point, before the cap. */
    long thousandths(long gathered);

    static Yield of(Rule rule, LocalDate cutoff) {
        if (rule instanceof Rule.PerQuantity perQuantity) {
            return new Units(perQuantity.unit(), perQuantity.each());
        }
        if (rule instanceof Rule.Bins bins) {
            return Binned.of(bins, cutoff);
        }
        return new Sum();
    }

    /** The facts' own weights, summed: the table does it by itself, being the rule of nearly all indicators. */
    record Sum() implements Yield {
        @Override
        public long nothing() {
            return 0;
        }

        @Override
        public long gather(long gathered, long quantity, int occurredOn) {
            throw new IllegalStateException("weights are summed in the table");
        }

        @Override
        public long thousandths(long gathered) {
            return gathered;
        }
    }

    /** Whole units of a sum of quantities. */
    record Units(long unit, int each) implements Yield {
        @Override
        public long nothing() {
            return 0;
        }

        @Override
        public long gather(long gathered, long quantity, int occurredOn) {
            return sum(gathered, quantity);
        }

        @Override
        public long thousandths(long gathered) {
            // More units than this are beyond any cap, and the product stays far from overflow.
            return Math.min(gathered / unit, MonthlyScorer.BEYOND_ANY_CAP) * each * 1000;
        }

        /** What a quantity is worth by itself, in thousandths, before sums are cut down to whole units. */
        long share(long quantity) {
            long whole = Math.min(quantity / unit, MonthlyScorer.BEYOND_ANY_CAP);
            long rest = quantity % unit;
            long restThousandths = unit > Long.MAX_VALUE / 10_000_000 ? 0 : rest * Math.abs(each) * 1000 / unit;
            return whole * each * 1000 + Integer.signum(each) * restThousandths;
        }
    }

    /** The bin of a measure. Months since the latest record are measured as the negative day of that record. */
    record Binned(Rule.Measure of, Steps steps, int[] points, int absent) implements Yield {
        static Binned of(Rule.Bins rule, LocalDate cutoff) {
            boolean latest = rule.of() == Rule.Measure.MONTHS_SINCE_LAST;
            long[] from = rule.bins().stream()
                    .mapToLong(bin -> latest ? -lastDay(bin.from(), cutoff) : bin.from())
                    .toArray();
            int[] points = rule.bins().stream().mapToInt(Rule.Bin::points).toArray();
            return new Binned(rule.of(), new Steps(from), points, rule.absent());
        }

        /** The last day from which at least so many whole months lead to the cutoff. */
        private static long lastDay(long months, LocalDate cutoff) {
            return Steps.firstDay(cutoff, day -> ChronoUnit.MONTHS.between(day, cutoff) < months) - 1L;
        }

        @Override
        public long nothing() {
            return of == Rule.Measure.MONTHS_SINCE_LAST ? NO_RECORD : 0;
        }

        @Override
        public long gather(long gathered, long quantity, int occurredOn) {
            return switch (of) {
                case COUNT -> gathered + 1;
                case QUANTITY -> sum(gathered, quantity);
                case MONTHS_SINCE_LAST -> Math.min(gathered, -(long) occurredOn);
            };
        }

        @Override
        public long thousandths(long gathered) {
            if (gathered == NO_RECORD) {
                return absent * 1000L;
            }
            int bin = steps.of(gathered);
            return bin < 0 ? 0 : points[bin] * 1000L;
        }
    }

    private static long sum(long gathered, long quantity) {
        long sum = gathered + quantity;
        return sum < 0 || sum > FULL ? FULL : sum;
    }
}
