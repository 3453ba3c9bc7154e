package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;
import cn.quancheng.ledger.CitizenRows.AgreementRow;
import cn.quancheng.ledger.CitizenRows.RecordRow;
import cn.quancheng.ledger.CitizenRows.StandingRow;
import cn.quancheng.ledger.HistoryWriter.PackedMark;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.Sex;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what the ledger's tables say, citizen by citizen. */
final class LedgerRows {
    private static final int TABLES = 3;

    private static final String EVENTS = """
            SELECT s.citizen_id, s.entry, 0 AS line, false AS decision, c.born, s.status,
                   coalesce(c.sex, 'UNKNOWN') AS sex, coalesce(s.district, 0) AS district, NULL::date AS first_day,
                   NULL::date AS ends_on, NULL::bigint AS id, NULL AS record_no, NULL AS department,
                   NULL::smallint AS kind, NULL::bigint AS quantity, NULL::date AS occurred_on,
                   NULL::date AS valid_until, NULL AS document_no
            FROM citizen_standings s JOIN citizens c ON c.id = s.citizen_id
            WHERE s.citizen_id %1$s
            UNION ALL
            SELECT a.citizen_id, a.entry, 1, j.decision, NULL, NULL, NULL, NULL, a.first_day, a.ends_on, NULL, NULL, NULL, NULL,
                   NULL, NULL, NULL, NULL
            FROM agreement_standings a JOIN journal j ON j.entry = a.entry
            WHERE a.citizen_id %1$s
            UNION ALL
            SELECT r.citizen_id, r.entry, r.line, j.decision, NULL, NULL, NULL, NULL, NULL, NULL, r.id, r.record_no, d.name, r.kind,
                   r.quantity, r.occurred_on, r.valid_until, r.document_no
            FROM records r JOIN departments d ON d.id = r.department_id JOIN journal j ON j.entry = r.entry
            WHERE r.citizen_id %1$s
            ORDER BY citizen_id, entry, line
            """;

    private static final String MARKS = """
            SELECT m.record_id, m.kind, m.entry, m.on_day, m.closing
            FROM record_marks m WHERE m.citizen_id %1$s ORDER BY m.id
            """;

    private LedgerRows() {}

    /** The citizens with numbers from first to last, both included, in the order of their numbers. */
    static List<CitizenRows> read(Connection connection, long first, long last) throws SQLException {
        return read(connection, "BETWEEN ? AND ?", first, last);
    }

    /** These citizens, in the order of their numbers; of whom nothing is known is left out. */
    static List<CitizenRows> read(Connection connection, Long[] citizens) throws SQLException {
        return read(connection, "= ANY (?)", connection.createArrayOf("bigint", citizens));
    }

    /** One citizen; without rows where nothing is known. */
    static CitizenRows read(Connection connection, long citizenId) throws SQLException {
        List<CitizenRows> found = read(connection, citizenId, citizenId);
        return found.isEmpty() ? new CitizenRows(citizenId) : found.get(0);
    }

    private static List<CitizenRows> read(Connection connection, String whom, Object... parameters)
            throws SQLException {
        Map<Long, List<PackedMark>> marks = new HashMap<>();
        Sql.list(connection, MARKS.formatted(whom), row -> mark(row, marks), parameters);
        Object[] eachTable = Stream.generate(() -> parameters)
                .limit(TABLES)
                .flatMap(Arrays::stream)
                .toArray();
        Map<Long, CitizenRows> citizens = new LinkedHashMap<>();
        Sql.list(
                connection,
                EVENTS.formatted(whom),
                row -> {
                    CitizenRows citizen = citizens.computeIfAbsent(row.getLong("citizen_id"), CitizenRows::new);
                    citizen.add(row(row, marks));
                    return citizen;
                },
                eachTable);
        return List.copyOf(citizens.values());
    }

    private static CitizenRows.Row row(ResultSet rows, Map<Long, List<PackedMark>> marks) throws SQLException {
        long entry = rows.getLong("entry");
        boolean decision = rows.getBoolean("decision");
        @Nullable String status = rows.getString("status");
        if (status != null) {
            return new StandingRow(
                    entry,
                    rows.getObject("born", LocalDate.class),
                    CitizenStatus.valueOf(status),
                    Sex.valueOf(rows.getString("sex")),
                    rows.getInt("district"));
        }
        if (rows.getString("record_no") == null) {
            return new AgreementRow(
                    entry,
                    decision,
                    rows.getObject("first_day", LocalDate.class),
                    rows.getObject("ends_on", LocalDate.class));
        }
        long id = rows.getLong("id");
        LedgerRecord record = new LedgerRecord(
                id,
                rows.getString("record_no"),
                rows.getString("department"),
                rows.getInt("kind"),
                entry,
                rows.getLong("quantity"),
                rows.getObject("occurred_on", LocalDate.class),
                rows.getObject("valid_until", LocalDate.class),
                rows.getString("document_no"));
        return new RecordRow(record, decision, marks.getOrDefault(id, List.of()));
    }

    private static PackedMark mark(ResultSet row, Map<Long, List<PackedMark>> marks) throws SQLException {
        @Nullable LocalDate day = row.getObject("on_day", LocalDate.class);
        @Nullable String closing = row.getString("closing");
        PackedMark mark = new PackedMark(
                Mark.valueOf(row.getString("kind")),
                row.getLong("entry"),
                day == null ? null : (int) day.toEpochDay(),
                closing == null ? null : ClosingKind.valueOf(closing));
        marks.computeIfAbsent(row.getLong("record_id"), id -> new ArrayList<>()).add(mark);
        return mark;
    }
}
