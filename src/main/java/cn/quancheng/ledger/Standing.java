package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;

/** A citizen's standing in one byte: the status' place in {@link CitizenStatus}, and 0x04 for one who has opted out. */
final class Standing {
    static final int UNKNOWN = -1;

    private static final int OPTED_OUT = 0x04;

    private Standing() {}

    static int of(CitizenStatus status, boolean optedOut) {
        return status.ordinal() | (optedOut ? OPTED_OUT : 0);
    }

    static boolean isScored(int standing) {
        return standing == CitizenStatus.ACTIVE.ordinal();
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
