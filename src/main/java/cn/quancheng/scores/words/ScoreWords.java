package cn.quancheng.scores.words;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.models.Catalogue;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.scoring.Adjustment;
import cn.quancheng.scoring.Contribution;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.FactState;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.WeighedFact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells one score sheet in sentences. Every word about an item comes from the catalogue, every number from the sheet. */
public final class ScoreWords {
    private final Phrases phrases;
    private final Catalogue catalogue;
    private final List<FactKind> kinds;
    private final List<LedgerRecord> records;
    private final Fading fading;
    private final Amounts amounts;

    /**
     * @param catalogue the one that the score was computed with
     * @param kinds every kind of fact by its number
     * @param records a fact of the sheet is the record at its place
     */
    public ScoreWords(Phrases phrases, Catalogue catalogue, List<FactKind> kinds, List<LedgerRecord> records) {
        this.phrases = phrases;
        this.catalogue = catalogue;
        this.kinds = kinds;
        this.records = records;
        fading = new Fading(phrases, records);
        amounts = new Amounts(phrases);
    }

    /** The whole sum in a sentence. */
    public String sum(ScoreSheet sheet) {
        int bounds = sheet.adjustments().stream().mapToInt(Adjustment::points).sum();
        int contributions =
                sheet.contributions().stream().mapToInt(Contribution::points).sum();
        return phrases.text(
                "scores.sum",
                String.valueOf(sheet.baseline()),
                phrases.points(contributions),
                sheet.adjustments().isEmpty() ? "" : phrases.text("scores.sum-bounds", phrases.points(bounds)),
                String.valueOf(sheet.score()),
                sheet.tier().code(),
                sheet.tier().name());
    }

    /** An indicator, such as 志愿服务满 36 小时，加 9 分，2027 年 5 月起逐步失效. */
    public String line(Contribution contribution) {
        List<WeighedFact> counting = contribution.facts().stream()
                .filter(fact -> fact.state().counts())
                .toList();
        List<String> clauses = new ArrayList<>();
        clauses.add(name(contribution.indicator()) + measure(contribution, counting));
        clauses.add(effect(contribution));
        if (!counting.isEmpty()) {
            clauses.add(fading.of(contribution.indicator(), counting, contribution.uncapped()));
        }
        for (FactState state : FactState.values()) {
            long there = contribution.facts().stream()
                    .filter(fact -> fact.state() == state)
                    .count();
            if (there > 0 && !state.counts()) {
                clauses.add(phrases.text("scores.besides-" + state, String.valueOf(there)));
            }
        }
        return phrases.clauses(clauses);
    }

    /** A record: what it gives by itself, and until when, or why it gives nothing. */
    public String entry(WeighedFact fact, Optional<Indicator> indicator) {
        LedgerRecord record = records.get(fact.fact());
        FactKind kind = kinds.get(record.kind());
        Optional<CatalogueItem> item = catalogue.item(kind.item());
        List<String> clauses = new ArrayList<>();
        clauses.add(phrases.text(
                        "scores.record",
                        phrases.day(record.occurredOn()),
                        item(kind),
                        item.filter(it -> it.unit() != null)
                                .map(it -> amounts.of(record.quantity(), it))
                                .orElse(""))
                .strip());
        if (fact.state().counts() && indicator.isPresent()) {
            clauses.add(weight(fact.weight()));
            clauses.add(fading.of(indicator.get(), List.of(fact), (int) Long.signum(fact.weight())));
        } else {
            clauses.add(phrases.text(
                    "scores.state-" + fact.state(), fact.endsOn() == null ? "" : phrases.day(fact.endsOn())));
        }
        return phrases.clauses(clauses);
    }

    /** What a bound did. */
    public String bound(Adjustment adjustment) {
        return adjustment instanceof Adjustment.DimensionBound bound
                ? phrases.text(
                        "scores.dimension-bound",
                        phrases.text("scores.dimension-" + bound.dimension()),
                        phrases.points(bound.points()))
                : phrases.text("scores.range-bound", phrases.points(adjustment.points()));
    }

    /** What a bound's name is for programs: the dimension, or {@code RANGE}. */
    public static String boundName(Adjustment adjustment) {
        return adjustment instanceof Adjustment.DimensionBound bound
                ? bound.dimension().name()
                : "RANGE";
    }

