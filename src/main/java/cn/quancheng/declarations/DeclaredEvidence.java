package cn.quancheng.declarations;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.declarations.evidence.Evidence;
import cn.quancheng.declarations.evidence.EvidencePiece;
import cn.quancheng.declarations.evidence.OpenedEvidence;
import cn.quancheng.declarations.evidence.TakenEvidence;
import cn.quancheng.platform.Refusal;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may see a declaration's evidence, add to it and take it back: its citizen, and the reviewer on the case. */
@ApplicationScoped
class DeclaredEvidence {
    private final DeclarationRepository rows;
    private final Evidence evidence;
    private final Reviews reviews;
    private final Agreements agreements;
    private final AuditBook audit;
    private final Clock clock;

    DeclaredEvidence(
            DeclarationRepository rows,
            Evidence evidence,
            Reviews reviews,
            Agreements agreements,
            AuditBook audit,
            Clock clock) {
        this.rows = rows;
        this.evidence = evidence;
        this.reviews = reviews;
        this.agreements = agreements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Reads and checks a file for a declaration that is there; no transaction waits for it.
     *
     * @throws Refusal 404 where the citizen has no such declaration, 409 where it is not looked at any more, else as
     *     {@link Evidence#take}
     */
    TakenEvidence take(long citizenId, long id, InputStream file) throws IOException, SQLException {
        waiting(citizenId, id);
        return evidence.take(file);
    }

    /**
     * Keeps a file that was taken.
     *
     * @throws Refusal 404 and 409 as {@link #take}, 409 where there are three already, or this one
     */
    @Transactional(rollbackOn = Exception.class)
    EvidencePiece add(long citizenId, long id, TakenEvidence taken, String by) throws SQLException {
        agreements.lock(citizenId);
        rows.getEntityManager().clear();
        waiting(citizenId, id);
        EvidencePiece piece = evidence.add(id, citizenId, taken);
        note(piece, by, "EVIDENCE_ADDED");
        return piece;
    }

    /** @throws Refusal 404 where the citizen has no such declaration */
    @Transactional(rollbackOn = Exception.class)
    List<EvidencePiece> list(long citizenId, long id, String by) {
        Declaration declaration = rows.of(citizenId, id).orElseThrow(Declarations::notFound);
        audit.record(AuditEntry.of(by, "DECLARATIONS_READ").about(citizenId).on("declaration/" + declaration.id()));
        return evidence.of(declaration.id());
    }

    /** @throws Refusal 404 where the citizen has no such piece */
    @Transactional(rollbackOn = Exception.class)
    OpenedEvidence open(long citizenId, long id, long piece, String by) {
        EvidencePiece own = own(citizenId, id, piece);
        note(own, by, "EVIDENCE_READ");
        return evidence.open(piece);
    }

    /**
     * Deletes a piece for good.
     *
     * @throws Refusal 404 where the citizen has no such declaration, 409 where it is decided
     */
    @Transactional(rollbackOn = Exception.class)
    void drop(long citizenId, long id, long piece, String by) throws SQLException {
        agreements.lock(citizenId);
        waiting(citizenId, id);
        Optional<EvidencePiece> found = evidence.find(piece).filter(one -> one.declarationId() == id);
        if (found.isPresent()) {
            evidence.drop(piece);
            note(found.get(), by, "EVIDENCE_TAKEN_BACK");
        }
    }

    /**
     * Opens a piece for the reviewer who has the declaration in hand, or its being held false.
     *
     * @throws Refusal 404 where there is no such piece, 409 for whoever does not have the case in hand now
     */
    @Transactional(rollbackOn = Exception.class)
    OpenedEvidence openForReviewer(long id, long piece, String by) {
        Declaration declaration = rows.findByIdOptional(id).orElseThrow(Declarations::notFound);
        Instant now = clock.instant();
        boolean inHand = reviews
                .all(Stream.of(declaration.reviewId(), declaration.falsehoodId())
                        .filter(Objects::nonNull)
                        .toList())
                .values()
                .stream()
                .anyMatch(review -> isInHand(review, by, now));
        if (!inHand) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "declarations.not-in-hand");
        }
        EvidencePiece own = own(declaration.citizenId(), id, piece);
        note(own, by, "EVIDENCE_OPENED");
        return evidence.open(piece);
    }

    private static boolean isInHand(Review review, String by, Instant now) {
        return review.isOpen()
                && by.equals(review.claimedBy())
                && review.claimedUntil() != null
                && review.claimedUntil().isAfter(now);
    }

    private void waiting(long citizenId, long id) {
        Declaration declaration = rows.of(citizenId, id).orElseThrow(Declarations::notFound);
        if (declaration.state() != DeclarationState.SUBMITTED) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "declarations.is-" + declaration.state());
        }
    }

    private EvidencePiece own(long citizenId, long id, long piece) {
        return evidence.find(piece)
                .filter(one -> one.declarationId() == id && one.citizenId() == citizenId)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "declarations.evidence-not-found"));
    }

    private void note(EvidencePiece piece, String by, String action) {
        audit.record(AuditEntry.of(by, action)
                .about(piece.citizenId())
                .on("declaration/" + piece.declarationId())
                .with("evidence", piece.id()));
    }
}
