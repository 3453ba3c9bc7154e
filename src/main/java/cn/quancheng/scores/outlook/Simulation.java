package cn.quancheng.scores.outlook;

import cn.quancheng.scoring.Dimension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Map;

/**
 * What a month's run would give if some records were there, and others not. Nothing of it is kept.
 *
 * @param change against the same month with the records as they are
 * @param without the score of that month with the records as they are
 * @param because what makes the change; its points add up to it
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
        List<Because> because) {
    static Simulation of(String month, Told as, Told asIs, List<Because> because) {
        return new Simulation(
                month,
                as.sheet().score(),
                as.sheet().tier().code(),
                as.sheet().tier().name(),
                as.sheet().score() - asIs.sheet().score(),
                asIs.sheet().score(),
                as.sheet().dimensions(),
                because);
    }
}