    /** Why the score is what it is, the strongest reason first; of two that are as strong, the model's first. */
    public List<Reason> reasons(ScoreSheet sheet) {
        List<Reason> reasons = new ArrayList<>();
        sheet.contributions().forEach(contribution -> {
            String code = contribution.indicator().code();
            reasons.add(Reason.ofPoints(code, contribution.points(), line(contribution)));
            int kept = contribution.uncapped() - contribution.points();
            reasons.add(new Reason(Reason.Kind.CAPPED, code, kept, capped(contribution, kept)));
        });
        sheet.adjustments()
                .forEach(adjustment -> reasons.add(new Reason(
                        Reason.Kind.BOUND, boundName(adjustment), adjustment.points(), bound(adjustment))));
        reasons.removeIf(reason -> reason.points() == 0);
        reasons.sort(Comparator.comparingInt((Reason reason) -> Math.abs(reason.points()))
                .reversed());
        return reasons;
    }

    /** The indicator's name; where a language has none, its items' codes in words. */
    public String name(Indicator indicator) {
        return phrases.named(indicator.name(), String.join(", ", indicator.items()));
    }

    /** An item with its grade. */
    public String item(FactKind kind) {
        Optional<CatalogueItem> item = catalogue.item(kind.item());
        String name = phrases.named(item.map(CatalogueItem::name).orElse(kind.item()), kind.item());
        String grade = kind.grade();
        return grade == null ? name : phrases.text("scores.graded", name, grade(kind.item(), grade));
    }

    private String capped(Contribution contribution, int kept) {
        return phrases.text(
                "scores.capped",
                name(contribution.indicator()),
                String.valueOf(Math.abs(contribution.points())),
                String.valueOf(Math.abs(kept)));
    }

    private String effect(Contribution contribution) {
        int kept = contribution.uncapped() - contribution.points();
        String points = phrases.points(contribution.points());
        return kept == 0 ? points : phrases.text("scores.at-cap", points, String.valueOf(Math.abs(kept)));
    }

    private String weight(long thousandths) {
        String key =
                thousandths > 0 ? "scores.weighs" : thousandths < 0 ? "scores.weighs-down" : "scores.weighs-as-part";
        return phrases.text(
                key,
                BigDecimal.valueOf(Math.abs(thousandths), 3)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    private String measure(Contribution contribution, List<WeighedFact> counting) {
        if (counting.isEmpty()) {
            return "";
        }
        if (contribution.indicator().rule() instanceof Rule.PerQuantity rule) {
            long whole = quantity(counting) / rule.unit() * rule.unit();
            return phrases.text(
                    "scores.measured",
                    itemOf(contribution.indicator())
                            .map(item -> amounts.of(whole, item))
                            .orElse(String.valueOf(whole)));
        }
        Map<String, Integer> kindsThere = new LinkedHashMap<>();
        for (WeighedFact fact : counting) {
            FactKind kind = kinds.get(records.get(fact.fact()).kind());
            kindsThere.merge(what(contribution.indicator(), kind), 1, Integer::sum);
        }
        return phrases.text(
                "scores.measured-records",
                phrases.list(kindsThere.entrySet().stream()
                        .map(kind -> phrases.text(
                                kind.getKey().isEmpty() ? "scores.records" : "scores.of-kind",
                                String.valueOf(kind.getValue()),
                                kind.getKey()))
                        .toList()));
    }

    /** What tells a record from the indicator's others, beside the indicator's own name. */
    private String what(Indicator indicator, FactKind kind) {
        if (indicator.items().size() > 1) {
            return item(kind);
        }
        return kind.grade() == null ? "" : grade(kind.item(), kind.grade());
    }

    private String grade(String item, String grade) {
        return phrases.named(catalogue.item(item).map(it -> it.gradeName(grade)).orElse(grade), grade);
    }

    private long quantity(List<WeighedFact> counting) {
        long[] quantities = counting.stream()
                .mapToLong(fact -> records.get(fact.fact()).quantity())
                .toArray();
        // The kernel's sums stop at the same place.
        return Arrays.stream(quantities).reduce(0, (sum, more) -> sum + more < 0 ? Long.MAX_VALUE - 1 : sum + more);
    }

    private Optional<CatalogueItem> itemOf(Indicator indicator) {
        return catalogue.item(indicator.items().get(0));
    }
}
