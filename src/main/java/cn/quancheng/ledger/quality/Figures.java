package cn.quancheng.ledger.quality;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What was received of a department in some time, by lines. Each line is one of four things.
 *
 * @param onTime entered, within the days that are on time
 * @param late entered, later than that
 * @param refused not entered, for a fault of the line
 * @param duplicates known already; they keep to the rules, and are neither entered again nor late
 * @param adverse of those that entered, the adverse ones
 */
record Figures(long onTime, long late, long refused, long duplicates, Adverse adverse) {
    static final Figures NONE = new Figures(0, 0, 0, 0, new Adverse(0, 0));

    private static final int DECIMALS = 4;

    /** Adverse records that entered. */
    record Adverse(long onTime, long late) {}

    Figures {
        if (onTime < adverse.onTime() || late < adverse.late() || Math.min(adverse.onTime(), adverse.late()) < 0) {
            throw new IllegalArgumentException("of the lines that entered, more are adverse than there are");
        }
        if (refused < 0 || duplicates < 0) {
            throw new IllegalArgumentException("no less than no line can be refused or known");
        }
    }

    /** Both together. */
    Figures plus(Figures other) {
        return new Figures(
                onTime + other.onTime,
                late + other.late,
                refused + other.refused,
                duplicates + other.duplicates,
                new Adverse(adverse.onTime + other.adverse.onTime, adverse.late + other.adverse.late));
    }

    /** All lines that were sent. */
    long received() {
        return accepted() + refused + duplicates;
    }

    /** Lines that entered the ledger. */
    long accepted() {
        return onTime + late;
    }

    /** 合规率: lines that passed the rules of all that were sent, rounded down so that it never looks met when it is not; null without a line. */
    @Nullable
    BigDecimal complianceRate() {
        return share(received() - refused, received(), RoundingMode.DOWN);
    }

    /** 迟报率: late ones of the lines that entered, rounded up for the same reason; null where none entered. */
    @Nullable
    BigDecimal lateRate() {
        return share(late, accepted(), RoundingMode.UP);
    }

    /** Whether at least so many per cent passed the rules; null without a line. */
    @Nullable
    Boolean isCompliant(int leastPercent) {
        return received() == 0 ? null : compare(received() - refused, received(), leastPercent) >= 0;
    }

    /** Whether at most so many per cent were late; null where none entered. */
    @Nullable
    Boolean isPunctual(int mostPercent) {
        return accepted() == 0 ? null : compare(late, accepted(), mostPercent) <= 0;
    }

    private static @Nullable BigDecimal share(long part, long whole, RoundingMode rounding) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, rounding);
    }

    private static int compare(long part, long whole, int percent) {
        return BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(100))
                .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(percent)));
    }
}
