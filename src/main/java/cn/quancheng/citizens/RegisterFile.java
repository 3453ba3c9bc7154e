package cn.quancheng.citizens;

import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Column;
import cn.quancheng.intake.StagedBatch;
import cn.quancheng.models.Notices;
import cn.quancheng.security.IdentityVault;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * A file of the population register: who is new is registered, who is known is brought up to date. It also brings who,
 * told what the score is and does, has agreed to be scored; nobody else is.
 */
@ApplicationScoped
class RegisterFile implements BatchKind {
    static final String KIND = "CITIZENS";

    private final IdentityVault vault;
    private final RegisterSettings settings;
    private final Clock clock;
    private final Notices notices;
    private final List<StandingsCopy> copies;

    /** @param copies take over what a file brings, within its transaction */
    @Inject
    RegisterFile(
            IdentityVault vault,
            RegisterSettings settings,
            Clock clock,
            Notices notices,
            @All List<StandingsCopy> copies) {
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
        this.notices = notices;
        this.copies = copies;
    }

    /** Begins to check the lines of a file that comes in today. */
    Stager stager() {
        return new RegisterStager(vault.session(), settings.districts(), LocalDate.now(clock));
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("id_number", "身份证号", "身份证号码", "公民身份号码"),
                Column.required("name", "姓名"),
                Column.required("district", "区县", "行政区"),
                Column.optional("status", "状态"),
                Column.optional("agreed_on", "知情同意日期").ofDays(),
                Column.optional("agreement_no", "知情同意书编号"),
                Column.optional("name_changed_on", "更名日期").ofDays());
    }

    @Override
    public String stagedColumns() {
        return "digest bytea, sealed_id_number bytea, sealed_name bytea, name_digest bytea, born date, district text,"
                + " status text, agreed_on date, agreement_no text, masked text, name_changed_on date, sex text";
    }

    @Override
    public int stagedWidth() {
        return RegisterStager.WIDTH;
    }

    @Override
    public Outcome apply(StagedBatch batch) throws SQLException {
        String lines = batch.table();
        // A number's first line in the file counts; the others repeat it or contradict it.
        long first = batch.execute("CREATE TEMP TABLE first_lines ON COMMIT DROP AS SELECT DISTINCT ON (digest) digest,"
                + " line FROM " + lines + " WHERE faults IS NULL ORDER BY digest, line");
        long refused = batch.refuse("""
                SELECT s.line, 'id_number', s.masked, '同一文件中该身份证号码重复，且与第' || f.line || '行内容不同'
                FROM %1$s s JOIN first_lines f ON f.digest = s.digest AND f.line <> s.line
                JOIN %1$s k ON k.line = f.line
                WHERE (s.name_digest, s.district, s.status, s.agreed_on, s.agreement_no, s.name_changed_on)
                      IS DISTINCT FROM (k.name_digest, k.district, k.status, k.agreed_on, k.agreement_no,
                                        k.name_changed_on)
                """.formatted(lines));
        long repeated = batch.execute("CREATE TEMP TABLE repeated_lines ON COMMIT DROP AS SELECT s.line FROM " + lines
                + " s JOIN first_lines f ON f.digest = s.digest AND f.line <> s.line");
        PaperAgreements papers = new PaperAgreements(notices.all(), clock);
        long faultyPapers = papers.refuse(batch);
        long misnamed = refuseOtherNames(batch);
        keepFormerNames(batch);
        long accepted = register(batch, papers);
        long known = first - faultyPapers - misnamed - accepted;
        return new Outcome(accepted, refused + faultyPapers + misnamed, known + repeated - refused);
    }

    /**
     * A name that differs from the register's is a mistake more often than a change: it is taken from a line that says
     * since when, and that is newer than what is known.
     */
    private static long refuseOtherNames(StagedBatch batch) throws SQLException {
        batch.execute("CREATE TEMP TABLE misnamed_lines ON COMMIT DROP AS " + """
                SELECT s.line
                FROM %1$s s JOIN first_lines f ON f.line = s.line JOIN citizens k ON k.digest = s.digest
                WHERE s.name_digest <> k.name_digest
                  AND (s.name_changed_on IS NULL
                       OR s.name_changed_on <= (SELECT max(n.changed_on) FROM former_names n WHERE n.citizen_id = k.id))
                """.formatted(batch.table()));
        batch.execute("DELETE FROM first_lines WHERE line IN (SELECT line FROM misnamed_lines)");
        return batch.refuse(
                "SELECT line, 'name', '', '姓名与人口库中的不同；确已更名的，请填写更名日期（name_changed_on）'" + " FROM misnamed_lines");
    }

    /** Records that are on their way still carry the name that a citizen had when they were made. */
    private static void keepFormerNames(StagedBatch batch) throws SQLException {
        batch.execute("""
                INSERT INTO former_names (citizen_id, name_digest, changed_on, entry)
                SELECT k.id, k.name_digest, s.name_changed_on, %2$d
                FROM %1$s s JOIN first_lines f ON f.line = s.line JOIN citizens k ON k.digest = s.digest
                WHERE s.name_digest <> k.name_digest
                ON CONFLICT (citizen_id, name_digest)
                DO UPDATE SET changed_on = excluded.changed_on, entry = excluded.entry
                """.formatted(batch.table(), batch.entry()));
    }

    private long register(StagedBatch batch, PaperAgreements papers) throws SQLException {
        batch.execute("CREATE TEMP TABLE changed (citizen_id bigint) ON COMMIT DROP");
        Districts.number(batch);
        // Locks every citizen of the file, changed or not: what is asked below holds until the commit.
        batch.execute("""
                WITH registered AS (
                    INSERT INTO citizens AS c (digest, sealed_id_number, sealed_name, name_digest, born, district,
                                               status, registered_entry, changed_entry, sex)
                    SELECT s.digest, s.sealed_id_number, s.sealed_name, s.name_digest, s.born, s.district,
                           coalesce(s.status, k.status, 'ACTIVE'), %2$d, %2$d, s.sex
                    FROM %1$s s JOIN first_lines f ON f.line = s.line
                    LEFT JOIN citizens k ON k.digest = s.digest
                    ORDER BY s.line
                    ON CONFLICT (digest) DO UPDATE
                    SET sealed_name = excluded.sealed_name, name_digest = excluded.name_digest,
                        district = excluded.district, status = excluded.status, changed_entry = %2$d
                    WHERE (c.name_digest, c.district, c.status)
                          IS DISTINCT FROM (excluded.name_digest, excluded.district, excluded.status)
                    RETURNING id, status, district),
                standing AS (
                    INSERT INTO citizen_standings (citizen_id, entry, status, district)
                    SELECT r.id, %2$d, r.status, d.number FROM registered r JOIN districts d ON d.name = r.district)
                INSERT INTO changed SELECT id FROM registered
                """.formatted(batch.table(), batch.entry()));
        papers.take(batch);
        for (StandingsCopy copy : copies) {
            copy.take(batch.connection(), batch.entry());
        }
        return batch.execute("CREATE TEMP TABLE accepted ON COMMIT DROP AS SELECT DISTINCT citizen_id FROM changed");
    }
}
