package cn.quancheng.scores;

import cn.quancheng.journal.Seen;
import cn.quancheng.ledger.PackedHistory;
import cn.quancheng.ledger.ScoredMonth;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.Tally;

import java.util.Optional;

/** The scores of one month out of packed histories, one citizen after the other. Not for use by several threads at once. */
public final class HistoryScorer {
    private final MonthlyScorer scorer;
    private final PackedHistory known;
    private final Tally tally = new Tally();
    private final ScoredMonth month;

    /**
     * @param scorer at the month's cutoff
     * @param seen what of the journal counts
     */
    public HistoryScorer(MonthlyScorer scorer, Seen seen) {
        this.scorer = scorer;
        this.known = new PackedHistory(seen);
        this.month = new ScoredMonth(scorer.cutoff());
    }

    /**
     * A citizen's score.
     *
     * @return empty where the citizen has none in that month: not agreed, not here, not of age
     * @throws IllegalStateException when the bytes are no history
     * @throws IndexOutOfBoundsException likewise
     */
    public Optional<ScoreLine> score(byte[] history) {
        known.read(history, 0, history.length);
        if (!month.scores(known)) {
            return Optional.empty();
        }
        scorer.score(known.facts(), tally);
        return Optional.of(ScoreLine.of(tally));
    }
}
