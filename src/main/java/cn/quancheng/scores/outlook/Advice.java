package cn.quancheng.scores.outlook;

import cn.quancheng.scores.NextTier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How a citizen comes to the next tier.
 *
 * @param month the newest published one
 * @param nextTier null at the top
 * @param reached the month whose score has the next tier, once the steps are taken; null where none has
 * @param withoutSteps what that month's score comes to if nothing is done
 * @param steps the fewest that get there sooner than waiting does; of as few, those that ask for the fewest points, and
 *     of these the soonest
 * @param byItself the first month that has the next tier although nothing is done; null where none has
 */
@Schema(name = "ScoreAdvice")
record Advice(
        String month,
        int score,
        String tier,
        @Nullable NextTier nextTier,
        Outcome outcome,
        @Nullable String reached,
        @Nullable Integer withoutSteps,
        List<Step> steps,
        @Nullable String byItself,
        String text) {
    /** Whether there is a way. */
    @Schema(name = "AdviceOutcome")
    enum Outcome {
        /** The highest tier is the citizen's already. */
        AT_THE_TOP,
        /** There is a way, and the steps are it. */
        STEPS,
        /** No honest way leads there within the two years that are looked at. */
        NO_HONEST_WAY
    }
}
