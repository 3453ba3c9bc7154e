package cn.quancheng.ledger.quality;

import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * How many records came in under which entry of the journal, of which department and of which kind. Brought forward in
 * the transaction that applies a file, so that what came between two watermarks is known without reading the ledger.
 */
@ApplicationScoped
public class ReportedRecords {
    private static final String ADD = """
            INSERT INTO reported_records (entry, department_id, kind, lines)
            SELECT ?, department_id, kind, count(*) FROM (%s) entered GROUP BY 2, 3
            """;

    private static final String BETWEEN = """
            SELECT d.name, r.kind, sum(r.lines) FROM reported_records r JOIN departments d ON d.id = r.department_id
            WHERE r.entry > ? AND r.entry <= ? GROUP BY 1, 2 ORDER BY 1, 2
            """;

    /**
     * Records that a department reported.
     *
     * @param department its name
     * @param kind the number of the item with its grade, see {@link cn.quancheng.models.FactKinds}
     * @param lines how many of them
     */
    public record Reported(String department, int kind, long lines) {}

    /**
     * Adds what a file brought, in the transaction that applies it.
     *
     * @param entered a query of {@code department_id, kind}, a row a record
     */
    public void add(Connection connection, long entry, String entered) throws SQLException {
        Sql.update(connection, ADD.formatted(entered), entry);
    }

    /** What came under entries later than one, up to another; records that citizens' own acts made are not in it. */
    public List<Reported> between(Connection connection, long after, long upTo) throws SQLException {
        return Sql.list(
                connection, BETWEEN, row -> new Reported(row.getString(1), row.getInt(2), row.getLong(3)), after, upTo);
    }
}
