package cn.quancheng.reviews;

import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** Reviews as staff see them. */
@ApplicationScoped
class ReviewAnswers {
    private final Citizens citizens;
    private final Clock clock;

    ReviewAnswers(Citizens citizens, Clock clock) {
        this.citizens = citizens;
        this.clock = clock;
    }

    /**
     * A review in the list; it names nobody.
     *
     * @param subjectId what it is about: of a second look the score's month, else a number of the kind's own
     * @param overdue whether it should have been answered by now
     * @param claimedBy who has it in hand; absent where nobody has
     * @param firstBy who was the first to say yes, where two must
     * @param reason what was decided, in words; absent until then
     */
    @Schema(name = "Review", example = """
            {"id":12,"kind":"SECOND_LOOK","subjectId":"2026-11","state":"OPEN","askedAt":"2026-11-24T04:00:00Z",
            "dueOn":"2026-12-09","overdue":false,"claimedBy":"reviewer","claimedUntil":"2026-11-24T08:30:00Z"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            long id,
            ReviewKind kind,
            String subjectId,
            ReviewState state,
            Instant askedAt,
            LocalDate dueOn,
            boolean overdue,
            @Nullable String claimedBy,
            @Nullable Instant claimedUntil,
            @Nullable String firstBy,
            @Nullable String reason,
            @Nullable Instant endedAt) {}

    /**
     * What the reviewer on the case sees.
     *
     * @param idNumber masked
     * @param firstReason what the first of two said
     * @param matter what there is to look at; its form depends on the kind
     */
    @Schema(name = "OpenedReview")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Opened(
            Listed review,
            String idNumber,
            String name,
            @Nullable String firstReason,

            @Schema(type = SchemaType.OBJECT, extensions = @Extension(name = "x-one-of", value = "Matter"))
            Object matter) {}

    Listed listed(Review review) {
        Instant now = clock.instant();
        boolean inHand = review.isOpen()
                && review.claimedUntil() != null
                && review.claimedUntil().isAfter(now);
        return new Listed(
                review.id(),
                review.kind(),
                review.subjectId(),
                review.state(),
                review.askedAt(),
                review.dueOn(),
                review.isOpen() && review.dueOn().isBefore(LocalDate.now(clock)),
                inHand ? review.claimedBy() : null,
                inHand ? review.claimedUntil() : null,
                review.firstBy(),
                review.reason(),
                review.endedAt());
    }

    Opened opened(ReviewWork.Opened opened) throws SQLException {
        Review review = opened.review();
        Citizen citizen = citizens.find(review.citizenId()).orElseThrow();
        return new Opened(
                listed(review), citizen.idNumber().masked(), citizen.name(), review.firstReason(), opened.matter());
    }
}
