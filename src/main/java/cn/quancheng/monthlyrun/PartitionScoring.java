package cn.quancheng.monthlyrun;

import cn.quancheng.journal.Seen;
import cn.quancheng.ledger.PackedHistory;
import cn.quancheng.platform.CopyReader;
import cn.quancheng.platform.CopyWriter;
import cn.quancheng.scoring.Adulthood;
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
    private final int latestBirthday;
    private final int cutoff;
    private final int nextMonth;
    private final PackedHistory history;
    private final Tally tally = new Tally();
    private final LongAdder progress;

    /**
     * @param lastEntry the newest entry of the journal that the run sees
     * @param progress counts the citizens that were looked at, for people who watch
     */
    PartitionScoring(int run, MonthlyScorer scorer, long lastEntry, LongAdder progress) {
        this.run = run;
        this.scorer = scorer;
        this.latestBirthday = Adulthood.latestBirthday(scorer.cutoff());
        this.cutoff = (int) scorer.cutoff().toEpochDay();
        this.nextMonth = (int) scorer.cutoff().plusMonths(1).toEpochDay();
        this.history = new PackedHistory(Seen.upTo(lastEntry));
        this.progress = progress;
    }

    /**
     * Reads the partition on one connection and writes its scores on the other, in that one's transaction.
     *
     * @throws UnreadableHistoryException naming the citizen whose history is damaged
     */
    Scored score(int part, Connection reader, Connection writer) throws SQLException {
        long citizens = 0;
        long[] tiers = new long[scorer.model().tiers().size()];
        try (CopyReader histories = new CopyReader(reader, "SELECT citizen_id, events FROM histories_" + part);
                CopyWriter scores = new CopyWriter(
                        writer,
                        Runs.scores(run)
                                + " (citizen_id, run_id, score, tier, government, commerce, society, judicial)")) {
            while (histories.next()) {
                long citizen = histories.getLong();
                int length = histories.getBytes();
                if (hasScore(citizen, histories.bytes(), histories.end() - length, histories.end())) {
                    tiers[tally.tier()]++;
                    write(citizen, scores);
                }
                if (++citizens % REPORT_EVERY == 0) {
                    progress.add(REPORT_EVERY);
                }
            }
            progress.add(citizens % REPORT_EVERY);
            return new Scored(citizens, scores.finish(), tiers);
        }
    }

    /** Whether the citizen has a score; it stands in the tally then. */
    private boolean hasScore(long citizen, byte[] bytes, int from, int to) {
        try {
            history.read(bytes, from, to);
            boolean scored = history.isScored(cutoff, nextMonth) && history.born() <= latestBirthday;
            if (scored) {
                scorer.score(history.facts(), tally);
            }
            return scored;
        } catch (RuntimeException e) {
            // Whatever damaged bytes lead to, people need to know whose they are.
            throw new UnreadableHistoryException(citizen, e);
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
