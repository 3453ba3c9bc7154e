package cn.quancheng.declarations;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.messages.CitizenMessage;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.platform.Refusal;
import cn.quancheng.reviews.Decision;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewDesk;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Declarations that are held to be false. One reviewer says so, the citizen hears of it and may answer, another reviewer
 * decides; a declaration is looked into in this way once.
 */
@ApplicationScoped
class Falsehoods implements ReviewDesk {
    private final DeclarationRepository rows;
    private final DeclarationAnswers answers;
    private final DeclaredRecords records;
    private final DeclarationEnd end;
    private final DeclarableItems items;
    private final Reviews reviews;
    private final Agreements agreements;
    private final CitizenMessages told;
    private final AuditBook audit;

    Falsehoods(
            DeclarationRepository rows,
            DeclarationAnswers answers,
            DeclaredRecords records,
            DeclarationEnd end,
            DeclarableItems items,
            Reviews reviews,
            Agreements agreements,
            CitizenMessages told,
            AuditBook audit) {
        this.rows = rows;
        this.answers = answers;
        this.records = records;
        this.end = end;
        this.items = items;
        this.reviews = reviews;
        this.agreements = agreements;
        this.told = told;
        this.audit = audit;
    }

    /**
     * What there is to look at.
     *
     * @param evidence what the citizen shows for it; empty once it is decided
     * @param reply what the citizen says to it; null where nothing
     */
    @Schema(name = "FalseDeclarationMatter")
    record Matter(
            DeclarationAnswers.Said declaration,
            DeclarationState state,
            List<EvidenceAnswers.Piece> evidence,
            @Nullable String reply) {}

    /**
     * Says, as the first of two, that a declaration is false.
     *
     * @param by the reviewer who has the declaration's review in hand, or decided it
     * @throws Refusal 404 where there is no such declaration, 409 where it is not this account's case, was taken back, or
     *     was looked into before
     */
    @Transactional(rollbackOn = Exception.class)
    Review propose(long id, String reason, String by) throws SQLException {
        long citizenId =
                rows.findByIdOptional(id).orElseThrow(Declarations::notFound).citizenId();
        agreements.lock(citizenId);
        rows.getEntityManager().clear();
        Declaration declaration = rows.findByIdOptional(id).orElseThrow(Declarations::notFound);
        Review looking = reviews.find(declaration.reviewId()).orElseThrow();
        refuseIf(
                !by.equals(looking.isOpen() ? looking.claimedBy() : looking.decidedBy()), "declarations.not-your-case");
        refuseIf(declaration.falsehoodId() != null, "declarations.falsehood-already");
        refuseIf(agreements.isWithdrawn(citizenId), "declarations.has-left");
        declaration.move(DeclarationMove.PROPOSE_FALSE, DeclarationMove.Actor.REVIEWER);
        Review proposed = reviews.propose(ReviewKind.FALSE_DECLARATION, citizenId, String.valueOf(id), by, reason);
        declaration.accuse(proposed.id());
        rows.flush();
        end.heldFalse(declaration);
        audit.record(AuditEntry.of(by, "FALSE_DECLARATION_PROPOSED")
                .about(citizenId)
                .on("declaration/" + id)
                .because(reason));
        told.tell(
                citizenId,
                new CitizenMessage.FalseDeclarationProposed(
                        items.name(declaration.declared().item()), String.valueOf(proposed.firstReason())));
        return proposed;
    }

    @Override
    public ReviewKind kind() {
        return ReviewKind.FALSE_DECLARATION;
    }

    @Override
    public Matter matter(Review review) {
        Declaration declaration = of(review);
        return new Matter(
                answers.said(declaration),
                declaration.state(),
                answers.evidence(declaration, review),
                rows.reply(declaration));
    }

    @Override
    public void decided(Review review) throws SQLException {
        Declaration declaration = of(review);
        @Nullable String document = review.isAccepted() ? foundFalse(declaration, review) : null;
        told.tell(
                review.citizenId(),
                new CitizenMessage.FalseDeclarationDecided(
                        items.name(declaration.declared().item()), document, String.valueOf(review.reason())));
    }

    private String foundFalse(Declaration declaration, Review review) throws SQLException {
        String by = Objects.requireNonNull(review.decidedBy());
        if (declaration.state() == DeclarationState.SUBMITTED) {
            reviews.conclude(declaration.reviewId(), Decision.REJECT, by, Objects.requireNonNull(review.reason()));
        }
        declaration.move(DeclarationMove.FIND_FALSE, DeclarationMove.Actor.SECOND_REVIEWER);
        rows.flush();
        end.decided(declaration);
        return records.foundFalse(declaration, review.id(), by);
    }

    private Declaration of(Review review) {
        return rows.findByIdOptional(Long.valueOf(review.subjectId())).orElseThrow();
    }

    private static void refuseIf(boolean refused, String words) {
        if (refused) {
            throw Refusal.of(Refusal.Kind.CONFLICT, words);
        }
    }
}
