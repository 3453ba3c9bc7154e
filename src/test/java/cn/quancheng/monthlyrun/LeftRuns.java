package cn.quancheng.monthlyrun;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Runs as a process leaves them that is killed: under way, and in nobody's hands. */
@ApplicationScoped
class LeftRuns {
    private final AgroalDataSource database;
    private final Runs runs;

    LeftRuns(AgroalDataSource database, Runs runs) {
        this.database = database;
        this.runs = runs;
    }

    /** The next revision of a run's month, which sees what that run saw; its number. */
    int like(int reference) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            int left = like(connection, reference);
            connection.commit();
            return left;
        }
    }

    /** The same in the connection's transaction. */
    int like(Connection connection, int reference) throws SQLException {
        Run run = runs.find(connection, reference).orElseThrow();
        return runs.insert(
                connection,
                new Runs.Draft(
                        run.month(),
                        runs.nextRevision(connection, run.month()),
                        run.model(),
                        run.modelVersion(),
                        run.modelDigest(),
                        run.catalogueDigest(),
                        List.of("AAA", "AA", "A", "B", "C"),
                        run.dataCutoff(),
                        run.lastEntry(),
                        "a test",
                        "operator-of-tests",
                        Instant.parse("2026-11-23T04:00:00Z")));
    }
}
