package cn.quancheng.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The month as one statement in the service's own database, over the ledger, with parallel workers. It makes a new table
 * without a key: the cheapest way to keep the scores, and one that lets the whole plan be parallel.
 */
final class LedgerStatement {
    private static final String TABLE = "benchmark_statement";

    private static final String[] GENEROUS = {
        "SET max_parallel_workers_per_gather = 2", "SET work_mem = '1GB'", "SET jit = off",
    };

    private final Database database;
    private final String query;

    private LedgerStatement(Database database, String query) {
        this.database = database;
        this.query = query;
    }

    /** Tries each way to put the statement, checks what comes out, and keeps the faster one. */
    static LedgerStatement faster(Database database, SqlCard sql, CityScores scores, Report report) throws Exception {
        LedgerStatement wide = new LedgerStatement(database, sql.wide());
        LedgerStatement tall = new LedgerStatement(database, sql.tall());
        double wideSeconds = wide.tried(scores);
        double tallSeconds = tall.tried(scores);
        LedgerStatement faster = wideSeconds < tallSeconds ? wide : tall;
        report.progress("SQL in PostgreSQL: wide %.1f s, tall %.1f s%n%s", wideSeconds, tallSeconds, faster.plan());
        return faster;
    }

    private double tried(CityScores scores) throws Exception {
        prepare();
        double seconds = Series.secondsOf(this::run);
        check(scores);
        return seconds;
    }

    /** Stops the benchmark where the table that was made last says something else. */
    void check(CityScores scores) throws SQLException {
        database.scores(TABLE).mustEqual(scores, CityScores.FIELDS, "PostgreSQL's statement");
    }

    void prepare() throws SQLException {
        database.execute("DROP TABLE IF EXISTS " + TABLE);
    }

    void run() throws SQLException {
        try (Connection connection = database.connection()) {
            try {
                Database.execute(connection, GENEROUS);
                Database.execute(connection, "CREATE TABLE " + TABLE + " AS " + query);
            } finally {
                Database.execute(connection, "RESET ALL");
            }
        }
    }

    /** How the database goes about it. */
    private String plan() throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            Database.execute(connection, GENEROUS);
            try (ResultSet rows = statement.executeQuery("EXPLAIN (COSTS OFF) CREATE TABLE x AS " + query)) {
                Stream.Builder<String> lines = Stream.builder();
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
                return lines.build().collect(Collectors.joining("\n"));
            } finally {
                Database.execute(connection, "RESET ALL");
            }
        }
    }
}
