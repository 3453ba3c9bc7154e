package cn.quancheng.scores.words;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the reasons why a score is what it is, the strongest first.
 *
 * @param code for programs: the indicator's code or the bound's name, a point, and the kind; stable from month to month
 * @param subject the indicator's code, the dimension, or {@code RANGE}
 * @param points what it does to the score; of a cap, what it keeps from being added or taken, with that one's sign
 */
@Schema(name = "ScoreReason")
public record Reason(String code, Kind kind, String subject, int points, String text) {
    /** What a reason does. */
    public enum Kind {
        /** Adds points. */
        LIFTS,
        /** Takes points. */
        HOLDS_DOWN,
        /** More would be added or taken, were it not for the indicator's cap. */
        CAPPED,
        /** The bound of a dimension, or of the range, changes the sum. */
        BOUND
    }

    Reason(Kind kind, String subject, int points, String text) {
        this(subject + "." + kind, kind, subject, points, text);
    }

    static Reason ofPoints(String subject, int points, String text) {
        return new Reason(points > 0 ? Kind.LIFTS : Kind.HOLDS_DOWN, subject, points, text);
    }
}
