package cn.quancheng.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** What the lines of a file of records cost when they come parsed and looked up, by COPY BINARY alone. */
final class PlainCopy {
    private static final String COLUMNS = "citizen_id, entry, line, quantity, department_id, occurred_on, valid_until,"
            + " kind, procedure, record_no, document_no";

    private final Database database;
    private final Path rows;

    PlainCopy(Database database, Path folder) {
        this.database = database;
        rows = folder.resolve("rows.bin");
    }

    /**
     * Copies into an empty table of the ledger's shape, with its keys and indexes, and commits.
     *
     * @param after the last record that stood in the ledger before the file
     * @return how long the COPY took, in seconds
     */
    double seconds(long after) throws Exception {
        database.copyOut(
                "COPY (SELECT " + COLUMNS + " FROM records WHERE id > " + after
                        + " ORDER BY id) TO STDOUT (FORMAT BINARY)",
                rows);
        database.execute("CREATE TABLE benchmark_plain (LIKE records INCLUDING ALL)");
        database.settle();
        double seconds = Series.secondsOf(this::copy);
        database.execute("DROP TABLE benchmark_plain");
        return seconds;
    }

    private void copy() throws SQLException, IOException {
        database.copyIn("COPY benchmark_plain (" + COLUMNS + ") FROM STDIN (FORMAT BINARY)", rows);
    }
}
