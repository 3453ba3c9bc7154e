package cn.quancheng.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The same ledger in DuckDB's own tables, in this process: two threads, memory outside of the Java heap. */
final class DuckCity implements AutoCloseable {
    private static final int THREADS = 2;

    private final Connection duck;

    private DuckCity(Connection duck) {
        this.duck = duck;
    }

    /** Brings citizens, records and marks over; the tables are in memory, where DuckDB is fastest. */
    static DuckCity of(Database database, Path folder) throws SQLException, IOException {
        DuckCity city = new DuckCity(DriverManager.getConnection("jdbc:duckdb:"));
        city.execute("SET threads = " + THREADS);
        city.execute("SET preserve_insertion_order = false");
        city.bring(database, folder, "citizens", "id, born, status", "id BIGINT, born DATE, status VARCHAR");
        city.bring(
                database,
                folder,
                "agreement_standings",
                "citizen_id, entry, first_day, ends_on",
                "citizen_id BIGINT, entry BIGINT, first_day DATE, ends_on DATE");
        city.bring(
                database,
                folder,
                "records",
                "id, citizen_id, kind, quantity, occurred_on, valid_until",
                "id BIGINT, citizen_id BIGINT, kind SMALLINT, quantity BIGINT, occurred_on DATE, valid_until DATE");
        city.bring(
                database,
                folder,
                "record_marks",
                "id, record_id, kind, on_day",
                "id BIGINT, record_id BIGINT, kind VARCHAR, on_day DATE");
        return city;
    }

    /** Tries each way to put the statement, checks what comes out, and keeps the faster one. */
    String faster(SqlCard sql, CityScores scores, Report report) throws Exception {
        double wide = tried(sql.wide(), scores);
        double tall = tried(sql.tall(), scores);
        report.progress("SQL in DuckDB: wide %.2f s, tall %.2f s", wide, tall);
        return wide < tall ? sql.wide() : sql.tall();
    }

    private double tried(String query, CityScores scores) throws Exception {
        double seconds = Series.secondsOf(() -> score(query));
        check(scores);
        return seconds;
    }

    /** Scores the city into a table; an earlier one goes first. */
    void score(String query) throws SQLException {
        execute("CREATE OR REPLACE TABLE scores AS " + query);
    }

    /** Stops the benchmark where the table that was made last says something else. */
    void check(CityScores expected) throws SQLException {
        CityScores scores = new CityScores(expected.lastCitizen());
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT citizen_id, score, tier, government, commerce, society, judicial FROM scores")) {
            while (rows.next()) {
                for (int field = 0; field < CityScores.FIELDS; field++) {
                    scores.put(rows.getLong(1), field, rows.getShort(field + 2));
                }
            }
        }
        scores.mustEqual(expected, CityScores.FIELDS, "DuckDB's statement");
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }

    private void bring(Database database, Path folder, String table, String columns, String types)
            throws SQLException, IOException {
        Path csv = folder.resolve(table + ".csv");
        database.copyOut("COPY (SELECT " + columns + " FROM " + table + " ORDER BY 1) TO STDOUT (FORMAT CSV)", csv);
        execute("CREATE TABLE " + table + " (" + types + ")");
        execute("COPY " + table + " FROM '" + csv + "' (HEADER false)");
        Files.delete(csv);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }
}
