package cn.quancheng.simulation;

import cn.quancheng.journal.Seen;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.platform.LongWork;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.simulation.figures.Counts;
import cn.quancheng.simulation.figures.FirstFigures;
import cn.quancheng.simulation.figures.PopulationPass;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** One simulation's way through all partitions, for several threads: each takes the next one that nobody took. */
final class Population {
    /** For a partition's COPY, in a province on a slow disk. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final DataSource database;
    private final MonthlyScorer base;
    private final List<MonthlyScorer> models;
    private final LocalDate day;
    private final Seen seen;
    private final AtomicInteger next = new AtomicInteger();
    private final LongAdder looked = new LongAdder();
    private final List<Counts> totals;
    private volatile boolean stopped;

    /** @param day agreements must be in force on it; {@code lastEntry} is the newest entry that is seen */
    Population(DataSource database, MonthlyScorer base, List<MonthlyScorer> models, LocalDate day, long lastEntry) {
        this.database = database;
        this.base = base;
        this.models = models;
        this.day = day;
        this.seen = Seen.upTo(lastEntry);
        this.totals = models.stream()
                .map(model -> new Counts(base.model(), model.model()))
                .toList();
    }

    /** Reads partitions until none is left, or it is stopped. */
    void read() throws SQLException {
        try (Connection connection = LongWork.connection(database, LONGEST)) {
            for (int part = next.getAndIncrement();
                    part < Ledger.PARTITIONS && !stopped;
                    part = next.getAndIncrement()) {
                PopulationPass pass = new PopulationPass(base, models, day, looked);
                Ledger.walk(connection, part, seen, pass);
                pass.report();
                add(pass.counts());
            }
        }
    }

    /** Lets everybody leave after the partition in hand. */
    void stop() {
        stopped = true;
    }

    /** How many citizens were looked at. */
    long looked() {
        return looked.sum();
    }

    /** What can be said so far, by model. */
    synchronized List<FirstFigures> first() {
        return totals.stream().map(FirstFigures::of).flatMap(Optional::stream).toList();
    }

    /** What was counted, once everybody has left. */
    synchronized List<Counts> counts() {
        return totals;
    }

    private synchronized void add(List<Counts> counted) {
        for (int model = 0; model < totals.size(); model++) {
            totals.get(model).add(counted.get(model));
        }
    }
}
