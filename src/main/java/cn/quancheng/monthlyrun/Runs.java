package cn.quancheng.monthlyrun;

import cn.quancheng.ledger.Ledger;
import cn.quancheng.platform.AdvisoryKey;
import cn.quancheng.platform.Sql;
import cn.quancheng.scores.ScoredRun;
import cn.quancheng.scoring.Scorer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tables of runs and the publications; every method works in its connection's transaction. */
@ApplicationScoped
class Runs {
    /** As many as the histories have, see the ledger's migration. */
    static final int PARTITIONS = Ledger.PARTITIONS;

    private static final String SELECT = """
            SELECT r.*, coalesce(p.citizens, 0) AS citizens, coalesce(p.scored, 0) AS scored, t.tiers
            FROM runs r
            LEFT JOIN LATERAL (SELECT sum(citizens) AS citizens, sum(scored) AS scored
                               FROM run_partitions WHERE run_id = r.id) p ON true
            LEFT JOIN LATERAL (SELECT array_agg(n ORDER BY tier) AS tiers
                               FROM (SELECT tier, sum(n) AS n
                                     FROM run_partitions, unnest(tiers) WITH ORDINALITY AS u (n, tier)
                                     WHERE run_id = r.id GROUP BY tier) by_tier) t ON true
            """;

    /** A run about to be written down. */
    record Draft(
            YearMonth month,
            int revision,
            String model,
            String modelVersion,
            String modelDigest,
            String catalogueDigest,
            List<String> tierCodes,
            Instant dataCutoff,
            long lastEntry,
            @Nullable String reason,
            String startedBy,
            Instant startedAt) {}

    /** Lets one start at a time through, until the transaction ends. */
    void lockStarts(Connection connection) throws SQLException {
        Sql.update(connection, "SELECT pg_advisory_xact_lock(?)", AdvisoryKey.STARTING);
    }

    /** Writes a run down, with its partitions and an empty table for its scores. */
    int insert(Connection connection, Draft draft) throws SQLException {
        int id = one(
                        connection,
                        """
                        INSERT INTO runs (month, revision, state, model, model_version, model_digest, catalogue_digest,
                                          kernel_version, tier_codes, data_cutoff, last_entry, reason, started_by,
                                          started_at, total)
                        VALUES (?, ?, 'RUNNING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT count(*) FROM citizens))
                        RETURNING id
                        """,
                        draft.month().atDay(1),
                        draft.revision(),
                        draft.model(),
                        draft.modelVersion(),
                        draft.modelDigest(),
                        draft.catalogueDigest(),
                        Scorer.VERSION,
                        connection.createArrayOf("text", draft.tierCodes().toArray()),
                        Timestamp.from(draft.dataCutoff()),
                        draft.lastEntry(),
                        draft.reason(),
                        draft.startedBy(),
                        Timestamp.from(draft.startedAt()))
                .orElseThrow()
                .intValue();
        Sql.update(
                connection,
                "INSERT INTO run_partitions (run_id, part) SELECT ?, generate_series(0, ?)",
                id,
                PARTITIONS - 1);
        // Attached instead of made as a partition: that waits for nobody who reads other months.
        Sql.update(connection, "CREATE TABLE " + scores(id) + " (LIKE scores INCLUDING ALL)");
        Sql.update(connection, "ALTER TABLE scores ATTACH PARTITION " + scores(id) + " FOR VALUES IN (" + id + ")");
        return id;
    }

    /** The table that holds a run's scores and nothing else. */
    static String scores(int run) {
        return ScoredRun.table(run);
    }

    Optional<Run> find(Connection connection, int id) throws SQLException {
        return select(connection, SELECT + " WHERE r.id = ?", id).stream().findFirst();
    }

    /** The run of a month that has neither been published nor given up. */
    Optional<Run> unfinished(Connection connection, YearMonth month) throws SQLException {
        return select(
                        connection,
                        SELECT + " WHERE r.month = ? AND r.state IN ('RUNNING', 'STOPPED', 'HELD')",
                        month.atDay(1))
                .stream()
                .findFirst();
    }

    /** The runs that are under way, in whoever's hands. */
    List<Run> running(Connection connection) throws SQLException {
        return select(connection, SELECT + " WHERE r.state = 'RUNNING' ORDER BY r.id");
    }

    /** Runs, newest first, that stand before a run; at most so many. */
    List<Run> before(Connection connection, int id, int limit) throws SQLException {
        return select(connection, SELECT + " WHERE r.id < ? ORDER BY r.id DESC LIMIT ?", id, limit);
    }

    /** The run that published a month. */
    Optional<Run> published(Connection connection, YearMonth month) throws SQLException {
        return select(
                        connection,
                        SELECT + " WHERE r.id = (SELECT run_id FROM publications WHERE month = ?)",
                        month.atDay(1))
                .stream()
                .findFirst();
    }

    /** The run that was published last before this one: the month's own where this is a revision, else an earlier month's. */
    Optional<Run> last(Connection connection, Run run) throws SQLException {
        return select(
                        connection,
                        SELECT + " WHERE r.id = (SELECT run_id FROM publications WHERE month <= ?"
                                + " ORDER BY month DESC LIMIT 1)",
                        run.month().atDay(1))
                .stream()
                .findFirst();
    }

