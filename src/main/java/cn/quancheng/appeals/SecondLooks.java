package cn.quancheng.appeals;

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
import cn.quancheng.scores.Scores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;

/**
 * A person's second look at a score. Nobody changes a score by hand: whoever finds something wrong puts it right where it
 * is wrong (closes a record, upholds a dispute), which revises the score by itself, and says in the decision what was done.
 */
@ApplicationScoped
class SecondLooks {
    private final SecondLookRepository looks;
    private final Reviews reviews;
    private final Agreements agreements;
    private final Scores scores;
    private final AuditBook audit;

    SecondLooks(SecondLookRepository looks, Reviews reviews, Agreements agreements, Scores scores, AuditBook audit) {
        this.looks = looks;
        this.reviews = reviews;
        this.agreements = agreements;
        this.scores = scores;
        this.audit = audit;
    }

    /** What was asked for, and how it stands. */
    record Asked(SecondLook look, Review review) {}

    /**
     * Asks for one.
     *
     * @param by how the audit book names the citizen
     * @throws Refusal 409 without an agreement, where there is no score in that month, or where one is open
     */
    @Transactional(rollbackOn = Exception.class)
    Asked ask(long citizenId, YearMonth month, String statement, String by) throws SQLException {
        // Whoever asks twice at once, or leaves meanwhile, waits here.
        agreements.lock(citizenId);
        agreements.required(citizenId);
        if (scores.current(citizenId, month).isEmpty()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "appeals.no-score").violation("month", "appeals.no-score");
        }
        if (reviews.hasOpen(citizenId, ReviewKind.SECOND_LOOK)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "appeals.open-already");
        }
        Review review = reviews.open(ReviewKind.SECOND_LOOK, citizenId, month.toString());
        SecondLook look = new SecondLook(review.id(), citizenId, month, looks.seal(review.id(), statement));
        looks.persist(look);
        note(review.id(), citizenId, by, "SECOND_LOOK_ASKED");
        return new Asked(look, review);
    }

    /**
     * Takes one back; one that is taken back already stays so.
     *
     * @throws Refusal 404 where the citizen has no such, 409 where it is decided
     */
    @Transactional(rollbackOn = Exception.class)
    void takeBack(long id, long citizenId, String by) throws SQLException {
        agreements.lock(citizenId);
        if (reviews.takeBack(id, citizenId, ReviewKind.SECOND_LOOK)) {
            note(id, citizenId, by, "SECOND_LOOK_TAKEN_BACK");
        }
    }

    /** A citizen's, the newest first. */
    Page<Asked> of(long citizenId, PageQuery page) {
        Page<Review> found = reviews.of(citizenId, ReviewKind.SECOND_LOOK, page);
        Map<Long, SecondLook> byId =
                looks.all(found.items().stream().map(Review::id).toList());
        return found.map(review -> new Asked(Objects.requireNonNull(byId.get(review.id())), review));
    }

    /** Who leaves has no score any more that somebody could look at. */
    void agreementWithdrawn(@Observes AgreementWithdrawn withdrawal) {
        reviews.end(withdrawal.citizenId(), ReviewKind.SECOND_LOOK);
    }

    private void note(long id, long citizenId, String by, String action) {
        audit.record(AuditEntry.of(by, action).about(citizenId).on("review/" + id));
    }
}
