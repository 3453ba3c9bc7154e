package cn.quancheng.benefits.objections;

import cn.quancheng.platform.Sql;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A citizen's redemption of which the merchant may have said that they did not come.
 *
 * @param reported whether it did
 * @param pausedUntil absent where the offer was never paused because of it
 * @param lifted whether the pause was lifted
 */
record NoShow(
        UUID checkId,
        long merchantId,
        @Nullable String branch,
        long versionId,
        @Nullable Instant takenAt,
        @Nullable Instant reportedAt,
        boolean reported,
        @Nullable Instant pausedUntil,
        boolean lifted) {
    static NoShow of(ResultSet row) throws SQLException {
        return new NoShow(
                row.getObject("id", UUID.class),
                row.getLong("merchant_id"),
                row.getString("branch"),
                row.getLong("version_id"),
                Sql.instant(row, "taken_at"),
                Sql.instant(row, "reported_at"),
                "NO_SHOW".equals(row.getString("fulfilment")),
                Sql.instant(row, "until"),
                row.getObject("lifted_at") != null);
    }

    /** Whether the offer is paused because of it: there is something to lift. */
    boolean isPaused(Instant now) {
        return reported && !lifted && pausedUntil != null && pausedUntil.isAfter(now);
    }
}
