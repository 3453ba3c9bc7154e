package cn.quancheng.monthlyrun.watch;

import cn.quancheng.platform.Sql;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ScoringModel;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What whole runs came to, counted while they were computed and kept: nobody counts scores again. Every method works in
 * its connection's transaction.
 */
@ApplicationScoped
public class RunFigures {
    /** By indicator, its name and its counts by {@link ScoreCounts#size}. */
    record Contributions(String code, String name, long[] counts) {}

    /**
     * A district in a run.
     *
     * @param district its number in the histories, 0 where it is not known
     * @param adults who lived in the city and was of age
     * @param agreed whose agreement covers the month, wherever they live
     */
    public record Coverage(int district, long adults, long agreed, long scored) {}

    /** Adds up the partitions of a run that is done. */
    public void keep(Connection connection, int run, ScoringModel model) throws SQLException {
        ScoreCounts nobody = new ScoreCounts(model);
        long[] scores = nobody.scores();
        long[] contributions = nobody.contributions();
        long[] coverage = new CoverageCounts().counts();
        for (Partition partition : partitions(connection, run)) {
            add(partition.scores(), scores);
            add(partition.contributions(), contributions);
            add(partition.coverage(), coverage);
        }
        keepScores(connection, run, model, scores);
        keepContributions(connection, run, model, contributions);
        keepCoverage(connection, run, coverage);
    }

    private static List<Partition> partitions(Connection connection, int run) throws SQLException {
        return Sql.list(
                connection,
                "SELECT score_counts, contribution_counts, coverage_counts FROM run_partitions"
                        + " WHERE run_id = ? AND score_counts IS NOT NULL",
                row -> new Partition(longs(row.getArray(1)), longs(row.getArray(2)), longs(row.getArray(3))),
                run);
    }

    private static void keepContributions(Connection connection, int run, ScoringModel model, long[] contributions)
            throws SQLException {
        List<Indicator> indicators = model.indicators();
        for (int place = 0; place < indicators.size(); place++) {
            Indicator indicator = indicators.get(place);
            int from = place * ScoreCounts.SIZES;
            Sql.update(
                    connection,
                    "INSERT INTO run_contributions (run_id, place, code, name, counts) VALUES (?, ?, ?, ?, ?)",
                    run,
                    place,
                    indicator.code(),
                    indicator.name(),
                    array(connection, Arrays.copyOfRange(contributions, from, from + ScoreCounts.SIZES)));
        }
    }

    private record Partition(long[] scores, long[] contributions, long[] coverage) {}

    private static void keepCoverage(Connection connection, int run, long[] counts) throws SQLException {
        for (int district = 0; district < CoverageCounts.DISTRICTS; district++) {
            int at = district * CoverageCounts.COLUMNS;
            if (counts[at] + counts[at + 1] > 0) {
                Sql.update(
                        connection,
                        "INSERT INTO run_coverage (run_id, district, adults, agreed, scored) VALUES (?, ?, ?, ?, ?)",
                        run,
                        district,
                        counts[at],
                        counts[at + 1],
                        counts[at + 2]);
            }
        }
    }

    private static void keepScores(Connection connection, int run, ScoringModel model, long[] counts)
            throws SQLException {
        int step = ScoreCounts.step(model.range());
        List<Integer> scores = new ArrayList<>();
        List<Long> some = new ArrayList<>();
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] > 0) {
                scores.add(model.range().min() + place * step);
                some.add(counts[place]);
            }
        }
        Sql.update(
                connection,
                "INSERT INTO run_figures (run_id, step, scores, counts) VALUES (?, ?, ?, ?)",
                run,
                step,
                connection.createArrayOf("integer", scores.toArray()),
                connection.createArrayOf("bigint", some.toArray()));
    }

    /** The scores of some runs, by run; one of which nothing was kept is left out. */
    public Map<Integer, ScoreDistribution> scores(Connection connection, List<Integer> runs) throws SQLException {
        Map<Integer, ScoreDistribution> found = new LinkedHashMap<>();
        Sql.list(
                connection,
                "SELECT run_id, step, scores, counts FROM run_figures WHERE run_id = ANY (?)",
                row -> found.put(row.getInt("run_id"), distribution(row)),
                connection.createArrayOf("integer", runs.toArray()));
        return found;
    }

    /** The scores of a run. */
    Optional<ScoreDistribution> scores(Connection connection, int run) throws SQLException {
        return Optional.ofNullable(scores(connection, List.of(run)).get(run));
    }

    /** The contributions of a run, in the order of its model. */
    List<Contributions> contributions(Connection connection, int run) throws SQLException {
        return Sql.list(
                connection,
                "SELECT code, name, counts FROM run_contributions WHERE run_id = ? ORDER BY place",
                row -> new Contributions(row.getString("code"), row.getString("name"), longs(row.getArray("counts"))),
                run);
    }

    /** Whom a run might have scored, and whom it scored, by district; nothing of runs that did not count it yet. */
    public List<Coverage> coverage(Connection connection, int run) throws SQLException {
        return Sql.list(
                connection,
                "SELECT district, adults, agreed, scored FROM run_coverage WHERE run_id = ? ORDER BY district",
                row -> new Coverage(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                run);
    }

    /** Drops what was kept of a run that is given up. */
    public static void drop(Connection connection, int run) throws SQLException {
        Sql.update(connection, "DELETE FROM run_figures WHERE run_id = ?", run);
        Sql.update(connection, "DELETE FROM run_contributions WHERE run_id = ?", run);
        Sql.update(connection, "DELETE FROM run_coverage WHERE run_id = ?", run);
    }

    private static ScoreDistribution distribution(ResultSet row) throws SQLException {
        return new ScoreDistribution(
                row.getInt("step"),
                Arrays.stream((Integer[]) row.getArray("scores").getArray())
                        .mapToInt(Integer::intValue)
                        .toArray(),
                longs(row.getArray("counts")));
    }

    private static void add(long[] some, long[] all) {
        for (int i = 0; i < all.length; i++) {
            all[i] += some[i];
        }
    }

    private static long[] longs(Array array) throws SQLException {
        return Arrays.stream((Long[]) array.getArray())
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static Array array(Connection connection, long[] numbers) throws SQLException {
        return connection.createArrayOf("bigint", Arrays.stream(numbers).boxed().toArray());
    }
}
