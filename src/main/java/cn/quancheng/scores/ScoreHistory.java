package cn.quancheng.scores;

import cn.quancheng.platform.Sql;
import cn.quancheng.scores.CurrentScores.Published;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Everything that a citizen's scores were: of every run that was ever published, and of every decision after it. */
final class ScoreHistory {
    private static final String MONTHS =
            "SELECT month, run_id, published_at FROM publications WHERE %s ORDER BY month DESC LIMIT ?";

    private static final String RUNS = CurrentScores.RUN_COLUMNS + """
             FROM runs r WHERE r.month = ANY (?) AND r.state = 'PUBLISHED' ORDER BY r.id DESC
            """;

    private static final String SCORES = """
            SELECT run_id, entry, data_cutoff, %1$s FROM score_revisions WHERE citizen_id = ? AND run_id = ANY (?)
            UNION ALL
            SELECT run_id, NULL, NULL, %1$s FROM scores WHERE citizen_id = ? AND run_id = ANY (?)
            ORDER BY run_id DESC, entry DESC NULLS LAST
            """.formatted(ScoreLine.COLUMNS);

    private final Connection connection;
    private final long citizenId;

    ScoreHistory(Connection connection, long citizenId) {
        this.connection = connection;
        this.citizenId = citizenId;
    }

    /** A month that is published: by which run, and since when. */
    record Month(YearMonth month, int run, Instant publishedAt) {}

    /**
     * One score of a month.
     *
     * @param entry of the decision that it came of, or 0: the run's own
     * @param line null: a decision left the citizen without a score
     */
    record Version(
            ScoredRun run,
            long entry,
            Instant dataCutoff,
            @Nullable ScoreLine line) {
        String name() {
            return CurrentScore.version(run, entry);
        }

        /** The score, if there was one. */
        Optional<CurrentScore> score() {
            return Optional.ofNullable(line)
                    .map(it -> new CurrentScore(run, run.seenBy(entry), dataCutoff, entry != 0, it));
        }
    }

    /** Published months before one, the newest first. */
    List<Month> months(YearMonth before, int limit) throws SQLException {
        return Sql.list(connection, MONTHS.formatted("month < ?"), ScoreHistory::month, before.atDay(1), limit);
    }

    /** A month, if it is published. */
    static Optional<Month> month(Connection connection, YearMonth month) throws SQLException {
        return Sql.first(connection, MONTHS.formatted("month = ?"), ScoreHistory::month, month.atDay(1), 1);
    }

    /** Every score of these months, the newest first. */
    Map<YearMonth, List<Version>> versions(List<Month> months) throws SQLException {
        Object days = connection.createArrayOf(
                "date", months.stream().map(month -> month.month().atDay(1)).toArray());
        Map<Integer, Published> runs = new LinkedHashMap<>();
        Sql.list(connection, RUNS, CurrentScores::published, days)
                .forEach(published -> runs.put(published.run().run(), published));
        Object ids = connection.createArrayOf("int", runs.keySet().toArray());
        Map<YearMonth, List<Version>> versions = new LinkedHashMap<>();
        Sql.list(connection, SCORES, row -> version(row, runs), citizenId, ids, citizenId, ids)
                .forEach(version -> versions.computeIfAbsent(version.run().month(), month -> new ArrayList<>())
                        .add(version));
        return versions;
    }

    private static Version version(ResultSet row, Map<Integer, Published> runs) throws SQLException {
        Published published = Objects.requireNonNull(runs.get(row.getInt("run_id")));
        long entry = row.getLong("entry");
        row.getInt("score");
        boolean none = row.wasNull();
        return new Version(
                published.run(),
                entry,
                entry == 0
                        ? published.dataCutoff()
                        : row.getTimestamp("data_cutoff").toInstant(),
                none ? null : ScoreLine.read(row));
    }

    private static Month month(ResultSet row) throws SQLException {
        return new Month(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("run_id"),
                row.getTimestamp("published_at").toInstant());
    }
}
