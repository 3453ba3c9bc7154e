package cn.quancheng.benefits.own;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Why a citizen cannot have an offer now. Only the citizen learns it.
 *
 * @param words what the citizen reads
 * @param points how many are missing to the tier; absent where it is not that
 * @param until when it may be otherwise by itself; absent where nobody knows
 */
@Schema(name = "MissingToBenefit", example = """
        {"reason":"BELOW_TIER","words":"需要AA（信用良好），还差20分","points":20}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Missing(
        Reason reason,
        String words,
        @Nullable Integer points,
        @Nullable Instant until) {
    /** What it is that is missing. */
    @Schema(name = "MissingReason")
    public enum Reason {
        NO_SCORE,
        BELOW_TIER,
        PAUSED,
        USED_UP,
        FULL
    }

    static Missing of(Reason reason, String words) {
        return new Missing(reason, words, null, null);
    }

    static Missing points(int points, String words) {
        return new Missing(Reason.BELOW_TIER, words, points, null);
    }

    static Missing until(Instant until, String words) {
        return new Missing(Reason.PAUSED, words, null, until);
    }
}
