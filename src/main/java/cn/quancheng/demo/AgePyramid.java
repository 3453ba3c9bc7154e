package cn.quancheng.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How many people of each age live in a city like Jinan: the shape of a Chinese city of the 2020s, from 15 (the young
 * who will be scored soon) to 104, in groups of five years.
 */
final class AgePyramid {
    static final int YOUNGEST = 15;
    static final int OLDEST = 104;

    private static final int GROUP_YEARS = 5;
    private static final double[] SHARES = {
        5.5, 6.0, 6.6, 9.0, 8.2, 7.2, 7.8, 8.4, 7.6, 6.1, 5.6, 3.9, 2.4, 1.6, 0.9, 0.35, 0.09, 0.02
    };

    private AgePyramid() {}

    /** The first day on which anyone was born who is in the pyramid on the given day. */
    static LocalDate firstBirth(LocalDate today) {
        return today.minusYears(OLDEST + 1L).plusDays(1);
    }

    /** How many are born on each day from {@link #firstBirth} to {@link #YOUNGEST} years ago, in any unit. */
    static double[] birthsPerDay(LocalDate today) {
        LocalDate first = firstBirth(today);
        int days = (int) ChronoUnit.DAYS.between(first, today.minusYears(YOUNGEST)) + 1;
        double[] births = new double[days];
        for (int day = 0; day < days; day++) {
            int age = (int) ChronoUnit.YEARS.between(first.plusDays(day), today);
            births[day] = SHARES[Math.min((age - YOUNGEST) / GROUP_YEARS, SHARES.length - 1)];
        }
        return births;
    }
}
