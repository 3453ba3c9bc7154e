package cn.quancheng.benefits.counter;

import cn.quancheng.Replica;
import cn.quancheng.platform.Sql;
import cn.quancheng.platform.servers.EmbeddedServers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The rows beneath the packaged services, for what no door of theirs does. */
record PackagedRows(EmbeddedServers servers) {
    /** Fresh codes for an offer of people in these tiers, which take the place of all that there were for it. */
    List<String> codes(String scenario, int most, String... tiers) throws SQLException {
        update("DELETE FROM benefit_codes WHERE scenario = ?", scenario);
        update(
                "INSERT INTO benefit_codes (digest, citizen_id, scenario, made_at, expires_at)"
                        + " SELECT sha256(('C' || lpad(citizen_id::text, 15, '0'))::bytea), citizen_id, ?, now(), 'infinity'"
                        + " FROM (SELECT array_agg(id) AS ids FROM citizens) everybody, current_tiers(ids)"
                        + " JOIN LATERAL agreed_among(ids, current_date) USING (citizen_id)"
                        + " WHERE tier = ANY (?) ORDER BY citizen_id LIMIT ?",
                scenario,
                tiers,
                most);
        try (Connection connection = Replica.database(servers)) {
            return Sql.list(
                    connection,
                    "SELECT 'C' || lpad(citizen_id::text, 15, '0') FROM benefit_codes WHERE scenario = ?",
                    row -> row.getString(1),
                    scenario);
        }
    }

    void update(String sql, Object... values) throws SQLException {
        try (Connection connection = Replica.database(servers)) {
            Sql.update(connection, sql, values);
        }
    }

    long count(String sql, Object... values) throws SQLException {
        try (Connection connection = Replica.database(servers)) {
            return Sql.first(connection, sql, row -> row.getLong(1), values).orElseThrow();
        }
    }
}
