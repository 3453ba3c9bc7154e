package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;
import cn.quancheng.scoring.Facts;

/**
 * A citizen's standing in one byte, the status' place in {@link CitizenStatus} and 0x04 for one who has opted out, beside
 * the day on which the citizen, told what the score is, agreed to be scored.
 */
final class Standing {
    static final int UNKNOWN = -1;

    private static final int OPTED_OUT = 0x04;

    private Standing() {}

    static int of(CitizenStatus status, boolean optedOut) {
        return status.ordinal() | (optedOut ? OPTED_OUT : 0);
    }

    /**
     * Nobody is scored who has not agreed to it, or has taken that back, and no month before that of the agreement is.
     *
     * @param agreedOn the day of the agreement as an epoch day, {@link Facts#NEVER} where there is none
     * @param nextMonth the first day of the month after the one that is scored, as an epoch day
     */
    static boolean isScored(int standing, int agreedOn, int nextMonth) {
        return standing == CitizenStatus.ACTIVE.ordinal() && agreedOn < nextMonth;
    }

    /** The same byte in SQL, from columns {@code status} and {@code opted_out}. */
    static String sql() {
        StringBuilder sql = new StringBuilder("set_byte('\\x00'::bytea, 0, CASE status");
        for (CitizenStatus status : CitizenStatus.values()) {
            sql.append(" WHEN '").append(status).append("' THEN ").append(status.ordinal());
        }
        return sql.append(" END + CASE WHEN opted_out THEN ")
                .append(OPTED_OUT)
                .append(" ELSE 0 END)")
                .toString();
    }
}
