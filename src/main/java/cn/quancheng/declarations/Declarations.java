package cn.quancheng.declarations;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.AgreementWithdrawn;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/** A citizen's own acts about what they declare. Each locks the citizen first, as whoever decides does. */
@ApplicationScoped
class Declarations {
    private final DeclarationRepository rows;
    private final DeclarableItems items;
    private final DeclaredRecords records;
    private final DeclarationEnd end;
    private final Reviews reviews;
    private final Agreements agreements;
    private final AuditBook audit;

    Declarations(
            DeclarationRepository rows,
            DeclarableItems items,
            DeclaredRecords records,
            DeclarationEnd end,
            Reviews reviews,
            Agreements agreements,
            AuditBook audit) {
        this.rows = rows;
        this.items = items;
        this.records = records;
        this.end = end;
        this.reviews = reviews;
        this.agreements = agreements;
        this.audit = audit;
    }

    /**
     * Submits a declaration; it adds nothing until somebody finds it true.
     *
     * @param statement what the citizen wants to say of it; null where nothing
     * @param by how the audit book names the citizen
     * @throws Refusal 400 where a field is wrong, 409 without an agreement or where the same is there already
     */
    @Transactional(rollbackOn = Exception.class)
    Declaration submit(long citizenId, DeclarableItems.Wanted wanted, @Nullable String statement, String by)
            throws SQLException {
        // Whoever declares twice at once, or leaves meanwhile, waits here.
        agreements.lock(citizenId);
        agreements.required(citizenId);
        Declared declared = items.check(wanted, citizenId);
        refuseSame(citizenId, declared);
        long id = rows.nextId();
        Review review = reviews.open(ReviewKind.DECLARATION, citizenId, String.valueOf(id));
        Declaration declaration = new Declaration(
                id, citizenId, review.id(), declared, statement == null ? null : rows.sealStatement(id, statement));
        rows.persistAndFlush(declaration);
        note(declaration, by, "DECLARATION_SUBMITTED");
        return declaration;
    }

    private void refuseSame(long citizenId, Declared declared) throws SQLException {
        rows.same(citizenId, declared.sameAs()).ifPresent(same -> {
            String words = "declarations.same-" + same.state();
            throw Refusal.of(Refusal.Kind.CONFLICT, words, String.valueOf(same.id()));
        });
        records.refuseReported(citizenId, declared);
    }

    /** A citizen's declarations, the newest first. */
    Page<Declaration> of(long citizenId, PageQuery page, String by) {
        audit.record(AuditEntry.of(by, "DECLARATIONS_READ").about(citizenId));
        return Page.of(rows.of(citizenId, page), page, declaration -> String.valueOf(declaration.id()));
    }

    /** @throws Refusal 404 where the citizen has no such */
    Declaration one(long citizenId, long id, String by) {
        Declaration declaration = rows.of(citizenId, id).orElseThrow(Declarations::notFound);
        note(declaration, by, "DECLARATIONS_READ");
        return declaration;
    }

    /**
     * Takes a declaration back; what it added is gone at once. One that is taken back already stays so.
     *
     * @throws Refusal 404 where the citizen has no such, 409 where it was rejected
     */
    @Transactional(rollbackOn = Exception.class)
    void takeBack(long citizenId, long id, String by) throws SQLException {
        agreements.lock(citizenId);
        Declaration declaration = rows.of(citizenId, id).orElseThrow(Declarations::notFound);
        DeclarationState before = declaration.state();
        declaration.move(DeclarationMove.TAKE_BACK, DeclarationMove.Actor.CITIZEN);
        if (before == DeclarationState.WITHDRAWN) {
            return;
        }
        rows.flush();
        if (before == DeclarationState.SUBMITTED) {
            reviews.takeBack(declaration.reviewId(), citizenId, ReviewKind.DECLARATION);
        } else {
            records.takeBack(declaration, by);
        }
        end.decided(declaration);
        note(declaration, by, "DECLARATION_TAKEN_BACK");
    }

    /**
     * Keeps what a citizen says to a declaration's being held false, for those who decide that; said again, it replaces
     * what was said before.
     *
     * @throws Refusal 404 where the citizen has no such, 409 where nobody is looking into it
     */
    @Transactional(rollbackOn = Exception.class)
    Declaration reply(long citizenId, long id, String reply, String by) throws SQLException {
        agreements.lock(citizenId);
        Declaration declaration = rows.of(citizenId, id).orElseThrow(Declarations::notFound);
        @Nullable Long falsehood = declaration.falsehoodId();
        if (falsehood == null || reviews.find(falsehood).filter(Review::isOpen).isEmpty()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "declarations.nothing-to-reply-to");
        }
        declaration.reply(rows.sealReply(id, reply));
        note(declaration, by, "DECLARATION_REPLIED");
        return declaration;
    }

    /**
     * Who leaves ends everything that waits; what counted is closed by the ledger, as all that stands on an act of the
     * citizen.
     */
    void agreementWithdrawn(@Observes AgreementWithdrawn withdrawal) throws SQLException {
        List<Declaration> all = rows.of(withdrawal.citizenId());
        if (!all.isEmpty()) {
            end.left(withdrawal.citizenId());
            reviews.end(withdrawal.citizenId(), ReviewKind.DECLARATION, ReviewKind.FALSE_DECLARATION);
        }
        for (Declaration declaration : all) {
            declaration.move(DeclarationMove.LEAVE, DeclarationMove.Actor.LEAVING);
            declaration.forgetWords();
        }
    }

    static Refusal notFound() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "declarations.no-declaration");
    }

    private void note(Declaration declaration, String by, String action) {
        audit.record(AuditEntry.of(by, action).about(declaration.citizenId()).on("declaration/" + declaration.id()));
    }
}
