package cn.quancheng.scoring;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** One indicator's rule, compiled for one cutoff: how its facts are gathered into a number, and what that gives. */
sealed interface Yield {
    /** The most that is ever gathered: sums stop here instead of overflowing. */
    long FULL = Long.MAX_VALUE - 1;

    /** Nothing gathered where the latest record is looked for. */
    long NO_RECORD = Long.MAX_VALUE;

    /** How a counting fact changes what is gathered. */
    enum Gathering {
        WEIGHTS,
        QUANTITIES,
        COUNT,
        LATEST
    }

    Gathering gathering();

    /** What was gathered as thousandths of a point, before the cap. */
    long thousandths(long gathered);

    /** What is gathered before the first fact. */
    default long nothing() {
        return gathering() == Gathering.LATEST ? NO_RECORD : 0;
    }

    static Yield of(Rule rule, LocalDate cutoff) {
        if (rule instanceof Rule.PerQuantity perQuantity) {
            return new Units(perQuantity.unit(), perQuantity.each());
        }
        if (rule instanceof Rule.Bins bins) {
            return Binned.of(bins, cutoff);
        }
        return new Sum();
    }

    /** The facts' own weights, summed. */
    record Sum() implements Yield {
        @Override
        public Gathering gathering() {
            return Gathering.WEIGHTS;
        }

        @Override
        public long thousandths(long gathered) {
            return gathered;
        }
    }

    /** Whole units of a sum of quantities. */
    record Units(long unit, int each) implements Yield {
        @Override
        public Gathering gathering() {
            return Gathering.QUANTITIES;
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
    record Binned(Gathering gathering, Steps steps, int[] points, int absent) implements Yield {
        static Binned of(Rule.Bins rule, LocalDate cutoff) {
            boolean latest = rule.of() == Rule.Measure.MONTHS_SINCE_LAST;
            long[] from = rule.bins().stream()
                    .mapToLong(bin -> latest ? lastDay(bin.from(), cutoff) * -1L : bin.from())
                    .toArray();
            return new Binned(
                    switch (rule.of()) {
                        case COUNT -> Gathering.COUNT;
                        case QUANTITY -> Gathering.QUANTITIES;
                        case MONTHS_SINCE_LAST -> Gathering.LATEST;
                    },
                    new Steps(from),
                    rule.bins().stream().mapToInt(Rule.Bin::points).toArray(),
                    rule.absent());
        }

        /** The last day from which at least so many whole months lead to the cutoff. */
        private static long lastDay(long months, LocalDate cutoff) {
            return Steps.firstDay(cutoff, day -> ChronoUnit.MONTHS.between(day, cutoff) < months) - 1L;
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
}
