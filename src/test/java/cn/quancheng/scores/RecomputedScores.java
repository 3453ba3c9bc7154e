package cn.quancheng.scores;

import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds current scores against what the tables alone say that they must be. */
@ApplicationScoped
public class RecomputedScores {
    private final Scores scores;
    private final Models models;
    private final AgroalDataSource database;

    RecomputedScores(Scores scores, Models models, AgroalDataSource database) {
        this.scores = scores;
        this.models = models;
        this.database = database;
    }

    /** Fails unless a citizen's current score of a published month is a full recomputation's, and is explained to the point. */
    public void check(long citizen, YearMonth month) throws SQLException {
        Optional<CurrentScore> current = scores.current(citizen, month);
        try (Connection connection = database.getConnection()) {
            long lastEntry = Sql.first(
                            connection,
                            "SELECT last_entry FROM runs r JOIN publications b ON b.run_id = r.id WHERE b.month = ?",
                            row -> row.getLong(1),
                            month.atDay(1))
                    .orElseThrow();
            Recomputation recomputed = new Recomputation(
                    connection,
                    models.forMonth(month).orElseThrow().model(),
                    models.catalogue(),
                    month.atDay(1),
                    lastEntry);
            assertThat(current.map(CurrentScore::line).map(RecomputedScores::numbers))
                    .as("citizen " + citizen + ", run up to " + lastEntry)
                    .isEqualTo(recomputed.of(citizen));
        }
        if (current.isPresent()) {
            scores.explain(citizen, current.get());
        }
    }

    private static List<Integer> numbers(ScoreLine line) {
        return List.of(line.score(), line.government(), line.commerce(), line.society(), line.judicial());
    }
}
