package cn.quancheng.ledger;

import cn.quancheng.intake.StagedBatch;
import cn.quancheng.ledger.quality.DepartmentMonths;
import cn.quancheng.ledger.quality.ReportedRecords;
import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.AccountHolder;
import cn.quancheng.security.accounts.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Counts each line of a file of records for one department: the one that it names, or the one whose account sent it where
 * it names none that is known. To be called at the end of the transaction that applies the file, while {@code entered} and
 * {@code left_over} stand.
 */
@ApplicationScoped
class LineCounts {
    private static final String ENTERED = """
            SELECT department_id, occurred_on, kind = ANY (?) AS adverse, 'ENTERED' AS fate, count(*) AS lines
            FROM entered GROUP BY 1, 2, 3
            """;

    private static final String LEFT_OVER = """
            UNION ALL SELECT department_id, NULL, false, CASE WHEN known THEN 'KNOWN' ELSE 'REFUSED' END, count(*)
            FROM left_over GROUP BY 1, 4
            """;

    /** Lines that were refused while the file was read; those beyond the ones that are listed are the sender's. */
    private static final String REFUSED = """
            UNION ALL SELECT coalesce(d.id, ?::integer), NULL, false, 'REFUSED', count(*)
            FROM %s s LEFT JOIN departments d ON d.name = s.department WHERE s.faults IS NOT NULL GROUP BY 1
            UNION ALL SELECT ?::integer, NULL, false, 'REFUSED', ? - count(*) FROM %1$s WHERE faults IS NOT NULL
            """;

    private final DepartmentMonths months;
    private final ReportedRecords reported;
    private final Accounts accounts;

    LineCounts(DepartmentMonths months, ReportedRecords reported, Accounts accounts) {
        this.months = months;
        this.reported = reported;
        this.accounts = accounts;
    }

    /**
     * Counts the lines of a file.
     *
     * @param adverse numbers of the kinds that are adverse
     * @param leftOver whether there are lines without a fault that did not enter
     */
    void count(StagedBatch batch, Integer[] adverse, boolean leftOver) throws SQLException {
        Connection connection = batch.connection();
        reported.add(connection, batch.entry(), "SELECT department_id, kind FROM entered");
        LocalDate receivedOn = LocalDate.ofInstant(batch.batch().receivedAt(), Clocks.CITY);
        Object kinds = connection.createArrayOf("integer", adverse);
        String lines = ENTERED + (leftOver ? LEFT_OVER : "");
        long refused = batch.batch().rejected();
        if (refused == 0) {
            months.add(connection, receivedOn, lines, kinds);
        } else {
            @Nullable Integer sender = sender(batch).orElse(null);
            months.add(
                    connection, receivedOn, lines + REFUSED.formatted(batch.table()), kinds, sender, sender, refused);
        }
    }

    /** The number of the department whose account sent the file, which may not have reported anything good yet. */
    private Optional<Integer> sender(StagedBatch batch) throws SQLException {
        String login = batch.batch().client();
        Optional<String> name =
                Optional.ofNullable(accounts.holders(Set.of(login)).get(login)).map(AccountHolder::organisation);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        batch.execute(
                "INSERT INTO departments (name) SELECT ? WHERE NOT EXISTS (SELECT FROM departments WHERE name = ?)",
                name.get(),
                name.get());
        return Sql.first(
                batch.connection(), "SELECT id FROM departments WHERE name = ?", row -> row.getInt(1), name.get());
    }
}
