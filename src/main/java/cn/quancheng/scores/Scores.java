package cn.quancheng.scores;

import cn.quancheng.citizens.AgreementWithdrawn;
import cn.quancheng.ledger.Dossier;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.scoring.ScoreSheet;
import io.agroal.api.AgroalDataSource;
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
import java.util.Optional;
import java.util.OptionalInt;

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
    private final Models models;

    @Inject
    Scores(AgroalDataSource database, Ledger ledger, Models models) {
        this.database = database;
        this.ledger = ledger;
        this.models = models;
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
     * A citizen's score in a published month, computed again from the ledger by the month's own model and
     * catalogue, to the point.
     *
     * @return empty where the citizen had no score in that month
     * @throws IllegalStateException when it does not come to the score that was published, or the month's model
     *     was never kept
     */
    public Optional<Explained> explain(Publication publication, long citizenId) throws SQLException {
        OptionalInt published = score(publication.run(), citizenId);
        if (published.isEmpty()) {
            return Optional.empty();
        }
        ModelEdition edition = models.edition(publication.modelDigest(), publication.catalogueDigest())
                .orElseThrow(() -> new IllegalStateException("the model of " + publication.month() + " is gone"));
        Dossier dossier = ledger.dossier(citizenId, publication.lastEntry());
        ScoreSheet sheet = models.scorer(edition)
                .at(publication.month().atDay(1))
                .explain(dossier.history().facts());
        if (sheet.score() != published.getAsInt()) {
            throw new IllegalStateException("run " + publication.run() + " gave citizen " + citizenId + " "
                    + published.getAsInt() + " points, and the ledger gives " + sheet.score());
        }
        return Optional.of(new Explained(publication, edition, sheet, dossier.records()));
    }

    /** Drops all scores of a citizen who no longer agrees to be scored, in that transaction. */
    void drop(@Observes AgreementWithdrawn withdrawal) {
        try (PreparedStatement delete =
                withdrawal.connection().prepareStatement("DELETE FROM scores WHERE citizen_id = ?")) {
            delete.setLong(1, withdrawal.citizenId());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the scores of a citizen who withdrew could not be dropped", e);
        }
    }

    private OptionalInt score(int run, long citizenId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT score FROM scores WHERE run_id = ? AND citizen_id = ?")) {
            query.setInt(1, run);
            query.setLong(2, citizenId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
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
