package cn.quancheng.scores;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.scoring.Adjustment;
import cn.quancheng.scoring.Contribution;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.WeighedFact;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A score with its why, in the contract's words: baseline + contributions + adjustments = score.
 *
 * @param dataCutoff what was known at that instant is in it
 * @param revised whether a decision about the citizen has changed what the month's run had computed
 * @param adjustments what bounds of dimensions and of the range did, a line each
 */
@Schema(name = "ScoreExplanation")
public record ScoreAnswer(
        String month,
        int revision,
        String modelVersion,
        Instant dataCutoff,
        boolean revised,
        int score,
        String tier,
        String tierName,
        Map<Dimension, Integer> dimensions,
        int baseline,
        List<Line> indicators,
        List<Bound> adjustments) {
    /** What an indicator came to. */
    @Schema(name = "IndicatorContribution")
    public record Line(
            String code,
            String name,
            String dimension,
            String facet,
            int contribution,
            @Nullable Integer cap,
            List<Entry> records) {}

    /**
     * A record and what it weighs.
     *
     * @param weight points, to the thousandth, before the indicator's cap
     * @param endsOn the first day on which it weighs nothing by itself
     */
    @Schema(name = "WeighedRecord")
    public record Entry(
            String recordNo,
            String item,
            @Nullable String grade,
            String itemName,
            long quantity,
            LocalDate occurredOn,
            String department,
            String basis,
            @Nullable String documentNo,
            BigDecimal weight,
            @Nullable LocalDate endsOn,
            String state) {}

    /** What a bound added or took. */
    @Schema(name = "BoundAdjustment")
    public record Bound(String bound, int points) {}

    /**
     * Puts an explained score into the contract's words.
     *
     * @param kinds every kind of fact by its number
     */
    public static ScoreAnswer of(Explained explained, List<FactKind> kinds) {
        Function<String, @Nullable CatalogueItem> items =
                code -> explained.edition().catalogue().item(code).orElse(null);
        return new ScoreAnswer(
                explained.score().run().month().toString(),
                explained.score().run().revision(),
                explained.score().run().modelVersion(),
                explained.score().dataCutoff(),
                explained.score().revised(),
                explained.sheet().score(),
                explained.sheet().tier().code(),
                explained.sheet().tier().name(),
                explained.sheet().dimensions(),
                explained.sheet().baseline(),
                explained.sheet().contributions().stream()
                        .map(contribution -> line(contribution, explained.records(), kinds, items))
                        .toList(),
                explained.sheet().adjustments().stream().map(ScoreAnswer::bound).toList());
    }

    private static Line line(
            Contribution contribution,
            List<LedgerRecord> records,
            List<FactKind> kinds,
            Function<String, @Nullable CatalogueItem> items) {
        return new Line(
                contribution.indicator().code(),
                contribution.indicator().name(),
                contribution.indicator().dimension().name(),
                contribution.indicator().facet().name(),
                contribution.points(),
                contribution.indicator().cap(),
                contribution.facts().stream()
                        .map(fact -> entry(fact, records.get(fact.fact()), kinds, items))
                        .toList());
    }

    private static Entry entry(
            WeighedFact fact,
            LedgerRecord record,
            List<FactKind> kinds,
            Function<String, @Nullable CatalogueItem> items) {
        FactKind kind = kinds.get(record.kind());
        @Nullable CatalogueItem item = items.apply(kind.item());
        return new Entry(
                record.recordNo(),
                kind.item(),
                kind.grade(),
                item == null ? kind.item() : item.name(),
                record.quantity(),
                record.occurredOn(),
                record.department(),
                item == null ? "" : item.basis(),
                record.documentNo(),
                BigDecimal.valueOf(fact.weight(), 3),
                fact.endsOn(),
                fact.state().name());
    }

    private static Bound bound(Adjustment adjustment) {
        return adjustment instanceof Adjustment.DimensionBound bound
                ? new Bound(bound.dimension().name(), bound.points())
                : new Bound("RANGE", adjustment.points());
    }
}
