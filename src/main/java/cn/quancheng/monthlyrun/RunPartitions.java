package cn.quancheng.monthlyrun;

import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import static cn.quancheng.monthlyrun.Runs.one;

/** A run's partitions: who has one in hand, and which are done; every method works in its connection's transaction. */
@ApplicationScoped
class RunPartitions {
    private static final String UNDONE = """
            SELECT p.part FROM run_partitions p JOIN runs r ON r.id = p.run_id
            WHERE r.id = ? AND r.state = 'RUNNING' AND p.done_at IS NULL
            """;

    /**
     * Takes a partition that is not done and that nobody has in hand, until the transaction ends; empty when there is
     * none, or the run is no longer to be computed.
     */
    Optional<Integer> claim(Connection connection, int run) throws SQLException {
        return one(connection, UNDONE + " ORDER BY p.part LIMIT 1 FOR UPDATE OF p SKIP LOCKED", run)
                .map(Long::intValue);
    }

    /** Whether a run that is under way has all of them done, and only waits to be published. */
    boolean areDone(Connection connection, int run) throws SQLException {
        return one(
                        connection,
                        "SELECT 1 FROM runs WHERE id = ? AND state = 'RUNNING' AND NOT EXISTS (" + UNDONE + ")",
                        run,
                        run)
                .isPresent();
    }

    /** Whether a run has something left to do that nobody has in hand, be it its publication. */
    boolean areWaiting(Connection connection, int run) throws SQLException {
        return claim(connection, run).isPresent() || areDone(connection, run);
    }

    /** Whether nobody has any of a run in hand that is under way. */
    boolean areFree(Connection connection, int run) throws SQLException {
        return one(connection, """
                        SELECT (SELECT count(*) FROM (%1$s) undone)
                             - (SELECT count(*) FROM (%1$s FOR UPDATE OF p SKIP LOCKED) free)
                        """.formatted(UNDONE), run, run).orElseThrow() == 0;
    }

    /** The checkpoint: in the same transaction as the partition's scores. */
    void done(Connection connection, int run, int part, Scored scored, Instant now) throws SQLException {
        Sql.update(
                connection,
                """
                UPDATE run_partitions
                SET citizens = ?, scored = ?, tiers = ?, score_counts = ?, contribution_counts = ?, coverage_counts = ?,
                    done_at = ?
                WHERE run_id = ? AND part = ?
                """,
                scored.citizens(),
                scored.scored(),
                array(connection, scored.tiers()),
                array(connection, scored.counts().scores()),
                array(connection, scored.counts().contributions()),
                array(connection, scored.coverage().counts()),
                Timestamp.from(now),
                run,
                part);
    }

    private static Array array(Connection connection, long[] numbers) throws SQLException {
        return connection.createArrayOf("bigint", Arrays.stream(numbers).boxed().toArray());
    }
}
