package cn.quancheng.monthlyrun;

import cn.quancheng.monthlyrun.watch.RunFigures;
import cn.quancheng.monthlyrun.watch.RunFigures.Coverage;
import cn.quancheng.monthlyrun.watch.ScoreDistribution;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What published months came to, as their runs counted it: whoever asks reads a few rows, however large the city is, and
 * decisions made since do not change it.
 */
@ApplicationScoped
public class MonthFigures {
    private final AgroalDataSource database;
    private final Runs runs;
    private final RunFigures figures;

    MonthFigures(AgroalDataSource database, Runs runs, RunFigures figures) {
        this.database = database;
        this.runs = runs;
        this.figures = figures;
    }

    /**
     * A published month.
     *
     * @param scores empty where a run of an earlier release counted nothing
     */
    public record Month(Run run, Optional<ScoreDistribution> scores) {}

    /** Published months up to one, the newest first; at most so many. */
    public List<Month> upTo(YearMonth last, int months) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Run> published = runs.publishedUpTo(connection, last, months);
            Map<Integer, ScoreDistribution> scores =
                    figures.scores(connection, published.stream().map(Run::id).toList());
            return published.stream()
                    .map(run -> new Month(run, Optional.ofNullable(scores.get(run.id()))))
                    .toList();
        }
    }

    /** Whom a run might have scored, and whom it scored, by district; nothing of a run that did not count it. */
    public List<Coverage> coverage(int run) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return figures.coverage(connection, run);
        }
    }
}
