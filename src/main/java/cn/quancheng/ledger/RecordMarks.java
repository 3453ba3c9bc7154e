package cn.quancheng.ledger;

import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** What happened to a record since it entered, as rows; whoever writes one has its citizen locked. */
@ApplicationScoped
class RecordMarks {
    private static final String FIND = """
            SELECT r.id, r.citizen_id, r.occurred_on
            FROM records r JOIN departments d ON d.id = r.department_id WHERE r.record_no = ? AND d.name = ?
            """;

    /** A dispute that was upheld closes a record under the entry of its decision. */
    private static final String CLOSED = """
            SELECT m.closing, EXISTS (SELECT 1 FROM record_marks d
                                      WHERE d.record_id = m.record_id AND d.entry = m.entry AND d.kind = 'DECIDED')
            FROM record_marks m
            WHERE m.id = (SELECT max(id) FROM record_marks WHERE record_id = ? AND kind IN ('CLOSED', 'REOPENED'))
              AND m.kind = 'CLOSED'
            """;

    private static final String DISPUTED = """
            SELECT kind = 'DISPUTED' FROM record_marks WHERE record_id = ? AND kind IN ('DISPUTED', 'DECIDED')
            ORDER BY id DESC LIMIT 1
            """;

    private static final String MARK = """
            INSERT INTO record_marks (record_id, citizen_id, entry, kind, closing, on_day, document_no, reason, by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final AgroalDataSource database;

    RecordMarks(AgroalDataSource database) {
        this.database = database;
    }

    /** A record about which something is decided. */
    record Found(long id, long citizenId, LocalDate occurredOn) {}

    /** What is written about a record. */
    record Written(
            Mark mark, @Nullable Closing closing, @Nullable String reason, String by) {}

    /**
     * How a record is closed.
     *
     * @param byDispute whether an upheld dispute closed it
     */
    record Closed(ClosingKind kind, boolean byDispute) {
        /** Whether the citizen has it from the citizen's own act or a reviewer's decision: no department takes it away. */
        boolean isOutcome() {
            return byDispute || kind == ClosingKind.REPAIRED || kind == ClosingKind.WITHDRAWN;
        }
    }

    /** @throws Refusal 404 where there is no such record */
    Found find(RecordKey key) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<Found> found = Sql.first(
                    connection,
                    FIND,
                    row -> new Found(row.getLong(1), row.getLong(2), row.getObject(3, LocalDate.class)),
                    key.recordNo(),
                    key.department());
            return found.orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "ledger.no-record"));
        }
    }

    /** How it is closed; empty while it is open. */
    Optional<Closed> closed(Found record) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                    connection,
                    CLOSED,
                    row -> new Closed(ClosingKind.valueOf(row.getString(1)), row.getBoolean(2)),
                    record.id());
        }
    }

    boolean isDisputed(Found record) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, DISPUTED, row -> row.getBoolean(1), record.id())
                    .orElse(false);
        }
    }

    void write(Found record, long entry, Written written) throws SQLException {
        @Nullable Closing closing = written.closing();
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    MARK,
                    record.id(),
                    record.citizenId(),
                    entry,
                    written.mark().name(),
                    closing == null ? null : closing.kind().name(),
                    closing == null ? null : closing.on(),
                    closing == null ? null : closing.documentNo(),
                    written.reason(),
                    written.by());
        }
    }
}
