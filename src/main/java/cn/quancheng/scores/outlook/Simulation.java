package cn.quancheng.scores.outlook;

import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Tier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Map;

/**
 * What a month's run would give if some records were there, and others not. Nothing of it is kept.
 *
 * @param change against the same month with the records as they are
 * @param without the score of that month with the records as they are
 * @param because what makes the change; its points add up to it
 * @param benefitsGained offers whose tier is reached then and would not be without
 * @param benefitsLost offers whose tier is not reached then and would be without
 */
@Schema(name = "ScoreSimulation")
record Simulation(
        String month,
        int score,
        String tier,
        String tierName,
        int change,
        int without,
        Map<Dimension, Integer> dimensions,
        List<Because> because,
        List<Opened> benefitsGained,
        List<Opened> benefitsLost) {
    /** An offer that a tier opens. */
    @Schema(name = "OpenedBenefit", example = "{\"scenario\":\"LIBRARY_LOAN_QUOTA\",\"title\":\"市图书馆增加借书册数\"}")
    record Opened(String scenario, String title) {
        /** What one tier opens and another does not. */
        static List<Opened> by(Tier tier, Tier other, List<BenefitScenario> offers) {
            return offers.stream()
                    .filter(offer -> offer.minimumTier().isReachedBy(tier)
                            && !offer.minimumTier().isReachedBy(other))
                    .map(offer -> new Opened(offer.code(), offer.title()))
                    .toList();
        }
    }

    static Simulation of(String month, Told as, Told asIs, List<Because> because, List<BenefitScenario> offers) {
        Tier tier = as.sheet().tier();
        Tier tierAsIs = asIs.sheet().tier();
        return new Simulation(
                month,
                as.sheet().score(),
                tier.code(),
                tier.name(),
                as.sheet().score() - asIs.sheet().score(),
                asIs.sheet().score(),
                as.sheet().dimensions(),
                because,
                Opened.by(tier, tierAsIs, offers),
                Opened.by(tierAsIs, tier, offers));
    }
}
