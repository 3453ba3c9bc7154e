package cn.quancheng.scores.outlook;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.scores.words.Phrases;
import cn.quancheng.scores.words.ScoreWords;
import cn.quancheng.scoring.Adjustment;
import cn.quancheng.scoring.Contribution;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.WeighedFact;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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
        List<Pair> moved = Pair.moved(facts(before, was), facts(after, is));
        Because.Reason reason = newRule
                ? Because.Reason.MODEL
                : moved.isEmpty()
                        ? Because.Reason.THRESHOLD
                        : moved.get(0).reason();
        String text = phrases.text(
                "scores.because",
                words.name(indicator),
                phrases.points(change),
                moved.isEmpty() || newRule ? phrases.text("scores.cause-" + reason) : causes(moved));
        List<Because.Moved> records = moved.stream().map(pair -> pair.told(kinds)).toList();
        return Optional.of(new Because(indicator.code(), indicator.name(), change, reason, records, text));
    }

    private String causes(List<Pair> moved) {
        Map<Because.Reason, List<String>> byReason = new LinkedHashMap<>();
        for (Pair pair : moved) {
            byReason.computeIfAbsent(pair.reason(), reason -> new ArrayList<>())
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

    private static Map<LedgerRecord, WeighedFact> facts(Told told, @Nullable Contribution contribution) {
        Map<LedgerRecord, WeighedFact> facts = new LinkedHashMap<>();
        if (contribution != null) {
            contribution.facts().forEach(fact -> facts.put(told.records().get(fact.fact()), fact));
        }
        return facts;
    }

    private static int points(@Nullable Contribution contribution) {
        return contribution == null ? 0 : contribution.points();
    }

    private static int points(@Nullable Adjustment adjustment) {
        return adjustment == null ? 0 : adjustment.points();
    }
}