    /** The runs that published months up to one, the newest month first; at most so many. */
    List<Run> publishedUpTo(Connection connection, YearMonth month, int limit) throws SQLException {
        return select(
                connection,
                SELECT + " JOIN publications b ON b.run_id = r.id WHERE b.month <= ? ORDER BY b.month DESC LIMIT ?",
                month.atDay(1),
                limit);
    }

    int nextRevision(Connection connection, YearMonth month) throws SQLException {
        return one(connection, "SELECT coalesce(max(revision), 0) + 1 FROM runs WHERE month = ?", month.atDay(1))
                .orElseThrow()
                .intValue();
    }

    /** Moves a run on, if it is still where it is thought to be. */
    boolean move(Connection connection, int id, RunState from, RunState to) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE runs SET state = ?, failure = NULL WHERE id = ? AND state = ?",
                        to.name(),
                        id,
                        from.name())
                > 0;
    }

    /**
     * Writes down that a run was compared, and holds it back where a person has to look.
     *
     * @return false where the run is no longer under way, or was compared already
     */
    boolean compared(Connection connection, int id, @Nullable Integer with, boolean held, Instant now)
            throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE runs SET compared_at = ?, compared_with = ?, state = ?"
                                + " WHERE id = ? AND state = 'RUNNING' AND compared_at IS NULL",
                        Timestamp.from(now),
                        with,
                        (held ? RunState.HELD : RunState.RUNNING).name(),
                        id)
                > 0;
    }

    /** Lets a run go on that is held back; false where it is not, or no longer. */
    boolean release(Connection connection, int id, Run.Release release) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE runs SET state = 'RUNNING', released_at = ?, released_by = ?, release_reason = ?"
                                + " WHERE id = ? AND state = 'HELD'",
                        Timestamp.from(release.at()),
                        release.by(),
                        release.reason(),
                        id)
                > 0;
    }

    void fail(Connection connection, int id, String failure) throws SQLException {
        Sql.update(
                connection,
                "UPDATE runs SET state = 'STOPPED', failure = ? WHERE id = ? AND state = 'RUNNING'",
                failure,
                id);
    }

    /** Drops what a run has computed; it is gone for good. */
    void discard(Connection connection, int id) throws SQLException {
        // Emptied instead of dropped: that waits for nobody who reads other months.
        Sql.update(connection, "TRUNCATE " + scores(id));
        Sql.update(connection, "DELETE FROM score_revisions WHERE run_id = ?", id);
        Sql.update(connection, "DELETE FROM run_partitions WHERE run_id = ?", id);
    }

    /** The switch: publishes a run all of whose partitions are done; false where it is not so, or no longer. */
    boolean publish(Connection connection, int run, Instant now) throws SQLException {
        long moved = Sql.update(connection, """
                UPDATE runs SET state = 'PUBLISHED', finished_at = ?
                WHERE id = ? AND state = 'RUNNING'
                  AND NOT EXISTS (SELECT FROM run_partitions WHERE run_id = ? AND done_at IS NULL)
                """, Timestamp.from(now), run, run);
        if (moved == 0) {
            return false;
        }
        Sql.update(connection, """
                INSERT INTO publications (month, run_id, published_at) SELECT month, id, ? FROM runs WHERE id = ?
                ON CONFLICT (month) DO UPDATE SET run_id = excluded.run_id, published_at = excluded.published_at
                """, Timestamp.from(now), run);
        return true;
    }

    static Optional<Long> one(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        return Sql.first(connection, sql, row -> row.getLong(1), parameters);
    }

    private static List<Run> select(Connection connection, String sql, Object... parameters) throws SQLException {
        return Sql.list(connection, sql, Runs::run, parameters);
    }

    private static Run run(ResultSet row) throws SQLException {
        @Nullable Array tiers = row.getArray("tiers");
        return new Run(
                row.getInt("id"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("revision"),
                RunState.valueOf(row.getString("state")),
                row.getString("model"),
                row.getString("model_version"),
                row.getString("model_digest"),
                row.getString("catalogue_digest"),
                row.getInt("kernel_version"),
                row.getTimestamp("data_cutoff").toInstant(),
                row.getLong("last_entry"),
                row.getString("reason"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                Sql.instant(row, "finished_at"),
                comparison(row),
                release(row),
                row.getString("failure"),
                row.getLong("total"),
                row.getLong("citizens"),
                row.getLong("scored"),
                tiers == null
                        ? List.of()
                        : Arrays.stream((Object[]) tiers.getArray())
                                .map(n -> ((Number) n).longValue())
                                .toList());
    }

    private static Run.@Nullable Comparison comparison(ResultSet row) throws SQLException {
        @Nullable Instant at = Sql.instant(row, "compared_at");
        return at == null ? null : new Run.Comparison(at, row.getObject("compared_with", Integer.class));
    }

    private static Run.@Nullable Release release(ResultSet row) throws SQLException {
        @Nullable Instant at = Sql.instant(row, "released_at");
        return at == null ? null : new Run.Release(row.getString("released_by"), at, row.getString("release_reason"));
    }
}
