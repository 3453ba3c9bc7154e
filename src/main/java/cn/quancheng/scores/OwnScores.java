package cn.quancheng.scores;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.AgreementView;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import cn.quancheng.scores.CurrentScores.Published;
import cn.quancheng.scoring.ScoringModel;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Scores as the citizens see whose they are: only with an agreement in force. */
@ApplicationScoped
public class OwnScores {
    /**
     * One look, one statement: it writes the look down, asks for the agreement, and reads the score in the table of the
     * run that was the newest when somebody last looked, together with whether it still is.
     */
    private static final String LOOK = """
            WITH looked AS (%s)
            SELECT (%s) AS ends_on, (SELECT run_id FROM publications ORDER BY month DESC LIMIT 1) AS newest, s.*
            FROM (VALUES (1)) one LEFT JOIN LATERAL (%s LIMIT 1) s ON true
            """;

    private final AgroalDataSource database;
    private final Agreements agreements;
    private final Scores scores;
    private final Revisions revisions;
    private final AuditBook audit;
    private volatile @Nullable Newest newest;

    @Inject
    OwnScores(AgroalDataSource database, Agreements agreements, Scores scores, Revisions revisions, AuditBook audit) {
        this.database = database;
        this.agreements = agreements;
        this.scores = scores;
        this.revisions = revisions;
        this.audit = audit;
    }

    /** The newest published month. */
    private record Newest(Published published, Instant publishedAt, ScoringModel model, String look) {}

    /** What one statement found. */
    private record Look(Optional<LocalDate> endsOn, int newest, Optional<CurrentScore> score) {}

    /**
     * A citizen's score in the newest published month.
     *
     * @throws Refusal 409 without an agreement in force, 404 while there is no score, with its day
     */
    public CurrentScore required(long citizenId) throws SQLException {
        agreements.required(citizenId);
        return scores.current(citizenId).orElseThrow(() -> notYet(citizenId));
    }

    /** The same for a look that is written down with it, in one statement. */
    MyScore look(long citizenId, AuditEntry line) throws SQLException {
        try (Connection connection = database.getConnection()) {
            @Nullable Newest known = newest == null ? refresh(connection) : newest;
            if (known == null) {
                audit.record(connection, line);
                agreements.required(citizenId);
                throw notYet(citizenId);
            }
            Look look = look(connection, known, citizenId, line);
            agreements.refuseUnlessAgreed(look.endsOn());
            boolean fresh = look.newest() == known.published().run().run();
            return fresh ? score(citizenId, known, look.score()) : lookAgain(connection, citizenId);
        }
    }

    /** After a month was published: the look is written down already. */
    private MyScore lookAgain(Connection connection, long citizenId) throws SQLException {
        Newest now = Optional.ofNullable(refresh(connection)).orElseThrow();
        return score(citizenId, now, CurrentScores.current(connection, now.published(), citizenId));
    }

    private MyScore score(long citizenId, Newest month, Optional<CurrentScore> score) {
        return MyScore.of(score.orElseThrow(() -> notYet(citizenId)), month.publishedAt(), month.model());
    }

    /** Published months of a citizen before one, the newest first. */
    List<ScoreMonth> months(long citizenId, YearMonth before, int limit) throws SQLException {
        agreements.required(citizenId);
        try (Connection connection = database.getConnection()) {
            ScoreHistory history = new ScoreHistory(connection, citizenId);
            List<ScoreHistory.Month> months = history.months(before, limit);
            Map<YearMonth, List<ScoreHistory.Version>> versions = history.versions(months);
            return months.stream()
                    .map(month ->
                            ScoreMonth.of(month, versions.getOrDefault(month.month(), List.of()), revisions::edition))
                    .toList();
        }
    }

    /**
     * One of the scores that a citizen had.
     *
     * @param month the newest published one where none is given
     * @param version as {@link CurrentScore#version} names it; the one that stands where none is given
     * @throws Refusal 409 without an agreement in force, 404 where there is no such score
     */
    CurrentScore version(long citizenId, @Nullable YearMonth month, @Nullable String version) throws SQLException {
        if (month == null && version == null) {
            return required(citizenId);
        }
        agreements.required(citizenId);
        try (Connection connection = database.getConnection()) {
            ScoreHistory history = new ScoreHistory(connection, citizenId);
            Optional<ScoreHistory.Month> there = month == null
                    ? history.months(YearMonth.of(9999, 1), 1).stream().findFirst()
                    : ScoreHistory.month(connection, month);
            ScoreHistory.Month found = there.orElseThrow(OwnScores::unknown);
            return history.versions(List.of(found)).getOrDefault(found.month(), List.of()).stream()
                    .filter(it -> version == null
                            ? it.run().run() == found.run()
                            : it.name().equals(version))
                    .findFirst()
                    .flatMap(ScoreHistory.Version::score)
                    .orElseThrow(OwnScores::unknown);
        }
    }

    private Look look(Connection connection, Newest known, long citizenId, AuditEntry line) throws SQLException {
        int run = known.published().run().run();
        @Nullable
        Object[] parameters = Stream.concat(
                        Arrays.stream(audit.line(line)), Stream.of(citizenId, citizenId, run, citizenId))
                .toArray();
        return Sql.first(connection, known.look(), row -> found(row, known), parameters)
                .orElseThrow();
    }

    private static Look found(ResultSet row, Newest known) throws SQLException {
        return new Look(
                Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
                row.getInt("newest"),
                CurrentScores.score(row, known.published()));
    }

    private @Nullable Newest refresh(Connection connection) throws SQLException {
        Optional<Published> published = CurrentScores.newest(connection);
        if (published.isEmpty()) {
            return null;
        }
        ScoredRun run = published.get().run();
        Instant since = ScoreHistory.month(connection, run.month())
                .map(ScoreHistory.Month::publishedAt)
                .orElseThrow();
        String look = LOOK.formatted(AuditBook.LINE, Agreements.ENDS_ON, CurrentScores.newestFirst(published.get()));
        Newest found = new Newest(published.get(), since, revisions.edition(run).model(), look);
        newest = found;
        return found;
    }

    private static Refusal unknown() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "scores.no-score-then");
    }

    /** Who agreed in a month that is not published yet has a score when it is. */
    private Refusal notYet(long citizenId) {
        YearMonth agreed = agreements
                .newest(citizenId)
                .map(AgreementView::firstDay)
                .map(YearMonth::from)
                .orElseThrow();
        try {
            YearMonth month = scores.newestMonth()
                    .map(published -> Collections.max(List.of(published.plusMonths(1), agreed)))
                    .orElse(agreed);
            return Refusal.of(
                    Refusal.Kind.NOT_FOUND,
                    "scores.not-yet",
                    month.toString(),
                    month.atDay(1).toString());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
