package cn.quancheng.simulation.figures;

import cn.quancheng.ledger.HistorySink;
import cn.quancheng.ledger.PackedHistory;
import cn.quancheng.ledger.ScoredMonth;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.Tally;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * One way through histories with several models at once: each citizen's facts are unpacked once and scored by the published
 * model and by those beside it. Looks only at people whom the month scores and whose agreement is in force today. One a
 * thread.
 */
public final class PopulationPass implements HistorySink {
    private static final int REPORT_EVERY = 1 << 12;

    private final MonthlyScorer base;
    private final MonthlyScorer[] models;
    private final ScoredMonth month;
    private final AgeBands bands;
    private final int today;
    private final LongAdder looked;
    private final Witness witness;
    private final Tally before = new Tally();
    private final Tally[] after;
    private final List<Counts> counts;
    private int unreported;

    /** Sees each citizen who is counted, with the score under each model. */
    interface Witness {
        void see(long citizen, Tally before, Tally[] after);
    }

    /**
     * A pass that has counted nobody yet.
     *
     * @param base the published model at the month's cutoff
     * @param models those that are set beside it, at the same cutoff
     * @param today the day on which agreements must be in force
     * @param looked counts the citizens that were looked at, for people who watch
     */
    public PopulationPass(MonthlyScorer base, List<MonthlyScorer> models, LocalDate today, LongAdder looked) {
        this(base, models, today, looked, (citizen, old, now) -> {});
    }

    PopulationPass(MonthlyScorer base, List<MonthlyScorer> models, LocalDate today, LongAdder looked, Witness witness) {
        this.base = base;
        this.models = models.toArray(MonthlyScorer[]::new);
        this.month = new ScoredMonth(base.cutoff());
        this.bands = new AgeBands(base.cutoff());
        this.today = (int) today.toEpochDay();
        this.looked = looked;
        this.witness = witness;
        this.after = Stream.generate(Tally::new).limit(models.size()).toArray(Tally[]::new);
        this.counts = models.stream()
                .map(model -> new Counts(base.model(), model.model()))
                .toList();
    }

    /** What was counted of each model, in their order. */
    public List<Counts> counts() {
        return counts;
    }

    @Override
    public void take(long citizen, PackedHistory history) {
        if (month.scores(history) && history.isAgreedOn(today) && !history.hasLeft()) {
            count(citizen, history);
        }
        if (++unreported == REPORT_EVERY) {
            report();
        }
    }

    /** Reports those who were looked at since the last report. */
    public void report() {
        looked.add(unreported);
        unreported = 0;
    }

    private void count(long citizen, PackedHistory history) {
        base.score(history.facts(), before);
        int group = Groups.of(history.sex(), bands.of(history.born()), history.district());
        for (int model = 0; model < models.length; model++) {
            models[model].score(history.facts(), after[model]);
            counts.get(model).count(group, before, after[model]);
        }
        witness.see(citizen, before, after);
    }
}
