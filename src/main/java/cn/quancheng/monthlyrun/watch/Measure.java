package cn.quancheng.monthlyrun.watch;

import org.jspecify.annotations.Nullable;

/**
 * One figure by which a run is compared with the last one.
 *
 * @param subject the indicator, the department or the item, by name; null where it is of all
 * @param value what it is now
 * @param usual what it was last time, or what would be usual since then; null where there is nothing of the kind
 * @param bound where it crosses: in the measure of {@code value}, but for SCORED and the records, see {@link Kind}
 * @param crossed whether a person has to look
 */
public record Measure(
        Kind kind,
        @Nullable String subject,
        double value,
        @Nullable Double usual,
        double bound,
        boolean crossed) {
    /** What is measured. */
    public enum Kind {
        /** How many have a score; the bound is the smallest number. */
        SCORED,
        /** Population stability index of the score. */
        SCORE_PSI,
        /** Population stability index of an indicator's contribution. */
        INDICATOR_PSI,
        /** The share whose tier is another one, of those with a score both times, between 0 and 1. */
        TIERS_CHANGED,
        /** Records that a department reported since the last run; the bound is the smallest number. */
        DEPARTMENT_RECORDS,
        /** Records of an item since the last run; the bound is the smallest or the largest number, whichever is nearer. */
        ITEM_RECORDS
    }

    /** A figure that must not be larger than its bound. */
    static Measure atMost(Kind kind, @Nullable String subject, double value, double bound) {
        return new Measure(kind, subject, value, null, bound, value > bound);
    }

    /** A figure that must not be smaller than its bound. */
    static Measure atLeast(Kind kind, @Nullable String subject, double value, double usual, double bound) {
        return new Measure(kind, subject, value, usual, bound, value < bound);
    }
}
