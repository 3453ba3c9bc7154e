package cn.quancheng.simulation.figures;

import cn.quancheng.journal.Seen;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.scoring.MonthlyScorer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What a pass through the whole population sees of each citizen. */
public final class Witnessed {
    private Witnessed() {}

    /** By citizen: score and tier under the published model, then under each of the others. */
    public static Map<Long, List<Integer>> scores(
            Connection connection, MonthlyScorer base, List<MonthlyScorer> models, LocalDate day, long lastEntry)
            throws SQLException {
        Map<Long, List<Integer>> seen = new HashMap<>();
        PopulationPass pass = new PopulationPass(
                base,
                models,
                day,
                new LongAdder(),
                (citizen, before, after) -> seen.put(
                        citizen,
                        Stream.concat(Stream.of(before), Arrays.stream(after))
                                .flatMap(tally -> Stream.of(tally.score(), tally.tier()))
                                .toList()));
        for (int part = 0; part < Ledger.PARTITIONS; part++) {
            Ledger.walk(connection, part, Seen.upTo(lastEntry), pass);
        }
        return seen;
    }
}
