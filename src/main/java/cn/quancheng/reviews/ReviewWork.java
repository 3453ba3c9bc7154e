package cn.quancheng.reviews;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.journal.Decisions;
import cn.quancheng.platform.Refusal;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What reviewers do: take a review in hand, look at it, decide it. Whoever has it in hand looks and decides, and nobody
 * else meanwhile; what needs four eyes is decided by two.
 */
@ApplicationScoped
class ReviewWork {
    private final ReviewRepository rows;
    private final List<ReviewDesk> desks;
    private final Decisions decisions;
    private final AgroalDataSource database;
    private final AuditBook audit;
    private final ReviewSettings settings;
    private final Clock clock;

    ReviewWork(
            ReviewRepository rows,
            @All List<ReviewDesk> desks,
            Decisions decisions,
            AgroalDataSource database,
            AuditBook audit,
            ReviewSettings settings,
            Clock clock) {
        this.rows = rows;
        this.desks = desks;
        this.decisions = decisions;
        this.database = database;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a reviewer sees of a case. */
    record Opened(Review review, Object matter) {}

    /**
     * Takes a review in hand, or keeps it there for longer.
     *
     * @throws Refusal 404 where there is no such, 409 where it is not open, somebody else has it, or this account has
     *     said its yes already
     */
    @Transactional(rollbackOn = Exception.class)
    Review claim(long id, String by) {
        ReviewRow row = rows.locked(id).orElseThrow(Reviews::notFound);
        refuseIf(!row.isOpen(), "reviews.not-open");
        Instant now = Reviews.now(clock);
        refuseIf(row.isHeldFrom(by, now), "reviews.claimed");
        refuseIf(row.wasFirstAgreedBy(by), "reviews.second-person");
        row.claim(by, now.plus(settings.claim()));
        return row.review();
    }

    /**
     * Lets a review go; one that this account does not have stays as it is.
     *
     * @throws Refusal 404 where there is no such
     */
    @Transactional(rollbackOn = Exception.class)
    void release(long id, String by) {
        ReviewRow row = rows.locked(id).orElseThrow(Reviews::notFound);
        if (row.isOpen() && row.isClaimedBy(by)) {
            row.release();
        }
    }

    /**
     * Shows a review to whoever has it in hand, or had when it ended, and writes the look down for the citizen.
     *
     * @throws Refusal 404 where there is no such, 409 where this account does not have it
     */
    @Transactional(rollbackOn = Exception.class)
    Opened open(long id, String by) throws SQLException {
        Review review = rows.findByIdOptional(id).orElseThrow(Reviews::notFound).review();
        refuseIf(!by.equals(review.claimedBy()), review.isOpen() ? "reviews.claim-first" : "reviews.not-yours");
        audit.record(AuditEntry.of(by, review.kind() + "_OPENED")
                .about(review.citizenId())
                .on("review/" + id));
        return new Opened(review, desk(review.kind()).matter(review));
    }

    /**
     * Decides a review.
     *
     * @throws Refusal 404 where there is no such, 409 where it is not open or this account does not have it in hand
     */
    @Transactional(rollbackOn = Exception.class)
    Review decide(long id, Decision decision, String reason, String by) throws SQLException {
        long citizenId =
                rows.findByIdOptional(id).orElseThrow(Reviews::notFound).citizenId();
        try (Connection connection = database.getConnection()) {
            decisions.lock(connection, citizenId);
        }
        rows.getEntityManager().clear();
        ReviewRow row = rows.locked(id).orElseThrow(Reviews::notFound);
        refuseIf(!row.isOpen(), "reviews.not-open");
        refuseIf(!row.isClaimedBy(by), "reviews.claim-first");
        boolean first = decision == Decision.ACCEPT && row.needsAnother();
        if (first) {
            row.agreeFirst(by, reason);
        } else {
            row.decide(decision, by, reason, Reviews.now(clock));
        }
        rows.flush();
        Review review = row.review();
        audit.record(AuditEntry.of(by, review.kind() + (first ? "_FIRST_ACCEPTED" : "_" + review.state()))
                .about(citizenId)
                .on("review/" + id)
                .because(reason));
        if (!first) {
            desk(review.kind()).decided(review);
        }
        return review;
    }

    private ReviewDesk desk(ReviewKind kind) {
        return desks.stream()
                .filter(desk -> desk.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody here knows reviews of " + kind));
    }

    private static void refuseIf(boolean refused, String words) {
        if (refused) {
            throw Refusal.of(Refusal.Kind.CONFLICT, words);
        }
    }
}
