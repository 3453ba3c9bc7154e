package cn.quancheng.monthlyrun;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import static cn.quancheng.monthlyrun.Runs.one;
import static cn.quancheng.monthlyrun.Runs.update;

/** A run's partitions: who has one in hand, and which are done; every method works in its connection's transaction. */
@ApplicationScoped
class RunPartitions {
    /**
     * Takes a partition that is not done, until the transaction ends; empty when there is none left or the run is no
     * longer to be computed.
     *
     * @param wait whether to wait for one that another worker has, in case that worker dies
     */
    Optional<Integer> claim(Connection connection, int run, boolean wait) throws SQLException {
        String claim = """
                SELECT p.part FROM run_partitions p JOIN runs r ON r.id = p.run_id
                WHERE r.id = ? AND r.state = 'RUNNING' AND p.done_at IS NULL
                ORDER BY p.part LIMIT 1 FOR UPDATE OF p
                """;
        return one(connection, wait ? claim : claim + " SKIP LOCKED", run).map(Long::intValue);
    }

    /** Whether partitions are left that somebody has to score, or is scoring. */
    boolean isUnfinished(Connection connection, int run) throws SQLException {
        return one(connection, """
                        SELECT count(*) FROM run_partitions p JOIN runs r ON r.id = p.run_id
                        WHERE r.id = ? AND r.state = 'RUNNING' AND p.done_at IS NULL
                        """, run).orElseThrow() > 0;
    }

    /** The checkpoint: in the same transaction as the partition's scores. */
    void done(Connection connection, int run, int part, Scored scored, Instant now) throws SQLException {
        Array tiers = connection.createArrayOf(
                "bigint", Arrays.stream(scored.tiers()).boxed().toArray());
        update(
                connection,
                "UPDATE run_partitions SET citizens = ?, scored = ?, tiers = ?, done_at = ? WHERE run_id = ? AND part = ?",
                scored.citizens(),
                scored.scored(),
                tiers,
                Timestamp.from(now),
                run,
                part);
    }
}
