package cn.quancheng.benefits.objections;

import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewState;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How an objection stands, as its citizen reads it.
 *
 * @param statement in the citizen's words
 * @param state ACCEPTED: the pause is lifted
 * @param dueOn the last day on which it is decided in time
 * @param decisionReason what the reviewer says; absent until it is decided
 */
@Schema(name = "BenefitObjection", example = """
        {"statement":"当天我准时到店，前台没有扫码。","state":"OPEN","askedAt":"2026-12-07T04:00:00Z","dueOn":"2026-12-14"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnObjection(
        String statement,
        ReviewState state,
        Instant askedAt,
        LocalDate dueOn,
        @Nullable Instant endedAt,
        @Nullable String decisionReason) {
    static OwnObjection of(String statement, Review review) {
        return new OwnObjection(
                statement, review.state(), review.askedAt(), review.dueOn(), review.endedAt(), review.reason());
    }
}
