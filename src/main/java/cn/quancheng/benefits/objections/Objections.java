package cn.quancheng.benefits.objections;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.platform.Refusal;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.reviews.ReviewState;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What citizens say against a merchant's word that they did not come. */
@ApplicationScoped
public class Objections {
    private final ObjectionRepository rows;
    private final NoShows noShows;
    private final Reviews reviews;
    private final Agreements agreements;
    private final AuditBook audit;
    private final Clock clock;

    Objections(
            ObjectionRepository rows,
            NoShows noShows,
            Reviews reviews,
            Agreements agreements,
            AuditBook audit,
            Clock clock) {
        this.rows = rows;
        this.noShows = noShows;
        this.reviews = reviews;
        this.agreements = agreements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts an objection before a reviewer.
     *
     * @param by how the audit book names the citizen
     * @throws Refusal 404 where the citizen has no such check, 409 without an agreement, where no pause stands on it, or
     *     where an objection to it is open or decided
     */
    @Transactional(rollbackOn = Exception.class)
    OwnObjection raise(UUID checkId, long citizenId, String statement, String by) throws SQLException {
        // Whoever objects twice at once, or leaves meanwhile, waits here.
        agreements.lock(citizenId);
        agreements.required(citizenId);
        NoShow noShow = required(checkId, citizenId);
        rows.newest(citizenId, checkId).map(this::review).ifPresent(Objections::refuseUnlessTakenBack);
        if (!noShow.isPaused(clock.instant())) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "benefits.nothing-paused");
        }
        long id = rows.number();
        Review review = reviews.open(ReviewKind.BENEFIT_OBJECTION, citizenId, String.valueOf(id));
        rows.persistAndFlush(new Objection(id, citizenId, checkId, review.id(), rows.seal(id, statement)));
        note(checkId, citizenId, by, "BENEFIT_OBJECTION_RAISED");
        return OwnObjection.of(statement, review);
    }

    /**
     * Takes one back: the pause goes on. One that is taken back already stays so.
     *
     * @throws Refusal 404 where the citizen has no such check, or has not objected; 409 where it is decided
     */
    @Transactional(rollbackOn = Exception.class)
    void takeBack(UUID checkId, long citizenId, String by) throws SQLException {
        agreements.lock(citizenId);
        required(checkId, citizenId);
        Objection objection = rows.newest(citizenId, checkId)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "benefits.no-objection"));
        if (reviews.takeBack(objection.reviewId(), citizenId, ReviewKind.BENEFIT_OBJECTION)) {
            note(checkId, citizenId, by, "BENEFIT_OBJECTION_TAKEN_BACK");
        }
    }

    /** The newest objection to each of some checks of a citizen's; those without one are left out. */
    public Map<UUID, OwnObjection> of(long citizenId, Collection<UUID> checks) {
        List<Objection> found = checks.isEmpty() ? List.of() : rows.of(citizenId, checks);
        Map<UUID, OwnObjection> newest = new HashMap<>();
        if (!found.isEmpty()) {
            Map<Long, Review> all =
                    reviews.all(found.stream().map(Objection::reviewId).toList());
            found.forEach(one -> Optional.ofNullable(all.get(one.reviewId()))
                    .ifPresent(review -> newest.put(one.checkId(), OwnObjection.of(rows.statement(one), review))));
        }
        return newest;
    }

    private NoShow required(UUID checkId, long citizenId) throws SQLException {
        return noShows.find(checkId, citizenId)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "benefits.no-check"));
    }

    private Review review(Objection objection) {
        return reviews.find(objection.reviewId()).orElseThrow();
    }

    private static void refuseUnlessTakenBack(Review review) {
        if (review.state() != ReviewState.WITHDRAWN) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT, review.isOpen() ? "reviews.open-already" : "reviews.decided-already");
        }
    }

    private void note(UUID checkId, long citizenId, String by, String action) {
        audit.record(AuditEntry.of(by, action).about(citizenId).on("check/" + checkId));
    }
}
