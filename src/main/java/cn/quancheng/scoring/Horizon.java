package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * One indicator's retention and decay, seen from one cutoff: since a day plus a period never goes back when the day goes
 * forward, every limit is a day of occurrence that a fact's own day is compared with.
 *
 * @param freshFrom records from this epoch day on weigh in full
 * @param goneBefore records before this epoch day weigh nothing
 * @param fading the days at which fewer months of decay have gone, rising; empty where nothing decays
 */
record Horizon(int freshFrom, int goneBefore, Steps fading) {
    private static final Steps NOT_FADING = new Steps(new long[0]);

    /** Nothing ever ends. */
    static final Horizon ENDLESS = new Horizon(Integer.MIN_VALUE, Integer.MIN_VALUE, NOT_FADING);

    static Horizon of(Indicator indicator, LocalDate cutoff) {
        Period retention = indicator.retention();
        if (retention == null) {
            return ENDLESS;
        }
        int freshFrom = Steps.firstDay(cutoff, day -> day.plus(retention).isAfter(cutoff));
        Decay decay = indicator.decay();
        if (decay == null) {
            return new Horizon(freshFrom, freshFrom, NOT_FADING);
        }
        long[] fading = new long[decay.months()];
        for (int step = 0; step < fading.length; step++) {
            int elapsed = elapsed(step, decay);
            fading[step] =
                    Steps.firstDay(cutoff, day -> ChronoUnit.MONTHS.between(day.plus(retention), cutoff) <= elapsed);
        }
        return new Horizon(freshFrom, Math.toIntExact(fading[0]), new Steps(fading));
    }

    /** What a record of these full thousandths weighs at each step of fading. */
    static int[] left(int full, @Nullable Decay decay) {
        int[] left = new int[decay == null ? 0 : decay.months()];
        for (int step = 0; decay != null && step < left.length; step++) {
            left[step] = decay.left(full, elapsed(step, decay));
        }
        return left;
    }

    private static int elapsed(int step, Decay decay) {
        return decay.months() - 1 - step;
    }
}
