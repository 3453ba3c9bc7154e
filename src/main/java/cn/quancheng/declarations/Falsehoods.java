package cn.quancheng.declarations;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.platform.Refusal;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.SQLException;

/**
 * Declarations that are held to be false. One reviewer says so here, the citizen hears of it and may answer, another
 * reviewer decides; a declaration is looked into in this way once.
 */
@ApplicationScoped
class Falsehoods {
    private final DeclarationRepository rows;
    private final DeclarationEnd end;
    private final Reviews reviews;
    private final Agreements agreements;
    private final DeclarationNews news;
    private final AuditBook audit;

    Falsehoods(
            DeclarationRepository rows,
            DeclarationEnd end,
            Reviews reviews,
            Agreements agreements,
            DeclarationNews news,
            AuditBook audit) {
        this.rows = rows;
        this.end = end;
        this.reviews = reviews;
        this.agreements = agreements;
        this.news = news;
        this.audit = audit;
    }

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
        news.heldFalse(declaration, proposed);
        return proposed;
    }

    private static void refuseIf(boolean refused, String words) {
        if (refused) {
            throw Refusal.of(Refusal.Kind.CONFLICT, words);
        }
    }
}
