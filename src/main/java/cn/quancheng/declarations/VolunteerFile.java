package cn.quancheng.declarations;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Column;
import cn.quancheng.intake.Sending;
import cn.quancheng.intake.StagedBatch;
import cn.quancheng.journal.Decisions;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.accounts.DepartmentGrant;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * A file of the civil affairs office's volunteer system: who served how long on which day. What it tells confirms what
 * citizens declared, and nothing else: nobody is scored for what they did not declare, and no line becomes a record. The
 * account shows every faultless line as accepted, whether it confirmed something or not, so that no office learns from its
 * own file who takes part; how many it confirmed stands in the audit book.
 */
@ApplicationScoped
class VolunteerFile implements BatchKind {
    static final String KIND = "VOLUNTEER_SERVICE";
    static final String ITEM = "VOLUNTEER_SERVICE";
    static final int ID_NUMBER = 0;
    static final int NAME = 1;
    static final int DAY = 2;
    static final int MINUTES = 3;
    static final int STAGED = 7;

    /** A line's name is the register's, or was until at most a year before its day. */
    private static final String LINES = """
            CREATE TEMP TABLE volunteers ON COMMIT DROP AS
            SELECT s.line, s.masked, s.day, s.minutes, c.id AS citizen_id,
                   coalesce(c.name_digest = s.name_digest
                            OR EXISTS (SELECT FROM former_names n
                                       WHERE n.citizen_id = c.id AND n.name_digest = s.name_digest
                                         AND s.day <= n.changed_on + 365), false) AS named
            FROM %s s LEFT JOIN citizens c ON c.digest = s.digest WHERE s.faults IS NULL
            """;

    private static final String AWAITED = """
            CREATE TEMP TABLE awaited ON COMMIT DROP AS
            SELECT DISTINCT d.citizen_id FROM volunteers v
            JOIN declarations d ON d.citizen_id = v.citizen_id AND d.occurred_on = v.day
            WHERE v.named AND d.item = 'VOLUNTEER_SERVICE' AND d.state = 'SUBMITTED'
            """;

    /**
     * A day's declarations, together with those of it that count already, claim no more than the file tells of that day;
     * what goes beyond it is left to a person. The same line twice tells once.
     */
    private static final String CONFIRMED = """
            SELECT d.id, f.minutes FROM (
                SELECT id, citizen_id, occurred_on, state, falsehood_id, sum(quantity) OVER (
                           PARTITION BY citizen_id, occurred_on ORDER BY state <> 'ACCEPTED', id) AS up_to
                FROM declarations
                WHERE item = 'VOLUNTEER_SERVICE' AND state IN ('ACCEPTED', 'SUBMITTED')
                  AND citizen_id IN (SELECT citizen_id FROM awaited)) d
            JOIN (SELECT citizen_id, day, sum(minutes)::bigint AS minutes
                  FROM (SELECT DISTINCT citizen_id, day, minutes FROM volunteers WHERE named) v
                  GROUP BY citizen_id, day) f ON f.citizen_id = d.citizen_id AND f.day = d.occurred_on
            WHERE d.state = 'SUBMITTED' AND d.falsehood_id IS NULL AND d.up_to <= f.minutes
            ORDER BY d.citizen_id, d.id
            """;

    private final Confirmations confirmations;
    private final Decisions decisions;
    private final AuditBook audit;
    private final IdentityVault vault;
    private final Clock clock;

    VolunteerFile(Confirmations confirmations, Decisions decisions, AuditBook audit, IdentityVault vault, Clock clock) {
        this.confirmations = confirmations;
        this.decisions = decisions;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
    }

    /** Checks the lines of one file. */
    BatchKind.Stager stager(DepartmentGrant grant, Sending sending) {
        return new VolunteerStager(vault.session(), grant.department(), sending.client(), LocalDate.now(clock));
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("id_number", "身份证号码", "身份证号"),
                Column.required("name", "姓名"),
                Column.required("day", "服务日期", "日期").ofDays(),
                Column.required("minutes", "服务时长", "分钟"));
    }

    @Override
    public String stagedColumns() {
        return "digest bytea, masked text, name_digest bytea, day date, minutes bigint, office text, by text";
    }

    @Override
    public int stagedWidth() {
        return STAGED;
    }

    @Override
    public boolean isDecision() {
        return true;
    }

    /** Only those are locked, and looked at below, for whom something waits: whoever declares meanwhile is too late for this file. */
    @Override
    public void lock(Connection connection, String table) throws SQLException {
        Sql.update(connection, LINES.formatted(table));
        Sql.update(connection, AWAITED);
        decisions.lock(
                connection,
                Sql.list(connection, "SELECT citizen_id FROM awaited ORDER BY citizen_id", row -> row.getLong(1))
                        .toArray(Long[]::new));
    }

    @Override
    public Outcome apply(StagedBatch batch) throws SQLException {
        Connection connection = batch.connection();
        long lines = Sql.first(connection, "SELECT count(*) FROM volunteers", row -> row.getLong(1))
                .orElseThrow();
        long strangers = batch.refuse(
                "SELECT line, 'id_number', masked, '人口库中没有该身份证号码' FROM volunteers WHERE citizen_id IS NULL");
        // Whose number or whose name it is, is not for the sender to know.
        long misnamed = batch.refuse("SELECT line, 'name', '', '姓名与身份证号不一致' FROM volunteers"
                + " WHERE citizen_id IS NOT NULL AND NOT named");
        long confirmed = confirm(batch);
        String by = Sql.first(connection, "SELECT by FROM " + batch.table() + " LIMIT 1", row -> row.getString(1))
                .orElse(Confirmations.ITSELF);
        audit.record(AuditEntry.of(by, "VOLUNTEER_FILE_APPLIED")
                .on("batch/" + batch.id())
                .with("lines", lines)
                .with("confirmed", confirmed));
        long refused = strangers + misnamed;
        return new Outcome(lines - refused, refused, 0);
    }

    private long confirm(StagedBatch batch) throws SQLException {
        Connection connection = batch.connection();
        List<Confirmations.Found> found =
                Sql.list(connection, CONFIRMED, row -> new Confirmations.Found(row.getLong(1), row.getLong(2)));
        if (found.isEmpty()) {
            return 0;
        }
        Confirmations.Source source = Sql.first(
                        connection,
                        "SELECT office, by FROM " + batch.table() + " WHERE faults IS NULL LIMIT 1",
                        row -> new Confirmations.Source(batch.id(), batch.entry(), row.getString(1), row.getString(2)))
                .orElseThrow();
        List<Declaration> confirmed = confirmations.confirm(found, source);
        decisions.made(
                connection,
                confirmed.stream().map(Declaration::citizenId).distinct().toArray(Long[]::new),
                batch.entry());
        return confirmed.size();
    }
}
