package cn.quancheng.models.life;

import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.models.words.RuleWords;
import cn.quancheng.models.words.Wording;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Facet;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ModelDimension;
import cn.quancheng.scoring.Tier;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;

/**
 * The rules that scores are computed by, in plain words.
 *
 * @param firstMonth the first month that they score
 * @param digest SHA-256 of their text
 * @param lines what counts, and what will once it is enabled
 */
@Schema(name = "ScoringRules", example = """
        {"version":"2026.1","title":"泉诚分评分模型","firstMonth":"2020-07",
        "digest":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","baseline":600,"lowest":0,"highest":1000,
        "tiers":[{"code":"AAA","name":"信用优秀","from":750}],"dimensions":[{"dimension":"SOCIETY","name":"社会"}],
        "lines":[{"code":"SOC-CON-01","name":"志愿服务","dimension":"SOCIETY","facet":"CONTRIBUTION","counts":true,
        "rule":"每满 4 小时加 1 分","limit":"至多加 60 分","duration":"24 个月内有效",
        "items":[{"code":"VOLUNTEER_SERVICE","name":"志愿服务","basis":"志愿服务条例"}]}]}""")
record RulesAnswer(
        String version,
        String title,
        YearMonth firstMonth,
        String digest,
        int baseline,
        int lowest,
        int highest,
        List<TierAnswer> tiers,
        List<DimensionAnswer> dimensions,
        List<Line> lines) {
    /**
     * A tier.
     *
     * @param from its lowest score
     */
    @Schema(name = "RuleTier")
    record TierAnswer(String code, String name, int from) {}

    /**
     * A dimension.
     *
     * @param min its fewest points; absent where there is no such bound
     * @param max its most points; absent where there is no such bound
     */
    @Schema(name = "RuleDimension")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DimensionAnswer(
            Dimension dimension,
            String name,
            @Nullable Integer min,
            @Nullable Integer max) {}

    /**
     * One line of the model.
     *
     * @param counts whether it counts at all yet
     * @param rule how records become points
     * @param limit the most points that it gives or takes; absent where there is no such bound
     * @param duration how long a record weighs
     * @param basis the legal basis; absent where its items' are all there is
     */
    @Schema(name = "RuleLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String code,
            String name,
            Dimension dimension,
            Facet facet,
            boolean counts,
            String rule,
            @Nullable String limit,
            String duration,
            @Nullable String basis,
            List<Item> items) {}

    /**
     * An item that a line looks at.
     *
     * @param basis the legal basis of collecting it
     */
    @Schema(name = "RuleItem")
    record Item(String code, String name, String basis) {}

    static RulesAnswer of(PublishedModel published, Wording wording) {
        ModelEdition edition = published.edition();
        RuleWords words = new RuleWords(wording, edition.catalogue());
        return new RulesAnswer(
                published.model().version(),
                published.model().title(),
                published.firstMonth(),
                edition.modelDigest(),
                published.model().baseline(),
                published.model().range().min(),
                published.model().range().max(),
                published.model().tiers().stream().map(RulesAnswer::tier).toList(),
                Arrays.stream(Dimension.values())
                        .map(dimension -> dimension(dimension, published.model().dimension(dimension)))
                        .toList(),
                published.model().indicators().stream()
                        .map(indicator -> line(indicator, edition, words))
                        .toList());
    }

    private static TierAnswer tier(Tier tier) {
        return new TierAnswer(tier.code(), tier.name(), tier.from());
    }

    private static DimensionAnswer dimension(Dimension dimension, ModelDimension its) {
        return new DimensionAnswer(
                dimension, its.name(), its.bounds().min(), its.bounds().max());
    }

    private static Line line(Indicator indicator, ModelEdition edition, RuleWords words) {
        return new Line(
                indicator.code(),
                indicator.name(),
                indicator.dimension(),
                indicator.facet(),
                indicator.enabled(),
                words.rule(indicator),
                words.limit(indicator).orElse(null),
                words.duration(indicator),
                indicator.basis(),
                indicator.items().stream()
                        .flatMap(code -> edition.catalogue().item(code).stream())
                        .map(RulesAnswer::item)
                        .toList());
    }

    private static Item item(CatalogueItem item) {
        return new Item(item.code(), item.name(), item.basis());
    }
}
