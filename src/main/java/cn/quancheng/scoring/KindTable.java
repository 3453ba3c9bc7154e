package cn.quancheng.scoring;

import java.time.LocalDate;
import java.util.Arrays;

/** At one cutoff, by kind of fact: from when on a fact counts, and what it weighs. */
final class KindTable {
    private final long cutoff;
    private final boolean[] scored;
    private final boolean[] adverse;
    private final int[] full;
    private final Horizon[] horizons;
    private final int[] freshFrom;
    private final int[] goneBefore;
    private final int[][] left;

    KindTable(Scorer scorer, LocalDate cutoff) {
        this.cutoff = cutoff.toEpochDay();
        adverse = scorer.adverse;
        full = scorer.full;
        scored = new boolean[full.length];
        horizons = new Horizon[full.length];
        left = new int[full.length][];
        Horizon[] byIndicator = scorer.model.indicators().stream()
                .map(indicator -> Horizon.of(indicator, cutoff))
                .toArray(Horizon[]::new);
        for (int kind = 0; kind < full.length; kind++) {
            Indicator indicator = scorer.indicator(kind);
            scored[kind] = indicator != null;
            horizons[kind] = indicator == null ? Horizon.ENDLESS : byIndicator[scorer.indicatorOf[kind]];
            left[kind] = Horizon.left(full[kind], indicator == null ? null : indicator.decay());
        }
        freshFrom = Arrays.stream(horizons).mapToInt(Horizon::freshFrom).toArray();
        goneBefore = Arrays.stream(horizons).mapToInt(Horizon::goneBefore).toArray();
    }

    /**
     * Whether a fact counts. Four comparisons are one: a difference below 0 anywhere is a sign bit in the end, and the
     * processor has one branch to guess instead of four. A closing takes it out of use whatever its day.
     */
    boolean counts(Facts facts, int fact, int kind, int occurredOn) {
        long holds = (cutoff - 1 - occurredOn)
                | ((long) facts.validUntil(fact) - cutoff)
                | ((long) facts.closedOn(fact) - Facts.NEVER)
                | ((long) occurredOn - goneBefore[kind]);
        return holds >= 0 && !(facts.disputed(fact) && adverse[kind]);
    }

    /** The thousandths of a counting fact. */
    int weight(int kind, int occurredOn) {
        return occurredOn >= freshFrom[kind]
                ? full[kind]
                : left[kind][horizons[kind].fading().of(occurredOn)];
    }

    /** Why a fact does or does not count; looked for only when someone asks. */
    FactState state(Facts facts, int fact) {
        int kind = facts.kind(fact);
        int occurredOn = facts.occurredOn(fact);
        if (!scored[kind]) {
            return FactState.NOT_SCORED;
        }
        if (counts(facts, fact, kind, occurredOn)) {
            return occurredOn >= freshFrom[kind] ? FactState.COUNTING : FactState.DECAYING;
        }
        if (occurredOn >= cutoff) {
            return FactState.NOT_YET;
        }
        if (facts.closedOn(fact) != Facts.NEVER) {
            return FactState.CLOSED;
        }
        if (facts.validUntil(fact) < cutoff) {
            return FactState.ENDED;
        }
        return facts.disputed(fact) && adverse[kind] ? FactState.DISPUTED : FactState.EXPIRED;
    }
}
