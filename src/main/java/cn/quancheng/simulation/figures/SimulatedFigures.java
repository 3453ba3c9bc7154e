package cn.quancheng.simulation.figures;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a model does to the population, beside the published one. Fewer than ten people are never shown, nor anything from
 * which they could be had: there the number is null.
 */
@Schema(name = "SimulatedFigures", description = "不足10人的数不显示（null）；为免由相减得出，另有一些数也不显示")
public record SimulatedFigures(
        @Schema(description = "计入的人数；不足10人时为null，也没有其他数") @Nullable
        Long citizens,

        @Nullable Change change,
        List<Bin> histogram,
        List<TierCount> tiers,
        List<TierMove> moves,
        List<GroupChange> groups,
        List<IndicatorMove> indicators,
        List<TierReach> benefits,
        Fairness fairness) {
    /** Nobody that may be spoken of. */
    static final SimulatedFigures NONE = new SimulatedFigures(
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new Fairness(List.of(), List.of()));

    /**
     * How scores change.
     *
     * @param mean in points
     * @param quantiles of the change; those only that at least ten people lie beyond
     * @param psi population stability index of the score over tenths of the scores before
     */
    @Schema(name = "SimulatedChange")
    public record Change(
            double meanBefore,
            double meanAfter,
            double mean,
            List<Quantile> quantiles,
            @Nullable Long higher,
            @Nullable Long lower,
            @Nullable Long same,

            @Schema(description = "分数的群体稳定性指标（PSI），按变动前分数的十等分")
            double psi) {}

    /** So many points or fewer for this share of all. */
    @Schema(name = "SimulatedQuantile")
    public record Quantile(double share, int points) {}

    /** How many have scores of {@code from} up to {@code to}, the latter not included. */
    @Schema(name = "SimulatedBin")
    public record Bin(
            int from,
            int to,
            @Nullable Long before,
            @Nullable Long after) {}

    /** How many are in a tier; null on the side of a model that has no such tier. */
    @Schema(name = "SimulatedTier")
    public record TierCount(
            String tier, @Nullable Long before, @Nullable Long after) {}

    /** How many go from one tier of the published model to one of this model. */
    @Schema(name = "SimulatedTierMove")
    public record TierMove(
            String before, String after, @Nullable Long citizens) {}

    /** What becomes of a group; {@code mean} is its mean change in points. */
    @Schema(name = "SimulatedGroup")
    public record GroupChange(
            Respect respect,
            String group,
            @Nullable Long citizens,
            @Nullable Long higher,
            @Nullable Long lower,
            @Nullable Long same,
            @Nullable Double mean) {}

    /** What an indicator contributes on average, and to how many it contributes something else. */
    @Schema(name = "SimulatedIndicator")
    public record IndicatorMove(String indicator, String name, double before, double after, long changed) {}

    /** Who can have what asks for at least this tier: before and after, who gains and who loses it; and what that is. */
    @Schema(name = "SimulatedBenefits")
    public record TierReach(
            String minimumTier,
            @Nullable Long before,
            @Nullable Long after,
            @Nullable Long gained,
            @Nullable Long lost,
            List<OfferName> offers) {}

    /** An offer of the day. */
    @Schema(name = "SimulatedOffer")
    public record OfferName(String code, String title) {}

    /** How groups reach the tiers that benefits ask for, and what of it gives concern. */
    @Schema(name = "SimulatedFairness")
    public record Fairness(List<GroupReach> groups, List<Concern> concerns) {}

    /**
     * How a group reaches a tier.
     *
     * @param shareBefore of the group, 0 to 1
     * @param ratioBefore to the share of the group that reaches it most often
     * @param indicator the code of the indicator whose change moves this group the furthest from the others
     * @param moves by so many points a head
     */
    @Schema(name = "GroupReach")
    public record GroupReach(
            Respect respect,
            String group,
            String minimumTier,
            @Nullable Double shareBefore,
            @Nullable Double shareAfter,

            @Schema(description = "与达到比例最高的人群之比（不利影响比）；五分之四规则要求不低于0.8") @Nullable
            Double ratioBefore,

            @Nullable Double ratioAfter,
            @Nullable String indicator,
            @Nullable Double moves) {}

    /** What gives concern about a group, in a sentence. */
    @Schema(name = "FairnessConcern")
    public record Concern(Respect respect, String group, String minimumTier, String text) {}
}
