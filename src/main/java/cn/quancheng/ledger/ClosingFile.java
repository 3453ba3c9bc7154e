package cn.quancheng.ledger;

import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Column;
import cn.quancheng.intake.StagedBatch;
import cn.quancheng.journal.Decisions;
import cn.quancheng.messages.CitizenMessage;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.messages.CitizenMessages.Told;
import cn.quancheng.messages.RecordOutcome;
import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A file of closings, as courts and offices send them once a month: one decision about each citizen in it. A line that
 * says of a closed record what is known of it already changes nothing.
 */
@ApplicationScoped
class ClosingFile implements BatchKind {
    static final String KIND = "CLOSINGS";
    static final int RECORD_NO = 0;
    static final int CLOSING = 1;
    static final int CLOSED_ON = 2;
    static final int DOCUMENT_NO = 3;
    static final int DEPARTMENT = 4;
    static final int STAGED = 6;

    private static final String FOUND = """
            SELECT s.line, s.record_no, s.closing, s.closed_on, s.document_no, r.id, r.citizen_id, r.occurred_on
            FROM %s s
            JOIN departments d ON d.name = s.department
            JOIN records r ON r.record_no = s.record_no AND r.department_id = d.id
            WHERE s.faults IS NULL
            """;

    /** What is known of a closed record; none where it is open. */
    private static final String NEWEST = """
            SELECT m.closing, m.on_day, m.document_no FROM record_marks m
            WHERE m.id = (SELECT max(id) FROM record_marks WHERE record_id = f.id AND kind IN ('CLOSED', 'REOPENED'))
              AND m.kind = 'CLOSED'
            """;

    private final Decisions decisions;
    private final CitizenMessages messages;

    ClosingFile(Decisions decisions, CitizenMessages messages) {
        this.decisions = decisions;
        this.messages = messages;
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("record_no", "记录编号", "编号"),
                Column.required("kind", "停用原因"),
                Column.required("closed_on", "停用日期").ofDays(),
                Column.required("document_no", "文书号", "文号", "决定书文号"),
                Column.optional("department", "报送部门", "部门"));
    }

    @Override
    public String stagedColumns() {
        return "record_no text, department text, closing text, closed_on date, document_no text, by text";
    }

    @Override
    public int stagedWidth() {
        return STAGED;
    }

    @Override
    public boolean isDecision() {
        return true;
    }

    @Override
    public void lock(Connection connection, String table) throws SQLException {
        decisions.lock(connection, citizens(connection, FOUND.formatted(table)));
    }

    @Override
    public Outcome apply(StagedBatch batch) throws SQLException {
        Connection connection = batch.connection();
        long faultless = Sql.first(
                        connection,
                        "SELECT count(*) FROM " + batch.table() + " WHERE faults IS NULL",
                        row -> row.getLong(1))
                .orElseThrow();
        // The first line of a record counts; what the others add is told against it below.
        batch.execute("CREATE TEMP TABLE found ON COMMIT DROP AS SELECT DISTINCT ON (id) * FROM ("
                + FOUND.formatted(batch.table()) + ") f ORDER BY id, line");
        long refused = refuse(batch);
        batch.execute(
                "CREATE TEMP TABLE closing ON COMMIT DROP AS SELECT f.* FROM found f WHERE f.closed_on >= f.occurred_on"
                        + " AND NOT EXISTS (" + NEWEST + ")");
        long closed = batch.execute("""
                INSERT INTO record_marks (record_id, citizen_id, entry, kind, closing, on_day, document_no, by)
                SELECT c.id, c.citizen_id, %d, 'CLOSED', c.closing, c.closed_on, c.document_no, s.by
                FROM closing c JOIN %s s ON s.line = c.line ORDER BY c.line
                """.formatted(batch.entry(), batch.table()));
        messages.tellReaders(
                connection,
                Sql.list(
                        connection,
                        "SELECT citizen_id, record_no, closing FROM closing ORDER BY line",
                        ClosingFile::told));
        decisions.made(connection, citizens(connection, "SELECT citizen_id FROM closing"), batch.entry());
        return new Outcome(closed, refused, faultless - closed - refused);
    }

    private static long refuse(StagedBatch batch) throws SQLException {
        long strangers = batch.refuse("""
                SELECT s.line, 'record_no', s.record_no, '没有这个编号的记录' FROM %1$s s
                WHERE s.faults IS NULL AND s.line NOT IN (SELECT line FROM (%2$s) f)
                """.formatted(batch.table(), FOUND.formatted(batch.table())));
        long early = batch.refuse("SELECT line, 'closed_on', closed_on::text, '不能早于记录的发生日期' FROM found"
                + " WHERE closed_on < occurred_on");
        long otherwise = batch.refuse("""
                SELECT f.line, 'record_no', f.record_no, '这条记录已经停止使用，原因、日期或文书号与此不同'
                FROM found f JOIN LATERAL (%s) m ON true
                WHERE f.closed_on >= f.occurred_on
                  AND (m.closing, m.on_day, m.document_no) IS DISTINCT FROM (f.closing, f.closed_on, f.document_no)
                """.formatted(NEWEST));
        long twice = batch.refuse("""
                SELECT s.line, 'record_no', s.record_no, '同一文件中该编号重复，且与第' || f.line || '行内容不同'
                FROM (%s) s JOIN found f ON f.id = s.id AND f.line <> s.line
                WHERE (s.closing, s.closed_on, s.document_no) IS DISTINCT FROM (f.closing, f.closed_on, f.document_no)
                """.formatted(FOUND.formatted(batch.table())));
        return strangers + early + otherwise + twice;
    }

    private static Told told(ResultSet row) throws SQLException {
        RecordOutcome outcome = ClosingKind.valueOf(row.getString(3)).outcome();
        return new Told(row.getLong(1), new CitizenMessage.RecordDecided(row.getString(2), outcome));
    }

    private static Long[] citizens(Connection connection, String of) throws SQLException {
        return Sql.list(
                        connection,
                        "SELECT DISTINCT citizen_id FROM (" + of + ") c ORDER BY citizen_id",
                        row -> row.getLong(1))
                .toArray(Long[]::new);
    }
}
