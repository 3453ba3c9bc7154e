package cn.quancheng.monthlyrun;

import cn.quancheng.journal.Seen;
import cn.quancheng.ledger.HistorySink;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.ledger.PackedHistory;
import cn.quancheng.ledger.ScoredMonth;
import cn.quancheng.ledger.UnreadableHistoryException;
import cn.quancheng.monthlyrun.watch.CoverageCounts;
import cn.quancheng.monthlyrun.watch.ScoreCounts;
import cn.quancheng.platform.CopyWriter;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.Tally;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;

/** Scores one partition: COPY out, kernel, COPY in, in memory that no city's size changes. One a thread. */
final class PartitionScoring {
    private static final int FIELDS = 8;
    private static final int REPORT_EVERY = 1 << 12;

    private final int run;
    private final MonthlyScorer scorer;
    private final ScoredMonth month;
    private final Seen seen;
    private final Tally tally = new Tally();
    private final LongAdder progress;

    /**
     * @param lastEntry the newest entry of the journal that the run sees
     * @param progress counts the citizens that were looked at, for people who watch
     */
    PartitionScoring(int run, MonthlyScorer scorer, long lastEntry, LongAdder progress) {
        this.run = run;
        this.scorer = scorer;
        this.month = new ScoredMonth(scorer.cutoff());
        this.seen = Seen.upTo(lastEntry);
        this.progress = progress;
    }

    /**
     * Reads the partition on one connection and writes its scores on the other, in that one's transaction.
     *
     * @throws UnreadableHistoryException naming the citizen whose history is damaged
     */
    Scored score(int part, Connection reader, Connection writer) throws SQLException {
        try (CopyWriter scores = new CopyWriter(
                writer,
                Runs.scores(run) + " (citizen_id, run_id, score, tier, government, commerce, society, judicial)")) {
            Sink sink = new Sink(scores);
            Ledger.walk(reader, part, seen, sink);
            progress.add(sink.citizens % REPORT_EVERY);
            return new Scored(sink.citizens, scores.finish(), sink.tiers, sink.counts, sink.coverage);
        }
    }

    /** Scores each citizen and writes what the month says of them. */
    private final class Sink implements HistorySink {
        private final CopyWriter scores;
        private final long[] tiers = new long[scorer.model().tiers().size()];
        private final ScoreCounts counts = new ScoreCounts(scorer.model());
        private final CoverageCounts coverage = new CoverageCounts();
        private long citizens;

        Sink(CopyWriter scores) {
            this.scores = scores;
        }

        @Override
        public void take(long citizen, PackedHistory history) throws SQLException {
            boolean scored = month.scores(history);
            coverage.count(history.district(), month.mayScore(history), month.isAgreedTo(history), scored);
            if (scored) {
                scorer.score(history.facts(), tally);
                tiers[tally.tier()]++;
                counts.count(tally);
                write(citizen, scores);
            }
            if (++citizens % REPORT_EVERY == 0) {
                progress.add(REPORT_EVERY);
            }
        }
    }

    private void write(long citizen, CopyWriter scores) throws SQLException {
        scores.startRow(FIELDS);
        scores.putLong(citizen);
        scores.putInt(run);
        scores.putInt(tally.score());
        scores.putShort(tally.tier());
        scores.putInt(tally.dimension(Dimension.GOVERNMENT));
        scores.putInt(tally.dimension(Dimension.COMMERCE));
        scores.putInt(tally.dimension(Dimension.SOCIETY));
        scores.putInt(tally.dimension(Dimension.JUDICIAL));
    }
}
