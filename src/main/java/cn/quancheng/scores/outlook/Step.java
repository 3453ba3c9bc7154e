package cn.quancheng.scores.outlook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One step of advice. What it adds or removes may be sent to the simulation as it stands, with the advice's month.
 *
 * @param add what to declare, or null
 * @param remove the record that performing or repairing closes, or null
 * @param effect what the step does to the score, on top of the steps before it
 * @param score after it
 */
@Schema(name = "AdviceStep")
record Step(Kind kind, @Nullable Addition add, @Nullable String remove, int effect, int score, String text) {
    /** What there is to do. */
    @Schema(name = "AdviceStepKind")
    enum Kind {
        /** Nothing, until the advice's month. */
        WAIT,
        /** Perform what is owed. */
        PERFORM,
        /** Have a failing repaired. */
        REPAIR,
        /** Declare something that was done, or do it and declare it. */
        DECLARE
    }
}
