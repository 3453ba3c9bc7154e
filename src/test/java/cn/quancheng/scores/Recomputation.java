package cn.quancheng.scores;

import cn.quancheng.models.Catalogue;
import cn.quancheng.platform.Sql;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.NaiveScorer;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a citizen's current score must be, from the tables alone, by the naive scorer: what the run saw, and every
 * decision. It shares nothing with the packed histories, the kernel or the revisions.
 */
final class Recomputation {
    private static final String STANDING = """
            SELECT s.status, c.born FROM citizen_standings s JOIN citizens c ON c.id = s.citizen_id
            WHERE s.citizen_id = ? AND s.entry <= ? ORDER BY s.entry DESC LIMIT 1
            """;
    private static final String AGREEMENT = """
            SELECT a.first_day, a.ends_on FROM agreement_standings a JOIN journal j USING (entry)
            WHERE a.citizen_id = ? AND (a.entry <= ? OR j.decision) ORDER BY a.entry DESC LIMIT 1
            """;
    private static final String RECORDS = """
            SELECT k.item, k.grade, r.quantity, r.occurred_on, r.valid_until,
                   (SELECT on_day FROM record_marks WHERE record_id = r.id AND kind IN ('CLOSED', 'REOPENED')
                    ORDER BY id DESC LIMIT 1) AS closed_on,
                   (SELECT kind FROM record_marks WHERE record_id = r.id AND kind IN ('DISPUTED', 'DECIDED')
                    ORDER BY id DESC LIMIT 1) AS dispute
            FROM records r JOIN fact_kinds k ON k.number = r.kind JOIN journal j ON j.entry = r.entry
            WHERE r.citizen_id = ? AND (r.entry <= ? OR j.decision)
            """;

    private final Connection connection;
    private final NaiveScorer scorer;
    private final Catalogue catalogue;
    private final LocalDate cutoff;
    private final long lastEntry;

    Recomputation(Connection connection, ScoringModel model, Catalogue catalogue, LocalDate cutoff, long lastEntry) {
        this.connection = connection;
        this.scorer = new NaiveScorer(model);
        this.catalogue = catalogue;
        this.cutoff = cutoff;
        this.lastEntry = lastEntry;
    }

    /** Score and dimensions in a row, or none. */
    Optional<List<Integer>> of(long citizen) throws SQLException {
        if (!isLiving(citizen) || !isCovered(citizen)) {
            return Optional.empty();
        }
        NaiveScorer.Result result = scorer.score(Sql.list(connection, RECORDS, this::fact, citizen, lastEntry), cutoff);
        return Optional.of(Stream.concat(
                        Stream.of(result.score()),
                        Arrays.stream(Dimension.values())
                                .map(dimension -> Objects.requireNonNull(
                                        result.dimensions().get(dimension))))
                .map(BigInteger::intValueExact)
                .toList());
    }

    private boolean isLiving(long citizen) throws SQLException {
        return Sql.first(
                        connection,
                        STANDING,
                        row -> row.getString(1).equals("ACTIVE")
                                && !row.getObject(2, LocalDate.class)
                                        .plusYears(18)
                                        .isAfter(cutoff),
                        citizen,
                        lastEntry)
                .orElse(false);
    }

    private boolean isCovered(long citizen) throws SQLException {
        return Sql.first(
                        connection,
                        AGREEMENT,
                        row -> {
                            @Nullable LocalDate first = row.getObject(1, LocalDate.class);
                            @Nullable LocalDate end = row.getObject(2, LocalDate.class);
                            return first != null
                                    && end != null
                                    && first.isBefore(cutoff.plusMonths(1))
                                    && cutoff.isBefore(end);
                        },
                        citizen,
                        lastEntry)
                .orElse(false);
    }

    private NaiveScorer.Fact fact(ResultSet row) throws SQLException {
        String item = row.getString(1);
        return new NaiveScorer.Fact(
                item,
                row.getString(2),
                catalogue.item(item).orElseThrow().isAdverse(),
                row.getLong(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                "DISPUTED".equals(row.getString(7)));
    }
}
