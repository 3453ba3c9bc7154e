package cn.quancheng.citizens;

import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Column;
import cn.quancheng.intake.Faults;
import cn.quancheng.intake.IsoDay;
import cn.quancheng.intake.Line;
import cn.quancheng.intake.StagedBatch;
import cn.quancheng.platform.CopyWriter;
import cn.quancheng.security.IdentityFault;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of the population register: who is new is registered, who is known is brought up to date. It also brings who,
 * told what the score is and does, has agreed to be scored; nobody else is.
 */
final class RegisterFile implements BatchKind {
    static final String KIND = "CITIZENS";

    private static final int ID_NUMBER = 0;
    private static final int NAME = 1;
    private static final int DISTRICT = 2;
    private static final int STATUS = 3;
    private static final int AGREED_ON = 4;
    private static final int AGREEMENT_NO = 5;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int LONGEST_NAME = 100;

    private final IdentityVault vault;
    private final LocalDate today;
    private final Consumer<RegisterChanged> changed;

    /** @param changed told of the change within the transaction that makes it */
    RegisterFile(IdentityVault vault, LocalDate today, Consumer<RegisterChanged> changed) {
        this.vault = vault;
        this.today = today;
        this.changed = changed;
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
        return 10;
    }

    @Override
    public Stager stager() {
        return new RegisterStager(vault.session());
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
        long shared = refuseSharedAgreements(batch);
        long accepted = register(batch);
        changed.accept(new RegisterChanged(batch.connection(), batch.entry()));
        return new Outcome(accepted, refused + shared, first - shared - accepted + repeated - refused);
    }

    /** An agreement is one citizen's own: a number that another citizen has, here or in the register, is refused. */
    private static long refuseSharedAgreements(StagedBatch batch) throws SQLException {
        batch.execute("CREATE TEMP TABLE shared_lines ON COMMIT DROP AS " + """
                SELECT s.line, s.agreement_no
                FROM %1$s s JOIN first_lines f ON f.line = s.line
                WHERE s.agreement_no IN (SELECT agreement_no FROM %1$s JOIN first_lines USING (line)
                                         WHERE agreement_no IS NOT NULL GROUP BY agreement_no HAVING count(*) > 1)
                   OR EXISTS (SELECT FROM citizens k
                              WHERE k.agreement_no = s.agreement_no AND k.digest <> s.digest)
                """.formatted(batch.table()));
        batch.execute("DELETE FROM first_lines WHERE line IN (SELECT line FROM shared_lines)");
        return batch.refuse("SELECT line, 'agreement_no', agreement_no, '一份知情同意书只能属于一位市民' FROM shared_lines");
    }

    private static long register(StagedBatch batch) throws SQLException {
        return batch.execute("""
                WITH changed AS (
                    INSERT INTO citizens AS c (digest, sealed_id_number, sealed_name, name_digest, born, district,
                                               status, agreed_on, agreement_no, registered_entry, changed_entry)
                    SELECT s.digest, s.sealed_id_number, s.sealed_name, s.name_digest, s.born, s.district,
                           coalesce(s.status, k.status, 'ACTIVE'),
                           CASE WHEN k.opted_out THEN NULL ELSE coalesce(s.agreed_on, k.agreed_on) END,
                           CASE WHEN k.opted_out THEN NULL ELSE coalesce(s.agreement_no, k.agreement_no) END,
                           %2$d, %2$d
                    FROM %1$s s JOIN first_lines f ON f.line = s.line
                    LEFT JOIN citizens k ON k.digest = s.digest
                    ORDER BY s.line
                    ON CONFLICT (digest) DO UPDATE
                    SET sealed_name = excluded.sealed_name, name_digest = excluded.name_digest,
                        district = excluded.district, status = excluded.status, agreed_on = excluded.agreed_on,
                        agreement_no = excluded.agreement_no, changed_entry = %2$d
                    WHERE (c.name_digest, c.district, c.status, c.agreed_on, c.agreement_no)
                          IS DISTINCT FROM
                          (excluded.name_digest, excluded.district, excluded.status, excluded.agreed_on,
                           excluded.agreement_no)
                    RETURNING id, status, opted_out, agreed_on)
                INSERT INTO citizen_standings (citizen_id, entry, status, opted_out, agreed_on)
                SELECT id, %2$d, status, opted_out, agreed_on FROM changed
                """.formatted(batch.table(), batch.entry()));
    }

    /** Checks and seals the lines of one file. */
    private final class RegisterStager implements Stager {
        private final IdentityVault.Session session;

        private RegisterStager(IdentityVault.Session session) {
            this.session = session;
        }

        @Override
        public void stage(Line line, CopyWriter row, Faults faults) {
            String idNumber = line.text(ID_NUMBER);
            Optional<IdentityFault> fault = IdentityNumber.fault(idNumber, today);
            fault.ifPresent(f -> faults.addIdentity("id_number", idNumber, f.message()));
            String name = filled(line, NAME, "name", faults);
            String district = filled(line, DISTRICT, "district", faults);
            @Nullable String status = line.textOrNull(STATUS);
            if (status != null
                    && Arrays.stream(CitizenStatus.values())
                            .noneMatch(s -> s.name().equals(status))) {
                faults.add("status", status, "状态应为 ACTIVE、MOVED 或 DECEASED");
            }
            int agreedOn = agreedOn(line, faults);
            if (fault.isEmpty()) {
                IdentityNumber number = new IdentityNumber(idNumber);
                put(row, number, name, district, status);
                if (agreedOn == NEVER) {
                    row.putNull();
                } else {
                    row.putDay(agreedOn);
                }
                row.putText(line.textOrNull(AGREEMENT_NO));
                row.putText(number.masked());
            }
        }

        /** An agreement is a day and the document that shows it, or it is none. */
        private int agreedOn(Line line, Faults faults) {
            String day = line.text(AGREED_ON);
            String document = line.text(AGREEMENT_NO);
            if (day.isEmpty() != document.isEmpty() || document.length() > LONGEST_NAME) {
                faults.add("agreement_no", document, "知情同意日期和知情同意书编号应同时填写或同时为空");
            }
            if (day.isEmpty()) {
                return NEVER;
            }
            @Nullable LocalDate agreed = IsoDay.parse(day);
            if (agreed == null || agreed.isAfter(today)) {
                faults.add("agreed_on", day, "应为不晚于今天的真实日期，格式如 2026-11-01");
                return NEVER;
            }
            return (int) agreed.toEpochDay();
        }

        private void put(CopyWriter row, IdentityNumber number, String name, String district, @Nullable String status) {
            byte[] digest = session.digest(number);
            row.putBytes(digest);
            row.putBytes(session.seal(Sealed.ID_NUMBER, digest, number.value()));
            row.putBytes(session.seal(Sealed.NAME, digest, name));
            row.putBytes(session.digest(name));
            row.putDay((int) number.birthDate().toEpochDay());
            row.putText(district);
            row.putText(status);
        }
    }

    private static String filled(Line line, int column, String name, Faults faults) {
        String text = line.text(column);
        if (text.isEmpty()) {
            faults.add(name, text, "不能为空");
        } else if (text.length() > LONGEST_NAME) {
            faults.add(name, text, "不能超过" + LONGEST_NAME + "个字");
        }
        return text;
    }
}
