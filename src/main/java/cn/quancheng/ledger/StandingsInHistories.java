package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;
import cn.quancheng.citizens.StandingsCopy;
import cn.quancheng.scoring.Facts;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;

/** Appends what a file brought of standings and agreements to the packed histories, in its transaction. */
@ApplicationScoped
class StandingsInHistories implements StandingsCopy {
    private static final String EVENTS = """
            SELECT coalesce(s.citizen_id, a.citizen_id) AS citizen_id,
                   coalesce('\\x%1$02x'::bytea || int4send(c.born - DATE '1970-01-01') || %2$s, ''::bytea)
                   || CASE WHEN a.citizen_id IS NULL THEN ''::bytea
                           ELSE '\\x%3$02x'::bytea || int4send(coalesce(a.first_day - DATE '1970-01-01', %4$d))
                                || int4send(coalesce(a.ends_on - DATE '1970-01-01', %4$d)) END AS events
            FROM (SELECT citizen_id, status FROM citizen_standings WHERE entry = %5$d) s
            FULL JOIN (SELECT citizen_id, first_day, ends_on FROM agreement_standings WHERE entry = %5$d) a
                 ON a.citizen_id = s.citizen_id
            LEFT JOIN citizens c ON c.id = s.citizen_id
            """;

    @Override
    public void take(Connection connection, long entry) throws SQLException {
        Histories.append(
                connection,
                entry,
                false,
                EVENTS.formatted(PackedHistory.STANDING, status(), PackedHistory.AGREEMENT, Facts.NEVER, entry));
    }

    /** The status' place in {@link CitizenStatus} as a byte. */
    private static String status() {
        StringBuilder sql = new StringBuilder("set_byte('\\x00'::bytea, 0, CASE s.status");
        for (CitizenStatus status : CitizenStatus.values()) {
            sql.append(" WHEN '").append(status).append("' THEN ").append(status.ordinal());
        }
        return sql.append(" END)").toString();
    }
}
