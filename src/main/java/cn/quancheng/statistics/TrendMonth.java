package cn.quancheng.statistics;

import cn.quancheng.monthlyrun.Run;
import cn.quancheng.statistics.Distribution.Quantiles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * A published month among others; what is null is hidden as in {@link Distribution}.
 *
 * @param modelVersion of the model that scored it: another one may be why it differs from the one before
 */
@Schema(name = "TrendMonth", example = """
        {"month":"2026-11","revision":1,"modelVersion":"2026.1","scored":19204,"mean":631.4,
         "quantiles":{"p10":600,"p25":610,"p50":630,"p75":660,"p90":690},"tiers":[{"tier":"AAA","people":112}]}""")
record TrendMonth(
        YearMonth month,
        int revision,
        String modelVersion,
        @Nullable Long scored,
        @Nullable BigDecimal mean,
        @Nullable Quantiles quantiles,
        List<TierCount> tiers) {
    TrendMonth {
        tiers = List.copyOf(tiers);
    }

    /** How many have a tier. */
    @Schema(name = "TierCount")
    record TierCount(String tier, @Nullable Long people) {}

    static TrendMonth of(Run run, Distribution distribution) {
        return new TrendMonth(
                run.month(),
                run.revision(),
                run.modelVersion(),
                distribution.scored(),
                distribution.mean(),
                distribution.quantiles(),
                distribution.tiers().stream()
                        .map(tier -> new TierCount(tier.tier(), tier.people()))
                        .toList());
    }
}
