package cn.quancheng.citizens;

import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Column;
import cn.quancheng.intake.StagedBatch;
import cn.quancheng.security.IdentityVault;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * A file of the population register: who is new is registered, who is known is brought up to date. It also brings who,
 * told what the score is and does, has agreed to be scored; nobody else is.
 */
final class RegisterFile implements BatchKind {
    static final String KIND = "CITIZENS";

    private final IdentityVault vault;
    private final LocalDate today;
    private final PaperAgreements papers;
    private final List<StandingsCopy> copies;

    /** @param copies take over what the file brings, within its transaction */
    RegisterFile(IdentityVault vault, LocalDate today, PaperAgreements papers, List<StandingsCopy> copies) {
        this.vault = vault;
        this.today = today;
        this.papers = papers;
        this.copies = copies;
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
                Column.optional("agreed_on", "知情同意日期"),
                Column.optional("agreement_no", "知情同意书编号"));
    }

    @Override
    public String stagedColumns() {
        return "digest bytea, sealed_id_number bytea, sealed_name bytea, name_digest bytea, born date, district text,"
                + " status text, agreed_on date, agreement_no text, masked text";
    }

    @Override
    public int stagedWidth() {
        return RegisterStager.WIDTH;
    }

    @Override
    public Stager stager() {
        return new RegisterStager(vault.session(), today);
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
                WHERE (s.name_digest, s.district, s.status, s.agreed_on, s.agreement_no)
                      IS DISTINCT FROM (k.name_digest, k.district, k.status, k.agreed_on, k.agreement_no)
                """.formatted(lines));
        long repeated = batch.execute("CREATE TEMP TABLE repeated_lines ON COMMIT DROP AS SELECT s.line FROM " + lines
                + " s JOIN first_lines f ON f.digest = s.digest AND f.line <> s.line");
        long faultyPapers = papers.refuse(batch);
        long accepted = register(batch);
        return new Outcome(accepted, refused + faultyPapers, first - faultyPapers - accepted + repeated - refused);
    }

    private long register(StagedBatch batch) throws SQLException {
        batch.execute("CREATE TEMP TABLE changed (citizen_id bigint) ON COMMIT DROP");
        // Locks every citizen of the file, changed or not: what is asked below holds until the commit.
        batch.execute("""
                WITH registered AS (
                    INSERT INTO citizens AS c (digest, sealed_id_number, sealed_name, name_digest, born, district,
                                               status, registered_entry, changed_entry)
                    SELECT s.digest, s.sealed_id_number, s.sealed_name, s.name_digest, s.born, s.district,
                           coalesce(s.status, k.status, 'ACTIVE'), %2$d, %2$d
                    FROM %1$s s JOIN first_lines f ON f.line = s.line
                    LEFT JOIN citizens k ON k.digest = s.digest
                    ORDER BY s.line
                    ON CONFLICT (digest) DO UPDATE
                    SET sealed_name = excluded.sealed_name, name_digest = excluded.name_digest,
                        district = excluded.district, status = excluded.status, changed_entry = %2$d
                    WHERE (c.name_digest, c.district, c.status)
                          IS DISTINCT FROM (excluded.name_digest, excluded.district, excluded.status)
                    RETURNING id, status),
                standing AS (
                    INSERT INTO citizen_standings (citizen_id, entry, status)
                    SELECT id, %2$d, status FROM registered)
                INSERT INTO changed SELECT id FROM registered
                """.formatted(batch.table(), batch.entry()));
        papers.take(batch);
        for (StandingsCopy copy : copies) {
            copy.take(batch.connection(), batch.entry());
        }
        return batch.execute("CREATE TEMP TABLE accepted ON COMMIT DROP AS SELECT DISTINCT citizen_id FROM changed");
    }
}
