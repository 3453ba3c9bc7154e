package cn.quancheng.ledger;

import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Column;
import cn.quancheng.intake.StagedBatch;
import cn.quancheng.messages.CitizenMessage.NewAdverseRecord;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.FactKinds;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/** A file of credit records: each line becomes a row of the ledger and a fact of its citizen's history. */
@ApplicationScoped
class RecordFile implements BatchKind {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String INSERT = """
            INSERT INTO records (citizen_id, department_id, record_no, entry, line, kind, quantity,
                                 occurred_on, valid_until, document_no, procedure)
            SELECT e.citizen_id, e.department_id, s.record_no, %2$d, s.line, s.kind, s.quantity,
                   s.occurred_on, s.valid_until, s.document_no, s.procedure
            FROM %1$s s JOIN entered e ON e.line = s.line
            """;

    /** A line's name is the register's, or was until at most a year before what it tells. */
    private static final String IS_NAMED = """
            (c.name_digest = s.name_digest
             OR EXISTS (SELECT FROM former_names n
                        WHERE n.citizen_id = c.id AND n.name_digest = s.name_digest
                          AND s.occurred_on <= n.changed_on + 365))
            """;

    static final String KIND = "RECORDS";

    private final Models models;
    private final FactKinds kinds;
    private final CitizenMessages messages;
    private final LineCounts counts;

    RecordFile(Models models, FactKinds kinds, CitizenMessages messages, LineCounts counts) {
        this.models = models;
        this.kinds = kinds;
        this.messages = messages;
        this.counts = counts;
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public List<Column> columns() {
        return RecordColumn.all();
    }

    @Override
    public String stagedColumns() {
        return "digest bytea, masked text, name_digest bytea, department text, record_no text, kind smallint, quantity bigint,"
                + " occurred_on date, valid_until date, document_no text, procedure text, fact bytea";
    }

    @Override
    public int stagedWidth() {
        return RecordStager.WIDTH;
    }

    @Override
    public Outcome apply(StagedBatch batch) throws SQLException {
        batch.execute("SET LOCAL work_mem = '256MB'");
        batch.execute("INSERT INTO departments (name) SELECT DISTINCT department FROM " + batch.table()
                + " WHERE faults IS NULL ON CONFLICT DO NOTHING");
        long faultless = count(batch, batch.table() + " WHERE faults IS NULL");
        long accepted = enter(batch);
        long refused = accepted < faultless ? refuse(batch) : 0;
        append(batch);
        Integer[] adverse = adverse();
        tell(batch, adverse);
        counts.count(batch, adverse, accepted < faultless);
        return new Outcome(accepted, refused, faultless - accepted - refused);
    }

    /** Writes the lines into the ledger; {@code entered} then names those that it took. */
    private static long enter(StagedBatch batch) throws SQLException {
        batch.execute("""
                CREATE TEMP TABLE entered ON COMMIT DROP AS
                SELECT s.line, c.id AS citizen_id, d.id AS department_id, s.kind, s.occurred_on
                FROM %s s JOIN citizens c ON c.digest = s.digest JOIN departments d ON d.name = s.department
                WHERE s.faults IS NULL AND %s
                """.formatted(batch.table(), IS_NAMED));
        batch.execute("ANALYZE entered");
        Connection connection = batch.connection();
        Savepoint before = connection.setSavepoint();
        try {
            long entered = batch.execute(INSERT.formatted(batch.table(), batch.entry()));
            connection.releaseSavepoint(before);
            return entered;
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return enterFresh(batch);
        }
    }

    /** The same where numbers are known already or repeated; the first line of a number in the file counts. */
    private static long enterFresh(StagedBatch batch) throws SQLException {
        batch.execute("CREATE TEMP TABLE fresh (line bigint) ON COMMIT DROP");
        long entered = batch.execute(("WITH taken AS (" + INSERT
                        + " ORDER BY s.line ON CONFLICT (record_no, department_id) DO NOTHING RETURNING line)"
                        + " INSERT INTO fresh SELECT line FROM taken")
                .formatted(batch.table(), batch.entry()));
        batch.execute("DELETE FROM entered e WHERE NOT EXISTS (SELECT FROM fresh f WHERE f.line = e.line)");
        return entered;
    }

    /**
     * Refuses what the whole set shows to be wrong; {@code left_over} then names all lines that did not enter, and those
     * that were {@code known} already.
     */
    private static long refuse(StagedBatch batch) throws SQLException {
        batch.execute("""
                CREATE TEMP TABLE left_over ON COMMIT DROP AS
                SELECT s.line, s.masked, s.record_no, d.id AS department_id, c.id AS citizen_id,
                       coalesce(%2$s, false) AS named,
                       coalesce(%2$s AND
                           (r.citizen_id, r.kind, r.quantity, r.occurred_on, r.valid_until, r.document_no, r.procedure)
                           IS NOT DISTINCT FROM
                           (c.id, s.kind, s.quantity, s.occurred_on, s.valid_until, s.document_no, s.procedure),
                           false) AS known
                FROM %1$s s JOIN departments d ON d.name = s.department LEFT JOIN citizens c ON c.digest = s.digest
                LEFT JOIN records r ON r.record_no = s.record_no AND r.department_id = d.id
                WHERE s.faults IS NULL AND NOT EXISTS (SELECT FROM entered e WHERE e.line = s.line)
                """.formatted(batch.table(), IS_NAMED));
        batch.execute("ANALYZE left_over");
        long strangers = batch.refuse(
                "SELECT line, 'id_number', masked, '人口库中没有该身份证号码'" + " FROM left_over WHERE citizen_id IS NULL");
        // Whose number or whose name it is, is not for the sender to know.
        long misnamed = batch.refuse(
                "SELECT line, 'name', '', '姓名与身份证号不一致'" + " FROM left_over WHERE citizen_id IS NOT NULL AND NOT named");
        long contradicting = batch.refuse("SELECT line, 'record_no', record_no, '该编号已用于内容不同的另一条记录'"
                + " FROM left_over WHERE named AND NOT known");
        return strangers + misnamed + contradicting;
    }

    /** The facts of a citizen become one segment, in the order of their lines, which is that of the ledger's rows. */
    private static void append(StagedBatch batch) throws SQLException {
        Histories.append(batch.connection(), batch.entry(), false, """
                SELECT e.citizen_id, string_agg(s.fact, '' ORDER BY s.line) AS events
                FROM entered e JOIN %s s ON s.line = e.line
                GROUP BY e.citizen_id
                """.formatted(batch.table()));
    }

    /** The numbers of what is adverse by today's catalogue. */
    private Integer[] adverse() {
        return kinds.kinds().stream()
                .filter(kind -> models.catalogue()
                        .item(kind.item())
                        .filter(CatalogueItem::isAdverse)
                        .isPresent())
                .map(kind -> kinds.number(kind.item(), kind.grade()))
                .toArray(Integer[]::new);
    }

    /** Whom the file brought something adverse, and who can read it, is told so, once however much it was. */
    private void tell(StagedBatch batch, Integer[] adverse) throws SQLException {
        List<Long> citizens = Sql.list(
                batch.connection(),
                "SELECT DISTINCT citizen_id FROM entered WHERE kind = ANY (?)",
                row -> row.getLong(1),
                batch.connection().createArrayOf("integer", adverse));
        messages.tellReaders(batch.connection(), citizens.toArray(Long[]::new), new NewAdverseRecord());
    }

    private static long count(StagedBatch batch, String what) throws SQLException {
        try (var statement = batch.connection().createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + what)) {
            row.next();
            return row.getLong(1);
        }
    }
}
