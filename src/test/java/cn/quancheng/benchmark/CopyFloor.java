package cn.quancheng.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The least that moving the same bytes costs: every history by COPY BINARY out to nowhere, then the same scores by COPY
 * BINARY in to an empty table like the run's, with its primary key, committed. One connection after the other, one
 * partition after the other.
 */
final class CopyFloor {
    private static final int PARTITIONS = 32;
    private static final String COLUMNS =
            " (citizen_id, run_id, score, tier, government, commerce, society, judicial) ";

    private final Database database;
    private final Path scores;

    /** @param run whose scores are written again */
    CopyFloor(Database database, Path folder, int run) throws SQLException, IOException {
        this.database = database;
        scores = folder.resolve("scores.bin");
        database.copyOut("COPY scores_" + run + COLUMNS + "TO STDOUT (FORMAT BINARY)", scores);
    }

    /** Makes the empty table, which is not timed: a run finds its own, too. */
    void prepare() throws SQLException {
        database.execute(
                "DROP TABLE IF EXISTS benchmark_floor", "CREATE TABLE benchmark_floor (LIKE scores INCLUDING ALL)");
    }

    void out() throws SQLException, IOException {
        for (int part = 0; part < PARTITIONS; part++) {
            database.copyOut(
                    "COPY histories_" + part + " (citizen_id, events) TO STDOUT (FORMAT BINARY)",
                    OutputStream.nullOutputStream());
        }
    }

    void in() throws SQLException, IOException {
        database.copyIn("COPY benchmark_floor" + COLUMNS + "FROM STDIN (FORMAT BINARY)", scores);
    }

    void drop() throws SQLException {
        database.execute("DROP TABLE benchmark_floor");
    }
}
