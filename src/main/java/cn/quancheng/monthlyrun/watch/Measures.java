package cn.quancheng.monthlyrun.watch;

import cn.quancheng.monthlyrun.RunState;
import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The table of what comparisons came to; every method works in its connection's transaction. */
@ApplicationScoped
class Measures {
    private static final String ALERTS = """
            SELECT m.*, r.month, r.state, r.compared_at, r.model_version, l.data_cutoff AS since,
                   CASE WHEN l.model_digest <> r.model_digest THEN l.model_version END AS former_model
            FROM run_measures m JOIN runs r ON r.id = m.run_id JOIN runs l ON l.id = r.compared_with
            WHERE m.crossed
            """;

    void write(Connection connection, int run, List<Measure> measures) throws SQLException {
        for (Measure measure : measures) {
            Sql.update(
                    connection,
                    "INSERT INTO run_measures (run_id, kind, subject, value, usual, bound, crossed)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    run,
                    measure.kind().name(),
                    measure.subject(),
                    measure.value(),
                    measure.usual(),
                    measure.bound(),
                    measure.crossed());
        }
    }

    /** Everything that was measured of a run, in the order in which it was written. */
    List<Measure> of(Connection connection, int run) throws SQLException {
        return Sql.list(connection, "SELECT * FROM run_measures WHERE run_id = ? ORDER BY id", Measures::measure, run);
    }

    /** What held some runs back, in that order. */
    List<Alert> alerts(Connection connection, List<Integer> runs) throws SQLException {
        return Sql.list(
                connection,
                ALERTS + " AND m.run_id = ANY (?) ORDER BY m.id",
                Measures::alert,
                connection.createArrayOf("integer", runs.toArray()));
    }

    /**
     * What held runs back, the newest first.
     *
     * @param open only of runs that are held back now
     * @param before stands behind all that are asked for
     */
    List<Alert> alerts(Connection connection, boolean open, int before, int limit) throws SQLException {
        return Sql.list(
                connection,
                ALERTS + " AND m.id < ? AND (r.state = 'HELD' OR NOT ?) ORDER BY m.id DESC LIMIT ?",
                Measures::alert,
                before,
                open,
                limit);
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getInt("id"),
                row.getInt("run_id"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                RunState.valueOf(row.getString("state")),
                row.getTimestamp("compared_at").toInstant(),
                row.getTimestamp("since").toInstant(),
                row.getString("model_version"),
                row.getString("former_model"),
                measure(row));
    }

    private static Measure measure(ResultSet row) throws SQLException {
        double usual = row.getDouble("usual");
        @Nullable Double usually = row.wasNull() ? null : usual;
        return new Measure(
                Measure.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getDouble("value"),
                usually,
                row.getDouble("bound"),
                row.getBoolean("crossed"));
    }
}
