package cn.quancheng.commitments;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** What citizens promise, keep, and take back. */
@ApplicationScoped
class Commitments {
    private final CommitmentRepository rows;
    private final CommitmentTemplates templates;
    private final Reviews reviews;
    private final Agreements agreements;
    private final AuditBook audit;
    private final Clock clock;

    Commitments(
            CommitmentRepository rows,
            CommitmentTemplates templates,
            Reviews reviews,
            Agreements agreements,
            AuditBook audit,
            Clock clock) {
        this.rows = rows;
        this.templates = templates;
        this.reviews = reviews;
        this.agreements = agreements;
        this.audit = audit;
        this.clock = clock;
    }

    /** A commitment, and how far the look at it is; no review until the citizen says that it was kept. */
    record Promised(Commitment commitment, @Nullable Review review) {}

    /**
     * Makes one.
     *
     * @param by how the audit book names the citizen
     * @throws Refusal 404 where there is no such template, 409 without an agreement, or where one of it is in force
     */
    @Transactional(rollbackOn = Exception.class)
    Promised make(long citizenId, String code, String by) throws SQLException {
        CommitmentTemplate template = templates
                .find(code)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "commitments.no-template")
                        .violation("template", "commitments.no-template"));
        // Whoever promises twice at once, or leaves meanwhile, waits here.
        agreements.lock(citizenId);
        agreements.required(citizenId);
        LocalDate today = LocalDate.now(clock);
        Optional<Commitment> earlier = rows.inForce(citizenId, code);
        if (earlier.isPresent()) {
            refuseIf(earlier.get().state(today).isInForce(), "commitments.in-force");
            earlier.get().end(CommitmentState.LAPSED, clock.instant());
            rows.flush();
        }
        Commitment commitment = new Commitment(citizenId, template, today);
        rows.persistAndFlush(commitment);
        note(commitment, by, "COMMITMENT_MADE");
        return new Promised(commitment, null);
    }

    /**
     * Puts before a reviewer that one was kept.
     *
     * @throws Refusal 404 where the citizen has no such, 409 without an agreement, before its term is over, or where it
     *     is not in force
     */
    @Transactional(rollbackOn = Exception.class)
    Promised fulfil(long id, long citizenId, String statement, String by) throws SQLException {
        agreements.lock(citizenId);
        agreements.required(citizenId);
        Commitment commitment = required(id, citizenId);
        LocalDate today = LocalDate.now(clock);
        refuseIf(commitment.state() == CommitmentState.SUBMITTED, "commitments.submitted");
        refuseIf(!commitment.state(today).isInForce(), "commitments.ended");
        if (today.isBefore(commitment.endsOn())) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT,
                    "commitments.too-early",
                    commitment.endsOn().toString());
        }
        Review review = reviews.open(ReviewKind.COMMITMENT, citizenId, String.valueOf(id));
        commitment.submit(review.id(), rows.seal(id, statement));
        rows.flush();
        note(commitment, by, "COMMITMENT_SUBMITTED");
        return new Promised(commitment, review);
    }

    /**
     * Takes one back; one that is taken back already stays so.
     *
     * @throws Refusal 404 where the citizen has no such, 409 where it was kept or has lapsed
     */
    @Transactional(rollbackOn = Exception.class)
    void takeBack(long id, long citizenId, String by) throws SQLException {
        agreements.lock(citizenId);
        Commitment commitment = required(id, citizenId);
        if (commitment.state() == CommitmentState.WITHDRAWN) {
            return;
        }
        refuseIf(!commitment.state(LocalDate.now(clock)).isInForce(), "commitments.ended");
        Long review = commitment.reviewId();
        if (review != null) {
            reviews.takeBack(review, citizenId, ReviewKind.COMMITMENT);
        }
        commitment.end(CommitmentState.WITHDRAWN, clock.instant());
        note(commitment, by, "COMMITMENT_TAKEN_BACK");
    }

    /** A citizen's, the newest first. */
    Page<Promised> of(long citizenId, PageQuery page) {
        return Page.of(rows.of(citizenId, page), page, commitment -> String.valueOf(commitment.id()))
                .map(this::promised);
    }

    /**
     * One of a citizen's.
     *
     * @throws Refusal 404 where the citizen has no such
     */
    Promised one(long id, long citizenId) {
        return promised(required(id, citizenId));
    }

    /** A promise stands on the agreement: who leaves owes nobody anything. */
    void agreementWithdrawn(@Observes AgreementWithdrawn withdrawal) {
        reviews.end(withdrawal.citizenId(), ReviewKind.COMMITMENT);
        rows.inForce(withdrawal.citizenId())
                .forEach(commitment -> commitment.end(CommitmentState.WITHDRAWN, clock.instant()));
    }

    private Promised promised(Commitment commitment) {
        Long review = commitment.reviewId();
        return new Promised(
                commitment, review == null ? null : reviews.find(review).orElseThrow());
    }

    private Commitment required(long id, long citizenId) {
        return rows.findByIdOptional(id)
                .filter(commitment -> commitment.citizenId() == citizenId)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "commitments.none"));
    }

    private void note(Commitment commitment, String by, String action) {
        audit.record(AuditEntry.of(by, action).about(commitment.citizenId()).on("commitment/" + commitment.id()));
    }

    private static void refuseIf(boolean refused, String words) {
        if (refused) {
            throw Refusal.of(Refusal.Kind.CONFLICT, words);
        }
    }
}
