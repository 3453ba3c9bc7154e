package cn.quancheng.scoring;

import java.time.LocalDate;
import java.util.function.Predicate;

/** Rising thresholds; the batch compares numbers with them and does no date arithmetic. */
final class Steps {
    private final long[] from;

    /** @param from strictly rising */
    Steps(long[] from) {
        this.from = from;
    }

    /** The last step that starts at or below the value; -1 below the first. */
    int of(long value) {
        int low = 0;
        int high = from.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /**
     * The first epoch day on which a condition holds that, once it holds, holds on all later days up to the cutoff:
     * found by halving over plain date arithmetic.
     *
     * @return the day after the cutoff where it holds on none
     */
    static int firstDay(LocalDate cutoff, Predicate<LocalDate> condition) {
        long low = Integer.MIN_VALUE;
        long high = cutoff.toEpochDay() + 1;
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2L);
            if (condition.test(LocalDate.ofEpochDay(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Math.toIntExact(low);
    }
}
