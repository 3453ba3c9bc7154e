package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** A scoring model, compiled once into flat arrays by kind of fact; immutable and shared by threads. */
public final class Scorer {
    /**
     * The kernel's version: raised with every change after which the same model and the same facts might come to another
     * score. A month that was begun under one version is never gone on with under another.
     */
    public static final int VERSION = 1;

    final ScoringModel model;
    /** By kind: its enabled indicator's index in the model; one past the last where it has none. */
    final int[] indicatorOf;
    /** By kind: a record's full points in thousandths; 0 where the indicator does not count per record. */
    final int[] full;
    /** By kind: whether it is a failing. */
    final boolean[] adverse;

    private Scorer(ScoringModel model, List<FactKind> kinds) {
        this.model = model;
        indicatorOf = new int[kinds.size()];
        full = new int[kinds.size()];
        adverse = new boolean[kinds.size()];
        Arrays.fill(indicatorOf, model.indicators().size());
        for (int kind = 0; kind < kinds.size(); kind++) {
            compile(kind, kinds.get(kind));
        }
    }

    /**
     * Compiles a model.
     *
     * @param kinds every kind of fact there may be; a fact's kind is its place in this list. Kinds that the model does
     *     not look at weigh nothing.
     */
    public static Scorer compile(ScoringModel model, List<FactKind> kinds) {
        return new Scorer(model, kinds);
    }

    /** The model as people wrote it. */
    public ScoringModel model() {
        return model;
    }

    /**
     * The scorer of one cutoff. All date arithmetic happens here, once.
     *
     * @param cutoff usually the first day of a month; any day will do
     */
    public MonthlyScorer at(LocalDate cutoff) {
        return new MonthlyScorer(this, cutoff);
    }

    /** The kind's enabled indicator, or none. */
    @Nullable
    Indicator indicator(int kind) {
        int indicator = indicatorOf[kind];
        return indicator < model.indicators().size() ? model.indicators().get(indicator) : null;
    }

    private void compile(int kind, FactKind what) {
        adverse[kind] = what.adverse();
        List<Indicator> indicators = model.indicators();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            if (indicator.enabled() && indicator.items().contains(what.item())) {
                indicatorOf[kind] = i;
                full[kind] = indicator.rule() instanceof Rule.PerRecord rule
                        ? rule.each().of(what.grade()) * 1000
                        : 0;
            }
        }
    }
}
