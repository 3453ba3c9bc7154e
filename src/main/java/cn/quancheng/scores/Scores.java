package cn.quancheng.scores;

import cn.quancheng.citizens.AgreementWithdrawn;
import cn.quancheng.journal.CitizenChanged;
import cn.quancheng.journal.Decisions;
import cn.quancheng.ledger.Dossier;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.platform.AdvisoryKey;
import cn.quancheng.platform.Sql;
import cn.quancheng.scores.CurrentScores.Published;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.ScoringModel;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The published scores. */
@ApplicationScoped
public class Scores {
    private static final String PUBLICATIONS = """
            SELECT b.month, b.run_id, r.revision, r.model, r.model_version, r.model_digest,
                   r.catalogue_digest, b.published_at, r.data_cutoff, r.last_entry,
                   (SELECT coalesce(sum(scored), 0) FROM run_partitions WHERE run_id = r.id) AS scored,
                   ARRAY(SELECT sum(n)::bigint FROM run_partitions, unnest(tiers) WITH ORDINALITY AS u (n, tier)
                         WHERE run_id = r.id GROUP BY tier ORDER BY tier) AS tiers
            FROM publications b JOIN runs r ON r.id = b.run_id
            """;

    private final AgroalDataSource database;
    private final Ledger ledger;
    private final Revisions revisions;
    private final Decisions decisions;

    @Inject
    Scores(AgroalDataSource database, Ledger ledger, Revisions revisions, Decisions decisions) {
        this.database = database;
        this.ledger = ledger;
        this.revisions = revisions;
        this.decisions = decisions;
    }

    /** A month, if it is published. */
    public Optional<Publication> publication(YearMonth month) throws SQLException {
        return publication(PUBLICATIONS + " WHERE b.month = ?", month.atDay(1));
    }

    /** The newest month that is published. */
    public Optional<Publication> latest() throws SQLException {
        return publication(PUBLICATIONS + " ORDER BY b.month DESC LIMIT 1");
    }

    /**
     * A citizen's score in a published month as it stands now: the one reader of the current score.
     *
     * @return empty where the month is not published, or the citizen has no score in it
     */
    public Optional<CurrentScore> current(long citizenId, YearMonth month) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<Published> published = CurrentScores.published(connection, month);
            return published.isEmpty()
                    ? Optional.empty()
                    : CurrentScores.current(connection, published.get(), citizenId);
        }
    }

    /** A citizen's score in the newest published month as it stands now. */
    public Optional<CurrentScore> current(long citizenId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<Published> published = CurrentScores.newest(connection);
            return published.isEmpty()
                    ? Optional.empty()
                    : CurrentScores.current(connection, published.get(), citizenId);
        }
    }

    /** The newest published month. */
    public Optional<YearMonth> newestMonth() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return CurrentScores.newest(connection)
                    .map(published -> published.run().month());
        }
    }

    /**
     * The scores of a published run as they stand now, as a query over {@code citizen_id} and the score's columns, for
     * whoever streams them.
     */
    public static String currentOf(int run) {
        return CurrentScores.of(run);
    }

    /**
     * A citizen's score with its why, computed again from the ledger by the month's own model and
     * catalogue, to the point.
     *
     * @throws IllegalStateException when it does not come to the score that stands, or the month's model
     *     was never kept
     */
    public Explained explain(long citizenId, CurrentScore score) throws SQLException {
        ScoredRun run = score.run();
        Dossier dossier = ledger.dossier(citizenId, score.seen());
        ScoreSheet sheet = revisions.scorer(run).explain(dossier.history().facts());
        if (!score.line().isOf(sheet)) {
            throw new IllegalStateException("run " + run.run() + " gave citizen " + citizenId + " " + score.line()
                    + ", and the ledger gives " + sheet.score());
        }
        return new Explained(score, revisions.edition(run), sheet, dossier.records());
    }

    /** The model of a run, with its tiers. */
    public ScoringModel model(ScoredRun run) {
        return revisions.edition(run).model();
    }

    /** Every score that a citizen had in a published month, the newest first: as decisions left it, then the run's. */
    public List<CurrentScore> revisions(long citizenId, YearMonth month) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<Published> published = CurrentScores.published(connection, month);
            return published.isEmpty() ? List.of() : CurrentScores.all(connection, published.get(), citizenId);
        }
    }

    /**
     * Brings a run's scores up to the next decisions beyond an entry, in the connection's transaction, which keeps others
     * from being numbered meanwhile.
     *
     * @param after decisions up to this one are passed over
     * @param atMost so many decisions
     * @return those that the scores were brought up to, in the order of their entries
     */
    public List<Decisions.Made> catchUp(Connection connection, ScoredRun run, Decisions.Made after, int atMost)
            throws SQLException {
        List<Decisions.Made> made = decisions.since(connection, after, atMost);
        // As each citizen stands now: an earlier decision must not bring back what a later one took away.
        revisions.revise(connection, run, decisions.newestOf(connection, made));
        return made;
    }

    /**
     * Lets one run at a time be published, over all replicas, until {@link #unlockPublishing}: files of decisions wait,
     * single decisions do not.
     */
    public void lockPublishing(Connection connection) throws SQLException {
        Sql.update(connection, "SELECT pg_advisory_lock(?)", AdvisoryKey.PUBLISHING);
    }

    /** Lets others publish. */
    public void unlockPublishing(Connection connection) throws SQLException {
        Sql.update(connection, "SELECT pg_advisory_unlock(?)", AdvisoryKey.PUBLISHING);
    }

    /** Computes scores of the newest published month again, as decisions leave them. */
    void citizenChanged(@Observes @Priority(CitizenChanged.COMPUTED) CitizenChanged change) {
        try (Connection connection = database.getConnection()) {
            if (change.inFile()) {
                // A single decision holds up the numbering and with it whoever publishes; a file would do so too long.
                Sql.update(connection, "SELECT pg_advisory_xact_lock_shared(?)", AdvisoryKey.PUBLISHING);
            }
            Optional<Published> latest = CurrentScores.newest(connection);
            if (latest.isPresent()) {
                revisions.revise(connection, latest.get().run(), change.made());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("scores were not revised after decisions", e);
        }
    }

    /** Drops all scores of a citizen who no longer agrees to be scored. */
    void drop(@Observes AgreementWithdrawn withdrawal) {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "DELETE FROM score_revisions WHERE citizen_id = ?", withdrawal.citizenId());
            Sql.update(connection, "DELETE FROM scores WHERE citizen_id = ?", withdrawal.citizenId());
        } catch (SQLException e) {
            throw new IllegalStateException("the scores of a citizen who withdrew could not be dropped", e);
        }
    }

    private Optional<Publication> publication(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(publication(row)) : Optional.empty();
            }
        }
    }

    private static Publication publication(ResultSet row) throws SQLException {
        Array tiers = row.getArray("tiers");
        return new Publication(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("run_id"),
                row.getInt("revision"),
                row.getString("model"),
                row.getString("model_version"),
                row.getString("model_digest"),
                row.getString("catalogue_digest"),
                row.getTimestamp("published_at").toInstant(),
                row.getTimestamp("data_cutoff").toInstant(),
                row.getLong("last_entry"),
                row.getLong("scored"),
                Arrays.stream((Object[]) tiers.getArray())
                        .map(n -> ((Number) n).longValue())
                        .toList());
    }
}
