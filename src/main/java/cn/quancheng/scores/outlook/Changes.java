package cn.quancheng.scores.outlook;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.scores.words.Phrases;
import cn.quancheng.scores.words.ScoreWords;
import cn.quancheng.scoring.Adjustment;
import cn.quancheng.scoring.Contribution;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.FactState;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.WeighedFact;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What leads from one explained score to another: the parts that changed, and the records that changed them. */
final class Changes {
    private static final int NAMED_RECORDS = 3;

    private final Told before;
    private final Told after;
    private final List<FactKind> kinds;
    private final Phrases phrases;
    private final ScoreWords words;

    private Changes(Told before, Told after, List<FactKind> kinds, Phrases phrases) {
        this.before = before;
        this.after = after;
        this.kinds = kinds;
        this.phrases = phrases;
        words = new ScoreWords(phrases, after.edition().catalogue(), kinds, after.records());
    }

    /** A record in both sheets; null where one of them does not have it. */
    private record Pair(
            LedgerRecord record,
            @Nullable WeighedFact before,
            @Nullable WeighedFact after) {}

    /** Every part that changed; their changes add up to that of the score. */
    static List<Because> between(Told before, Told after, List<FactKind> kinds, Phrases phrases) {
        return new Changes(before, after, kinds, phrases).all();
    }

    private List<Because> all() {
        List<Because> all = new ArrayList<>();
        int baseline = after.sheet().baseline() - before.sheet().baseline();
        if (baseline != 0) {
            String name = phrases.text("scores.baseline");
            all.add(plain(Because.BASELINE, name, baseline, Because.Reason.MODEL));
        }
        Map<String, Contribution> was = byCode(before);
        Map<String, Contribution> is = byCode(after);
        Set<String> codes = new LinkedHashSet<>(is.keySet());
        codes.addAll(was.keySet());
        codes.forEach(code -> indicator(was.get(code), is.get(code)).ifPresent(all::add));
        bounds(all);
        return all;
    }

    private Optional<Because> indicator(@Nullable Contribution was, @Nullable Contribution is) {
        int change = points(is) - points(was);
        if (change == 0) {
            return Optional.empty();
        }
        Indicator indicator = Objects.requireNonNull(is == null ? was : is).indicator();
        boolean newRule = was == null || is == null || !was.indicator().equals(is.indicator());
        List<Pair> moved = moved(pairs(was, is));
        Because.Reason reason = newRule
                ? Because.Reason.MODEL
                : moved.isEmpty()
                        ? Because.Reason.THRESHOLD
                        : reason(moved.get(0)).orElse(Because.Reason.THRESHOLD);
        String text = phrases.text(
                "scores.because",
                words.name(indicator),
                phrases.points(change),
                moved.isEmpty() || newRule ? phrases.text("scores.cause-" + reason) : causes(moved));
        List<Because.Moved> records = moved.stream().map(this::moved).toList();
        return Optional.of(new Because(indicator.code(), indicator.name(), change, reason, records, text));
    }

    /** The records whose weight changes, the strongest first; where time alone did it, the latest one that counts. */
    private static List<Pair> moved(List<Pair> pairs) {
        List<Pair> moved = pairs.stream()
                .filter(pair -> reason(pair).isPresent())
                .sorted(Comparator.comparingLong((Pair pair) -> Math.abs(weight(pair.after()) - weight(pair.before())))
                        .reversed())
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

    private String causes(List<Pair> moved) {
        Map<Because.Reason, List<String>> byReason = new LinkedHashMap<>();
        for (Pair pair : moved) {
            byReason.computeIfAbsent(reason(pair).orElse(Because.Reason.THRESHOLD), reason -> new ArrayList<>())
                    .add(named(pair.record()));
        }
        List<String> causes = new ArrayList<>();
        byReason.forEach((reason, records) -> causes.add(phrases.text(
                        records.size() > NAMED_RECORDS ? "scores.many" : "scores.few",
                        phrases.list(records.subList(0, Math.min(NAMED_RECORDS, records.size()))),
                        String.valueOf(records.size()))
                + phrases.text("scores.cause-" + reason)));
        return phrases.clauses(causes);
    }

    private String named(LedgerRecord record) {
        return phrases.text("scores.record-of", phrases.day(record.occurredOn()), words.item(kinds.get(record.kind())));
    }

    private Because.Moved moved(Pair pair) {
        return new Because.Moved(
                pair.record().recordNo(),
                pair.record().department(),
                kinds.get(pair.record().kind()).item(),
                reason(pair).orElse(Because.Reason.THRESHOLD),
                BigDecimal.valueOf(weight(pair.before()), 3),
                BigDecimal.valueOf(weight(pair.after()), 3));
    }

    private static long weight(@Nullable WeighedFact fact) {
        return fact == null ? 0 : fact.weight();
    }

    /** Why a record weighs more or less than before; nothing where it does not. */
    private static Optional<Because.Reason> reason(Pair pair) {
        @Nullable FactState was = pair.before() == null ? null : pair.before().state();
        @Nullable FactState is = pair.after() == null ? null : pair.after().state();
        boolean counted = was != null && was.counts();
        boolean counts = is != null && is.counts();
        if (counted && counts) {
            if (weight(pair.before()) == weight(pair.after())) {
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

    /** All records of both, in the order in which they entered. */
    private List<Pair> pairs(@Nullable Contribution was, @Nullable Contribution is) {
        Map<Long, Pair> pairs = new LinkedHashMap<>();
        for (WeighedFact fact : facts(was)) {
            LedgerRecord record = before.records().get(fact.fact());
            pairs.put(record.id(), new Pair(record, fact, null));
        }
        for (WeighedFact fact : facts(is)) {
            LedgerRecord record = after.records().get(fact.fact());
            @Nullable Pair known = pairs.get(record.id());
            pairs.put(record.id(), new Pair(record, known == null ? null : known.before(), fact));
        }
        return List.copyOf(pairs.values());
    }

    private void bounds(List<Because> all) {
        Map<String, Adjustment> was = bounds(before);
        Map<String, Adjustment> is = bounds(after);
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        for (String bound : names) {
            int change = points(is.get(bound)) - points(was.get(bound));
            if (change != 0) {
                String name = phrases.text(bound.equals("RANGE") ? "scores.range" : "scores.dimension-" + bound);
                all.add(plain(bound, name, change, Because.Reason.BOUND));
            }
        }
    }

    private Because plain(String subject, String name, int change, Because.Reason reason) {
        String text =
                phrases.text("scores.because", name, phrases.points(change), phrases.text("scores.cause-" + reason));
        return new Because(subject, name, change, reason, List.of(), text);
    }

    private static Map<String, Adjustment> bounds(Told told) {
        Map<String, Adjustment> bounds = new LinkedHashMap<>();
        told.sheet().adjustments().forEach(bound -> bounds.put(ScoreWords.boundName(bound), bound));
        return bounds;
    }

    private static Map<String, Contribution> byCode(Told told) {
        Map<String, Contribution> byCode = new LinkedHashMap<>();
        told.sheet().contributions().forEach(part -> byCode.put(part.indicator().code(), part));
        return byCode;
    }

    private static List<WeighedFact> facts(@Nullable Contribution contribution) {
        return contribution == null ? List.of() : contribution.facts();
    }

    private static int points(@Nullable Contribution contribution) {
        return contribution == null ? 0 : contribution.points();
    }

    private static int points(@Nullable Adjustment adjustment) {
        return adjustment == null ? 0 : adjustment.points();
    }
}
