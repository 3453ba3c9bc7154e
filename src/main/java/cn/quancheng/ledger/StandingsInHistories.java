package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;
import cn.quancheng.citizens.StandingsCopy;
import cn.quancheng.platform.Sql;
import cn.quancheng.scoring.Facts;
import cn.quancheng.security.Sex;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;

/** Appends what a file brought of standings and agreements to the packed histories, in its transaction. */
@ApplicationScoped
class StandingsInHistories implements StandingsCopy {
    private static final String EVENTS = """
            SELECT coalesce(s.citizen_id, a.citizen_id) AS citizen_id,
                   coalesce('\\x%1$02x'::bytea || int4send(c.born - DATE '1970-01-01') || %2$s || %6$s
                            || set_byte('\\x00'::bytea, 0, coalesce(s.district, 0)), ''::bytea)
                   || CASE WHEN a.citizen_id IS NULL THEN ''::bytea
                           ELSE '\\x%3$02x'::bytea || int4send(coalesce(a.first_day - DATE '1970-01-01', %4$d))
                                || int4send(coalesce(a.ends_on - DATE '1970-01-01', %4$d)) END AS events
            FROM (SELECT citizen_id, status, district FROM citizen_standings WHERE entry = %5$d) s
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
                EVENTS.formatted(
                        PackedHistory.STANDING,
                        place("s.status", CitizenStatus.values()),
                        PackedHistory.AGREEMENT,
                        Facts.NEVER,
                        entry,
                        place("coalesce(c.sex, 'UNKNOWN')", Sex.values())));
    }

    @Override
    public Long[] lockFree(Connection connection, Long[] citizens) throws SQLException {
        return Sql.list(
                        connection,
                        "SELECT citizen_id FROM histories WHERE citizen_id = ANY (?) ORDER BY citizen_id"
                                + " FOR UPDATE SKIP LOCKED",
                        row -> row.getLong(1),
                        connection.createArrayOf("bigint", citizens))
                .toArray(Long[]::new);
    }

    @Override
    public void takeAnew(Connection connection, Long[] citizens) throws SQLException {
        Histories.rewrite(connection, LedgerRows.read(connection, citizens));
    }

    /** A value's place among all of its kind, as a byte. */
    private static String place(String value, Enum<?>[] all) {
        StringBuilder sql = new StringBuilder("set_byte('\\x00'::bytea, 0, CASE ").append(value);
        for (Enum<?> one : all) {
            sql.append(" WHEN '").append(one.name()).append("' THEN ").append(one.ordinal());
        }
        return sql.append(" END)").toString();
    }
}
