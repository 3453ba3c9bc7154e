package cn.quancheng.scores.outlook;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.FactState;
import cn.quancheng.scoring.WeighedFact;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A record in two sheets; null where one of them does not have it. */
record Pair(
        LedgerRecord record,
        @Nullable WeighedFact before,
        @Nullable WeighedFact after) {
    /**
     * The records whose weight changes, the strongest first; where time alone did it, the latest one that counts.
     *
     * @param before what an indicator's records weighed
     * @param after what they weigh
     */
    static List<Pair> moved(Map<LedgerRecord, WeighedFact> before, Map<LedgerRecord, WeighedFact> after) {
        Set<LedgerRecord> records = new LinkedHashSet<>(before.keySet());
        records.addAll(after.keySet());
        List<Pair> pairs = records.stream()
                .map(record -> new Pair(record, before.get(record), after.get(record)))
                .toList();
        List<Pair> moved = pairs.stream()
                .filter(pair -> pair.moves().isPresent())
                .sorted(Comparator.comparingLong(Pair::difference).reversed())
                .toList();
        return moved.isEmpty()
                ? pairs.stream()
                        .filter(pair ->
                                pair.after() != null && pair.after().state().counts())
                        .max(Comparator.comparing(pair -> pair.record().occurredOn()))
                        .map(List::of)
                        .orElse(List.of())
                : moved;
    }

    /** Why it weighs more or less than before; where it does neither, time has passed a bound. */
    Because.Reason reason() {
        return moves().orElse(Because.Reason.THRESHOLD);
    }

    /** The same for programs. */
    Because.Moved told(List<FactKind> kinds) {
        return new Because.Moved(
                record.recordNo(),
                record.department(),
                kinds.get(record.kind()).item(),
                reason(),
                BigDecimal.valueOf(weight(before), 3),
                BigDecimal.valueOf(weight(after), 3));
    }

    private long difference() {
        return Math.abs(weight(after) - weight(before));
    }

    private Optional<Because.Reason> moves() {
        @Nullable FactState was = before == null ? null : before.state();
        @Nullable FactState is = after == null ? null : after.state();
        boolean counted = was != null && was.counts();
        boolean counts = is != null && is.counts();
        if (counted && counts) {
            if (weight(before) == weight(after)) {
                return Optional.empty();
            }
            return Optional.of(was == FactState.COUNTING ? Because.Reason.FADES : Because.Reason.FADES_FURTHER);
        }
        if (counts) {
            return Optional.of(
                    was == null || was == FactState.NOT_YET ? Because.Reason.BEGINS : Because.Reason.COUNTS_AGAIN);
        }
        return counted ? Optional.of(gone(is)) : Optional.empty();
    }

    private static Because.Reason gone(@Nullable FactState state) {
        if (state == null) {
            return Because.Reason.CLOSED;
        }
        return switch (state) {
            case ENDED -> Because.Reason.VALIDITY_PASSES;
            case DISPUTED -> Because.Reason.DISPUTED;
            case CLOSED -> Because.Reason.CLOSED;
            case NOT_SCORED, NOT_YET -> Because.Reason.MODEL;
            default -> Because.Reason.ENDS;
        };
    }

    private static long weight(@Nullable WeighedFact fact) {
        return fact == null ? 0 : fact.weight();
    }
}
