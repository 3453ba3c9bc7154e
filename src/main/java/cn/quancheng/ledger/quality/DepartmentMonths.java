package cn.quancheng.ledger.quality;

import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The counters: one row a department and month of receipt, brought forward in the transaction that applies a file. They
 * are what is asked for, so that nobody counts the ledger.
 */
@ApplicationScoped
public class DepartmentMonths {
    private static final String ADD = """
            INSERT INTO department_months AS m
                (department_id, month, on_time, late, refused, duplicates, adverse_on_time, adverse_late)
            SELECT department_id, date_trunc('month', day)::date,
                   coalesce(sum(lines) FILTER (WHERE timely), 0),
                   coalesce(sum(lines) FILTER (WHERE NOT timely), 0),
                   coalesce(sum(lines) FILTER (WHERE fate = 'REFUSED'), 0),
                   coalesce(sum(lines) FILTER (WHERE fate = 'KNOWN'), 0),
                   coalesce(sum(lines) FILTER (WHERE timely AND adverse), 0),
                   coalesce(sum(lines) FILTER (WHERE NOT timely AND adverse), 0)
            FROM (SELECT l.*, r.day, CASE WHEN fate = 'ENTERED' THEN r.day - occurred_on <= ? END AS timely
                  FROM (%s) l CROSS JOIN (SELECT ?::date AS day) r) counted
            WHERE department_id IS NOT NULL AND lines > 0
            GROUP BY 1, 2 ORDER BY 1
            ON CONFLICT (department_id, month) DO UPDATE SET
                on_time = m.on_time + excluded.on_time, late = m.late + excluded.late,
                refused = m.refused + excluded.refused, duplicates = m.duplicates + excluded.duplicates,
                adverse_on_time = m.adverse_on_time + excluded.adverse_on_time,
                adverse_late = m.adverse_late + excluded.adverse_late
            """;

    private final QualitySettings settings;

    DepartmentMonths(QualitySettings settings) {
        this.settings = settings;
    }

    /**
     * Adds the lines of a file, in the transaction that applies it.
     *
     * @param receivedOn the day on which it was received, in the city
     * @param lines a query of {@code department_id, occurred_on, adverse, fate, lines}, the fate being {@code ENTERED},
     *     {@code KNOWN} (a duplicate, never late) or {@code REFUSED}; where the department is null nobody's count changes
     * @param parameters those of the query
     */
    public void add(Connection connection, LocalDate receivedOn, String lines, @Nullable Object... parameters)
            throws SQLException {
        @Nullable Object[] all = new Object[parameters.length + 2];
        all[0] = settings.onTimeDays();
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        all[all.length - 1] = Date.valueOf(receivedOn);
        Sql.update(connection, ADD.formatted(lines), all);
    }

    /** The first month in which something was received of each department that ever reported. */
    Map<String, YearMonth> firstMonths(Connection connection) throws SQLException {
        Map<String, YearMonth> first = new HashMap<>();
        Sql.list(
                        connection,
                        "SELECT d.name, min(m.month) FROM department_months m JOIN departments d ON d.id = m.department_id"
                                + " GROUP BY d.name",
                        row -> Map.entry(row.getString(1), month(row, 2)))
                .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
    }

    /** What was received in these months of these departments, by department and month. */
    Map<String, Map<YearMonth, Figures>> of(Connection connection, List<String> departments, Period period)
            throws SQLException {
        Map<String, Map<YearMonth, Figures>> counted = new HashMap<>();
        Sql.list(
                connection,
                "SELECT d.name, m.* FROM department_months m JOIN departments d ON d.id = m.department_id"
                        + " WHERE d.name = ANY (?) AND m.month BETWEEN ? AND ?",
                row -> counted.computeIfAbsent(row.getString("name"), name -> new HashMap<>())
                        .put(YearMonth.from(row.getDate("month").toLocalDate()), figures(row)),
                connection.createArrayOf("text", departments.toArray()),
                Date.valueOf(period.from().atDay(1)),
                Date.valueOf(period.to().atDay(1)));
        return counted;
    }

    private static YearMonth month(ResultSet row, int column) throws SQLException {
        return YearMonth.from(row.getDate(column).toLocalDate());
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong("on_time"),
                row.getLong("late"),
                row.getLong("refused"),
                row.getLong("duplicates"),
                new Figures.Adverse(row.getLong("adverse_on_time"), row.getLong("adverse_late")));
    }
}
