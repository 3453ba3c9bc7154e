package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;
import cn.quancheng.ledger.CitizenRows.AgreementRow;
import cn.quancheng.ledger.CitizenRows.RecordRow;
import cn.quancheng.ledger.CitizenRows.StandingRow;
import cn.quancheng.ledger.HistoryWriter.PackedMark;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what the ledger's tables say, citizen by citizen. */
final class LedgerRows {
    private static final int TABLES = 3;

    private static final String EVENTS = """
            SELECT s.citizen_id, s.entry, 0 AS line, false AS decision, c.born, s.status, NULL::date AS first_day,
                   NULL::date AS ends_on, NULL::bigint AS id, NULL AS record_no, NULL AS department,
                   NULL::smallint AS kind, NULL::bigint AS quantity, NULL::date AS occurred_on,
                   NULL::date AS valid_until, NULL AS document_no
            FROM citizen_standings s JOIN citizens c ON c.id = s.citizen_id
            WHERE s.citizen_id BETWEEN ? AND ?
            UNION ALL
            SELECT a.citizen_id, a.entry, 1, j.decision, NULL, NULL, a.first_day, a.ends_on, NULL, NULL, NULL, NULL,
                   NULL, NULL, NULL, NULL
            FROM agreement_standings a JOIN journal j ON j.entry = a.entry
            WHERE a.citizen_id BETWEEN ? AND ?
            UNION ALL
            SELECT r.citizen_id, r.entry, r.line, j.decision, NULL, NULL, NULL, NULL, r.id, r.record_no, d.name, r.kind,
                   r.quantity, r.occurred_on, r.valid_until, r.document_no
            FROM records r JOIN departments d ON d.id = r.department_id JOIN journal j ON j.entry = r.entry
            WHERE r.citizen_id BETWEEN ? AND ?
            ORDER BY citizen_id, entry, line
            """;

    private static final String MARKS = """
            SELECT m.record_id, m.kind, m.entry, m.on_day
            FROM record_marks m WHERE m.citizen_id BETWEEN ? AND ? ORDER BY m.id
            """;

    private LedgerRows() {}

    /** The citizens with numbers from first to last, both included, in the order of their numbers. */
    static List<CitizenRows> read(Connection connection, long first, long last) throws SQLException {
        Map<Long, List<PackedMark>> marks = marks(connection, first, last);
        List<CitizenRows> citizens = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
            for (int table = 0; table < TABLES; table++) {
                query.setLong(2 * table + 1, first);
                query.setLong(2 * table + 2, last);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    long citizenId = rows.getLong("citizen_id");
                    if (citizens.isEmpty() || citizens.get(citizens.size() - 1).citizenId() != citizenId) {
                        citizens.add(new CitizenRows(citizenId));
                    }
                    citizens.get(citizens.size() - 1).add(row(rows, marks));
                }
            }
        }
        return citizens;
    }

    /** One citizen; without rows where nothing is known. */
    static CitizenRows read(Connection connection, long citizenId) throws SQLException {
        List<CitizenRows> found = read(connection, citizenId, citizenId);
        return found.isEmpty() ? new CitizenRows(citizenId) : found.get(0);
    }

    private static CitizenRows.Row row(ResultSet rows, Map<Long, List<PackedMark>> marks) throws SQLException {
        long entry = rows.getLong("entry");
        boolean decision = rows.getBoolean("decision");
        @Nullable String status = rows.getString("status");
        if (status != null) {
            return new StandingRow(entry, rows.getObject("born", LocalDate.class), CitizenStatus.valueOf(status));
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

    private static Map<Long, List<PackedMark>> marks(Connection connection, long first, long last) throws SQLException {
        Map<Long, List<PackedMark>> marks = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(MARKS)) {
            query.setLong(1, first);
            query.setLong(2, last);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    @Nullable LocalDate day = rows.getObject("on_day", LocalDate.class);
                    marks.computeIfAbsent(rows.getLong("record_id"), id -> new ArrayList<>())
                            .add(new PackedMark(
                                    Mark.valueOf(rows.getString("kind")),
                                    rows.getLong("entry"),
                                    day == null ? null : (int) day.toEpochDay()));
                }
            }
        }
        return marks;
    }
}
