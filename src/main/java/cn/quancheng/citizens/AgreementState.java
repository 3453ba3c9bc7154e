package cn.quancheng.citizens;

import java.time.LocalDate;

/** Where a citizen's newest agreement stands on a day. */
public enum AgreementState {
    /** Never agreed: nobody scores them. */
    NONE,
    /** Covers the day. */
    IN_FORCE,
    /** Covers the day, and ends within {@link #NOTICE_DAYS} days: to be asked again. */
    ENDING,
    /** Its term is over. */
    ENDED,
    /** Taken back. */
    WITHDRAWN;

    /** How many days before its end the citizen is told. */
    public static final int NOTICE_DAYS = 30;

    /** Whether a month may be scored on that day. */
    public boolean isInForce() {
        return this == IN_FORCE || this == ENDING;
    }

    static AgreementState on(LocalDate day, LocalDate endsOn, boolean withdrawn) {
        if (withdrawn) {
            return WITHDRAWN;
        }
        if (!day.isBefore(endsOn)) {
            return ENDED;
        }
        return day.plusDays(NOTICE_DAYS).isBefore(endsOn) ? IN_FORCE : ENDING;
    }
}
