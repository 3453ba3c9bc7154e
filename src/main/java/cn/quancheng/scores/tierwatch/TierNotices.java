package cn.quancheng.scores.tierwatch;

import cn.quancheng.platform.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Optional;

/** How far a month has been told of, in the transaction of one batch. */
record TierNotices(Connection connection, YearMonth month) {
    /**
     * Takes the month in hand until the transaction ends.
     *
     * @return up to which citizen it was told; empty where somebody else has it in hand, or it was told to the end
     */
    Optional<Long> take(OffsetDateTime now) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO tier_notices (month, begun_at) VALUES (?, ?) ON CONFLICT (month) DO NOTHING",
                month.atDay(1),
                now);
        return Sql.first(
                connection,
                "SELECT upto_citizen FROM tier_notices WHERE month = ? AND done_at IS NULL FOR UPDATE SKIP LOCKED",
                row -> row.getLong(1),
                month.atDay(1));
    }

    /** Another batch may follow. */
    void reached(long citizen) throws SQLException {
        Sql.update(connection, "UPDATE tier_notices SET upto_citizen = ? WHERE month = ?", citizen, month.atDay(1));
    }

    /** Nobody is left: this month is never told of again. */
    void done(OffsetDateTime now) throws SQLException {
        Sql.update(connection, "UPDATE tier_notices SET done_at = ? WHERE month = ?", now, month.atDay(1));
    }
}
