package cn.quancheng.scores;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.scores.words.Phrases;
import cn.quancheng.scores.words.Reason;
import cn.quancheng.scores.words.ScoreWords;
import cn.quancheng.scoring.Adjustment;
import cn.quancheng.scoring.Contribution;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.WeighedFact;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A score with its why, in the contract's words: baseline + contributions + adjustments = score. The same for the
 * citizen and for staff with a case.
 *
 * @param revision of the month's run
 * @param version names this score among all that the month had
 * @param dataCutoff what was known at that instant is in it
 * @param revised whether a decision about the citizen has changed what the month's run had computed
 * @param text the sum in words
 * @param adjustments what bounds of dimensions and of the range did, a line each
 * @param unscored records that the model does not look at
 * @param reasons why the score is what it is, the strongest first
 */
@Schema(name = "ScoreExplanation")
public record ScoreAnswer(
        String month,
        int revision,
        String version,
        String modelVersion,
        Instant dataCutoff,
        boolean revised,
        int score,
        String tier,
        String tierName,
        Map<Dimension, Integer> dimensions,
        String text,
        int baseline,
        List<Line> indicators,
        List<Bound> adjustments,
        List<Entry> unscored,
        List<Reason> reasons) {
    /**
     * What an indicator came to.
     *
     * @param text the same in words, with its records, its cap and when it fades
     */
    @Schema(name = "IndicatorContribution")
    public record Line(
            String code,
            String name,
            String dimension,
            String facet,
            int contribution,
            @Nullable Integer cap,
            List<Entry> records,
            String text) {}

    /**
     * A record and what it weighs.
     *
     * @param weight points, to the thousandth, before the indicator's cap
     * @param endsOn the first day on which it weighs nothing by itself
     * @param text the same in words, and where it weighs nothing, why
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
            String state,
            String text) {}

    /**
     * What a bound added or took.
     *
     * @param bound the dimension's name, or {@code RANGE}
     */
    @Schema(name = "BoundAdjustment")
    public record Bound(String bound, int points, String text) {}

    /**
     * Puts an explained score into the contract's words.
     *
     * @param kinds every kind of fact by its number
     * @param phrases the words of the language to say it in
     */
    public static ScoreAnswer of(Explained explained, List<FactKind> kinds, Phrases phrases) {
        return new Telling(explained, kinds, phrases).answer();
    }

    /** One score as it is being told. */
    private record Telling(Explained explained, List<FactKind> kinds, Phrases phrases, ScoreWords words) {
        Telling(Explained explained, List<FactKind> kinds, Phrases phrases) {
            this(
                    explained,
                    kinds,
                    phrases,
                    new ScoreWords(phrases, explained.edition().catalogue(), kinds, explained.records()));
        }

        ScoreAnswer answer() {
            CurrentScore score = explained.score();
            ScoreSheet sheet = explained.sheet();
            return new ScoreAnswer(
                    score.run().month().toString(),
                    score.run().revision(),
                    score.version(),
                    score.run().modelVersion(),
                    score.dataCutoff(),
                    score.revised(),
                    sheet.score(),
                    sheet.tier().code(),
                    sheet.tier().name(),
                    sheet.dimensions(),
                    words.sum(sheet),
                    sheet.baseline(),
                    sheet.contributions().stream().map(this::line).toList(),
                    sheet.adjustments().stream().map(this::bound).toList(),
                    sheet.unscored().stream()
                            .map(fact -> entry(fact, Optional.empty()))
                            .toList(),
                    words.reasons(sheet));
        }

        private Line line(Contribution contribution) {
            Indicator indicator = contribution.indicator();
            return new Line(
                    indicator.code(),
                    indicator.name(),
                    indicator.dimension().name(),
                    indicator.facet().name(),
                    contribution.points(),
                    indicator.cap(),
                    contribution.facts().stream()
                            .map(fact -> entry(fact, Optional.of(indicator)))
                            .toList(),
                    words.line(contribution));
        }

        private Entry entry(WeighedFact fact, Optional<Indicator> indicator) {
            LedgerRecord record = explained.records().get(fact.fact());
            FactKind kind = kinds.get(record.kind());
            Optional<CatalogueItem> item = explained.edition().catalogue().item(kind.item());
            return new Entry(
                    record.recordNo(),
                    kind.item(),
                    kind.grade(),
                    item.map(CatalogueItem::name).orElse(kind.item()),
                    record.quantity(),
                    record.occurredOn(),
                    record.department(),
                    item.map(CatalogueItem::basis).orElse(""),
                    record.documentNo(),
                    BigDecimal.valueOf(fact.weight(), 3),
                    fact.endsOn(),
                    fact.state().name(),
                    words.entry(fact, indicator));
        }

        private Bound bound(Adjustment adjustment) {
            return new Bound(ScoreWords.boundName(adjustment), adjustment.points(), words.bound(adjustment));
        }
    }
}
