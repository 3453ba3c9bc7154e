package cn.quancheng.scores;

import cn.quancheng.platform.Sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the scores of published months as they stand now: the newest revision stands before the run's own score. */
final class CurrentScores {
    /** What {@link #published(ResultSet)} reads. */
    static final String RUN_COLUMNS = """
            SELECT r.id, r.month, r.revision, r.model, r.model_version, r.model_digest, r.catalogue_digest, r.last_entry,
                   r.data_cutoff""";

    private static final String RUNS = RUN_COLUMNS + " FROM publications b JOIN runs r ON r.id = b.run_id";

    /** The run's own table, and not the whole of which it is a part: one index is looked into, however many runs there are. */
    private static final String NEWEST_FIRST = """
            SELECT * FROM (
                SELECT entry, data_cutoff, %1$s FROM score_revisions WHERE citizen_id = ? AND run_id = ?
                UNION ALL
                SELECT NULL, NULL, %1$s FROM %2$s WHERE citizen_id = ?) s
            ORDER BY entry DESC NULLS LAST
            """;

    private CurrentScores() {}

    /** The run that published a month, with its data cutoff. */
    record Published(ScoredRun run, Instant dataCutoff) {}

    /** The run that a month's readers see. */
    static Optional<Published> published(Connection connection, YearMonth month) throws SQLException {
        return Sql.first(connection, RUNS + " WHERE b.month = ?", CurrentScores::published, month.atDay(1));
    }

    /** The run of the newest published month. */
    static Optional<Published> newest(Connection connection) throws SQLException {
        return Sql.first(connection, RUNS + " ORDER BY b.month DESC LIMIT 1", CurrentScores::published);
    }

    /** The newest score that stands; empty where that is none, whatever was before. */
    static Optional<CurrentScore> current(Connection connection, Published published, long citizenId)
            throws SQLException {
        return Sql.first(
                        connection,
                        newestFirst(published) + " LIMIT 1",
                        row -> score(row, published),
                        citizenId,
                        published.run().run(),
                        citizenId)
                .flatMap(score -> score);
    }

    /** Every score that there was, the newest first. */
    static List<CurrentScore> all(Connection connection, Published published, long citizenId) throws SQLException {
        return Sql.list(
                        connection,
                        newestFirst(published),
                        row -> score(row, published),
                        citizenId,
                        published.run().run(),
                        citizenId)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** All scores of a run as they stand now, as a query over {@code citizen_id} and the score's columns. */
    static String of(int run) {
        String columns = Arrays.stream(ScoreLine.COLUMNS.split(", "))
                .map("CASE WHEN v.entry IS NULL THEN s.%1$s ELSE v.%1$s END AS %1$s"::formatted)
                .collect(Collectors.joining(", "));
        return """
                SELECT citizen_id, %2$s
                FROM %3$s s
                FULL JOIN (SELECT DISTINCT ON (citizen_id) * FROM score_revisions
                           WHERE run_id = %1$d ORDER BY citizen_id, entry DESC) v USING (citizen_id)
                WHERE v.entry IS NULL OR v.score IS NOT NULL
                """.formatted(run, columns, ScoredRun.table(run));
    }

    /** Every score of a citizen in a run, the newest first, over citizen, run and citizen. */
    static String newestFirst(Published published) {
        return NEWEST_FIRST.formatted(
                ScoreLine.COLUMNS, ScoredRun.table(published.run().run()));
    }

    static Optional<CurrentScore> score(ResultSet row, Published published) throws SQLException {
        row.getInt("score");
        if (row.wasNull()) {
            return Optional.empty();
        }
        long entry = row.getLong("entry");
        boolean revised = !row.wasNull();
        return Optional.of(new CurrentScore(
                published.run(),
                published.run().seenBy(entry),
                revised ? row.getTimestamp("data_cutoff").toInstant() : published.dataCutoff(),
                revised,
                ScoreLine.read(row)));
    }

    static Published published(ResultSet row) throws SQLException {
        return new Published(
                new ScoredRun(
                        row.getInt("id"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getInt("revision"),
                        row.getString("model"),
                        row.getString("model_version"),
                        row.getString("model_digest"),
                        row.getString("catalogue_digest"),
                        row.getLong("last_entry")),
                row.getTimestamp("data_cutoff").toInstant());
    }
}
