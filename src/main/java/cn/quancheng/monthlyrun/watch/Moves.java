package cn.quancheng.monthlyrun.watch;

import cn.quancheng.platform.Sql;
import cn.quancheng.scores.ScoredRun;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** How many citizens have another tier than last time, by its name. */
@ApplicationScoped
class Moves {
    /** Both tables are read once, side by side; counted by pairs of tiers, of which there are few. */
    private static final String PAIRS = """
            SELECT sum(n), sum(n) FILTER (WHERE was.tier_codes[before + 1] <> will.tier_codes[after + 1])
            FROM (SELECT b.tier AS before, a.tier AS after, count(*) AS n
                  FROM %s b JOIN %s a USING (citizen_id) GROUP BY 1, 2) pairs,
                 runs was, runs will
            WHERE was.id = ? AND will.id = ? AND was.tier_codes IS NOT NULL AND will.tier_codes IS NOT NULL
            """;

    /**
     * Those with a score both times.
     *
     * @param changed how many of them have another tier
     */
    record Moved(long people, long changed) {
        double share() {
            return people == 0 ? 0 : (double) changed / people;
        }
    }

    /** Empty where a run does not say what its tiers are called. */
    Optional<Moved> between(Connection connection, int before, int after) throws SQLException {
        return Sql.first(
                        connection,
                        PAIRS.formatted(ScoredRun.table(before), ScoredRun.table(after)),
                        row -> new Moved(row.getLong(1), row.getLong(2)),
                        before,
                        after)
                .filter(moved -> moved.people() > 0);
    }
}
