package cn.quancheng.declarations;

import cn.quancheng.declarations.evidence.Evidence;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewState;
import cn.quancheng.reviews.Reviews;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Declarations as people read them. */
@ApplicationScoped
class DeclarationAnswers {
    private final DeclarationRepository rows;
    private final DeclarableItems items;
    private final Reviews reviews;
    private final Evidence evidence;

    DeclarationAnswers(DeclarationRepository rows, DeclarableItems items, Reviews reviews, Evidence evidence) {
        this.rows = rows;
        this.items = items;
        this.reviews = reviews;
        this.evidence = evidence;
    }

    /**
     * What was declared.
     *
     * @param unit what the quantity is counted in; absent where there is nothing to count
     * @param statement in the citizen's own words; absent where there are none, or where they are forgotten
     */
    @Schema(name = "DeclaredThing", example = """
            {"id":7,"item":"HONOR","itemName":"荣誉表彰","grade":"MUNICIPAL","quantity":1,"occurredOn":"2026-10-05",
            "issuer":"市总工会","documentNumber":"济工发〔2026〕15号","statement":"证书原件可以出示。"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Said(
            long id,
            String item,
            String itemName,
            @Nullable String grade,
            long quantity,
            @Nullable String unit,
            LocalDate occurredOn,
            String issuer,
            @Nullable String documentNumber,
            @Nullable String statement) {}

    /**
     * Somebody holds it to be false.
     *
     * @param state OPEN while a second person has to decide, ACCEPTED where it was found false
     * @param because what the first of the two says
     * @param reason what the second of them says; absent until then
     * @param reply what the citizen says to it; absent where nothing
     */
    @Schema(
            name = "Falsehood",
            example = "{\"state\":\"OPEN\",\"because\":\"证书编号在市总工会的登记中不存在。\",\"dueOn\":\"2026-12-18\"}")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Falsehood(
            ReviewState state,
            @Nullable String because,
            LocalDate dueOn,
            @Nullable String reason,
            @Nullable String reply) {}

    /**
     * How it stands, for its citizen.
     *
     * @param dueOn by when it will be answered
     * @param reason what was found; absent until it is decided
     * @param recordNo of the record that it became; absent where it never did
     */
    @Schema(name = "Declaration", example = """
            {"declared":{"id":7,"item":"HONOR","itemName":"荣誉表彰","grade":"MUNICIPAL","quantity":1,
            "occurredOn":"2026-10-05","issuer":"市总工会","documentNumber":"济工发〔2026〕15号"},
            "id":7,"state":"SUBMITTED","submittedAt":"2026-11-24T04:00:00Z","dueOn":"2026-12-01"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Own(
            long id,
            DeclarationState state,
            Said declared,
            Instant submittedAt,
            LocalDate dueOn,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            @Nullable String recordNo,
            @Nullable Falsehood falsehood) {}

    Said said(Declaration declaration) {
        Declared declared = declaration.declared();
        return new Said(
                declaration.id(),
                declared.item(),
                items.name(declared.item()),
                declared.grade(),
                declared.quantity(),
                items.unit(declared.item()),
                declared.occurredOn(),
                declared.issuer(),
                declared.documentNo(),
                rows.statement(declaration));
    }

    /** What a reviewer may look at: nothing once the review has ended. */
    List<EvidenceAnswers.Piece> evidence(Declaration declaration, Review review) {
        return review.isOpen()
                ? evidence.of(declaration.id()).stream()
                        .map(EvidenceAnswers.Piece::of)
                        .toList()
                : List.of();
    }

    Own own(Declaration declaration) {
        return own(List.of(declaration)).get(0);
    }

    List<Own> own(List<Declaration> declarations) {
        Map<Long, Review> byId = reviews.all(declarations.stream()
                .flatMap(one -> Stream.of(one.reviewId(), one.falsehoodId()))
                .filter(Objects::nonNull)
                .toList());
        return declarations.stream().map(one -> own(one, byId)).toList();
    }

    private Own own(Declaration declaration, Map<Long, Review> byId) {
        Review review = Objects.requireNonNull(byId.get(declaration.reviewId()));
        return new Own(
                declaration.id(),
                declaration.state(),
                said(declaration),
                review.askedAt(),
                review.dueOn(),
                review.endedAt(),
                review.reason(),
                review.isAccepted() ? DeclaredRecords.key(declaration).recordNo() : null,
                falsehood(declaration, byId));
    }

    private @Nullable Falsehood falsehood(Declaration declaration, Map<Long, Review> byId) {
        if (declaration.falsehoodId() == null) {
            return null;
        }
        Review review = Objects.requireNonNull(byId.get(declaration.falsehoodId()));
        return new Falsehood(
                review.state(), review.firstReason(), review.dueOn(), review.reason(), rows.reply(declaration));
    }
}
