package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;

/**
 * A citizen's standing in one byte: the status' place in {@link CitizenStatus}, 0x04 for one who has opted out, and 0x08
 * for one who was told what the score is and agreed to it.
 */
final class Standing {
    static final int UNKNOWN = -1;

    private static final int OPTED_OUT = 0x04;
    private static final int AGREED = 0x08;

    private Standing() {}

    static int of(CitizenStatus status, boolean optedOut, boolean agreed) {
        return status.ordinal() | (optedOut ? OPTED_OUT : 0) | (agreed ? AGREED : 0);
    }

    /** Nobody is scored who has not agreed to it, or has taken that back. */
    static boolean isScored(int standing) {
        return standing == of(CitizenStatus.ACTIVE, false, true);
    }

    /** The same byte in SQL, from columns {@code status}, {@code opted_out} and {@code agreed}. */
    static String sql() {
        StringBuilder sql = new StringBuilder("set_byte('\\x00'::bytea, 0, CASE status");
        for (CitizenStatus status : CitizenStatus.values()) {
            sql.append(" WHEN '").append(status).append("' THEN ").append(status.ordinal());
        }
        return sql.append(" END + CASE WHEN opted_out THEN ")
                .append(OPTED_OUT)
                .append(" ELSE 0 END + CASE WHEN agreed THEN ")
                .append(AGREED)
                .append(" ELSE 0 END)")
                .toString();
    }
}
