package cn.quancheng.scoring;

import java.time.LocalDate;

/** Nobody under 18 has a score. */
public final class Adulthood {
    private static final int YEARS = 18;

    private Adulthood() {}

    /** Whether the 18th birthday is on or before the cutoff; 29 February counts as 28 February in a common year. */
    public static boolean isAdult(LocalDate birth, LocalDate cutoff) {
        return !birth.plusYears(YEARS).isAfter(cutoff);
    }

    /** The same as a threshold: the last day of birth, as an epoch day, that makes an adult at the cutoff. */
    public static int latestBirthday(LocalDate cutoff) {
        LocalDate latest = cutoff.minusYears(YEARS);
        // At a cutoff of 28 February those born on 29 February come of age, too.
        LocalDate next = latest.plusDays(1);
        return Math.toIntExact((isAdult(next, cutoff) ? next : latest).toEpochDay());
    }
}
