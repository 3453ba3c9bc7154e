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
 * @param reached the first month that can have the next tier at all, all honest means taken; null where none can
 * @param steps the fewest that bring that month there; of as few, those that ask for the fewest points
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
