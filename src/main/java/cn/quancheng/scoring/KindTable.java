package cn.quancheng.scoring;

import java.time.LocalDate;
import java.util.Arrays;

/** At one cutoff, by kind of fact: from when on a fact counts, and what it weighs. */
final class KindTable {
    private static final byte COUNTING = ordinal(FactState.COUNTING);
    private static final byte DECAYING = ordinal(FactState.DECAYING);
    private static final byte NOT_SCORED = ordinal(FactState.NOT_SCORED);
    private static final byte NOT_YET = ordinal(FactState.NOT_YET);
    private static final byte CLOSED = ordinal(FactState.CLOSED);
    private static final byte ENDED = ordinal(FactState.ENDED);
    private static final byte DISPUTED = ordinal(FactState.DISPUTED);
    private static final byte EXPIRED = ordinal(FactState.EXPIRED);

    private final int cutoff;
    private final int[] indicatorOf;
    private final boolean[] adverse;
    private final int[] full;
    private final Horizon[] horizons;
    private final int[] freshFrom;
    private final int[] goneBefore;
    private final int[][] left;

    KindTable(Scorer scorer, LocalDate cutoff) {
        this.cutoff = Math.toIntExact(cutoff.toEpochDay());
        indicatorOf = scorer.indicatorOf;
        adverse = scorer.adverse;
        full = scorer.full;
        horizons = new Horizon[full.length];
        left = new int[full.length][];
        Horizon[] byIndicator = scorer.model.indicators().stream()
                .map(indicator -> Horizon.of(indicator, cutoff))
                .toArray(Horizon[]::new);
        for (int kind = 0; kind < full.length; kind++) {
            int indicator = indicatorOf[kind];
            boolean scored = indicator != Scorer.NO_INDICATOR;
            horizons[kind] = scored ? byIndicator[indicator] : Horizon.ENDLESS;
            left[kind] = Horizon.left(
                    full[kind],
                    scored ? scorer.model.indicators().get(indicator).decay() : null);
        }
        freshFrom = Arrays.stream(horizons).mapToInt(Horizon::freshFrom).toArray();
        goneBefore = Arrays.stream(horizons).mapToInt(Horizon::goneBefore).toArray();
    }

    /** The index of the kind's enabled indicator, or {@link Scorer#NO_INDICATOR}. */
    int indicator(int kind) {
        return indicatorOf[kind];
    }

    /** The ordinal of the fact's {@link FactState}. */
    byte state(Facts facts, int fact, int kind) {
        if (indicatorOf[kind] == Scorer.NO_INDICATOR) {
            return NOT_SCORED;
        }
        int occurredOn = facts.occurredOn(fact);
        if (occurredOn >= cutoff) {
            return NOT_YET;
        }
        if (facts.closedOn(fact) <= cutoff) {
            return CLOSED;
        }
        if (facts.validUntil(fact) < cutoff) {
            return ENDED;
        }
        if (facts.disputed(fact) && adverse[kind]) {
            return DISPUTED;
        }
        if (occurredOn >= freshFrom[kind]) {
            return COUNTING;
        }
        return occurredOn < goneBefore[kind] ? EXPIRED : DECAYING;
    }

    static boolean counts(byte state) {
        return state <= DECAYING;
    }

    /** The thousandths of a counting fact. */
    int weight(int kind, int occurredOn, byte state) {
        return state == DECAYING ? left[kind][horizons[kind].fading().of(occurredOn)] : full[kind];
    }

    private static byte ordinal(FactState state) {
        return (byte) state.ordinal();
    }
}
