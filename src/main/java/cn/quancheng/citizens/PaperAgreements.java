package cn.quancheng.citizens;

import cn.quancheng.intake.StagedBatch;
import cn.quancheng.models.Notice;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

/**
 * Agreements signed on paper, as a file of the register brings them. A file adds what is newer; it never undoes a
 * withdrawal, and never takes an agreement away.
 */
final class PaperAgreements {
    private final List<Notice> notices;
    private final Clock clock;

    /** @param notices all versions, the oldest first */
    PaperAgreements(List<Notice> notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Refuses what is no agreement of that citizen, out of the lines that count: a number that another citizen or another
     * day has, here or in the register, and a day on which there was no notice to agree to.
     *
     * @return how many
     */
    long refuse(StagedBatch batch) throws SQLException {
        batch.execute("CREATE TEMP TABLE faulty_papers ON COMMIT DROP AS "
                + """
                SELECT s.line, 'agreement_no' AS field, s.agreement_no AS value, '一份知情同意书只能属于一位市民' AS message
                FROM %1$s s JOIN first_lines f ON f.line = s.line
                WHERE s.agreement_no IN (SELECT agreement_no FROM %1$s JOIN first_lines USING (line)
                                         WHERE agreement_no IS NOT NULL GROUP BY agreement_no HAVING count(*) > 1)
                   OR EXISTS (SELECT FROM agreements a JOIN citizens k ON k.id = a.citizen_id
                              WHERE a.agreement_no = s.agreement_no AND k.digest <> s.digest)
                UNION ALL
                SELECT s.line, 'agreed_on', s.agreed_on::text, '该知情同意书编号已登记为另一日期'
                FROM %1$s s JOIN first_lines f ON f.line = s.line
                JOIN agreements a ON a.agreement_no = s.agreement_no
                JOIN citizens k ON k.id = a.citizen_id AND k.digest = s.digest
                WHERE a.agreed_on <> s.agreed_on
                UNION ALL
                SELECT s.line, 'agreed_on', s.agreed_on::text, '这一天没有生效的告知书，不能同意'
                FROM %1$s s JOIN first_lines f ON f.line = s.line
                WHERE s.agreed_on < DATE '%2$s'
                """.formatted(batch.table(), notices.get(0).firstDay()));
        long lines = batch.execute("DELETE FROM first_lines WHERE line IN (SELECT line FROM faulty_papers)");
        batch.refuse("SELECT line, field, value, message FROM faulty_papers");
        return lines;
    }

    /**
     * Writes down the agreements that are newer than what there is, after the file's citizens are registered and
     * locked, and names their citizens in {@code changed}.
     */
    void take(StagedBatch batch) throws SQLException {
        batch.execute("""
                WITH notice (version, digest, first_day, until, months) AS (VALUES %2$s),
                taken AS (
                    INSERT INTO agreements (citizen_id, entry, channel, agreement_no, notice_version, notice_digest,
                                            agreed_on, agreed_at, first_day, ends_on)
                    SELECT c.id, %3$d, 'PAPER', s.agreement_no, n.version, n.digest, s.agreed_on, ?,
                           CASE WHEN s.agreed_on < k.ends_on THEN k.first_day ELSE s.agreed_on END,
                           (s.agreed_on + make_interval(months => n.months))::date
                    FROM %1$s s JOIN first_lines f ON f.line = s.line JOIN citizens c ON c.digest = s.digest
                    JOIN notice n ON n.first_day <= s.agreed_on AND s.agreed_on < n.until
                    LEFT JOIN LATERAL (SELECT first_day, ends_on FROM agreement_standings
                                       WHERE citizen_id = c.id ORDER BY entry DESC LIMIT 1) k ON true
                    LEFT JOIN LATERAL (SELECT max(agreed_on) AS newest FROM agreements WHERE citizen_id = c.id) a ON true
                    WHERE (a.newest IS NULL OR a.newest < s.agreed_on)
                      AND NOT EXISTS (SELECT FROM agreement_standings w
                                      WHERE w.citizen_id = c.id AND w.ends_on IS NULL
                                        AND w.entry = (SELECT max(entry) FROM agreement_standings
                                                       WHERE citizen_id = c.id))
                    RETURNING citizen_id, first_day, ends_on),
                stands AS (
                    INSERT INTO agreement_standings (citizen_id, entry, first_day, ends_on)
                    SELECT citizen_id, %3$d, first_day, ends_on FROM taken)
                INSERT INTO changed SELECT citizen_id FROM taken
                """.formatted(batch.table(), versions(), batch.entry()), Timestamp.from(clock.instant()));
    }

    private String versions() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < notices.size(); i++) {
            Notice notice = notices.get(i);
            String until =
                    i + 1 < notices.size() ? notices.get(i + 1).firstDay().toString() : "infinity";
            rows.append(i == 0 ? "" : ", ")
                    .append("('%s', '%s', DATE '%s', DATE '%s', %d)"
                            .formatted(
                                    notice.version().replace("'", "''"),
                                    notice.digest(),
                                    notice.firstDay(),
                                    until,
                                    notice.term().toTotalMonths()));
        }
        return rows.toString();
    }
}
