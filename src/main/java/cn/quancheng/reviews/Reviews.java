package cn.quancheng.reviews;

import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.workdays.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts what citizens ask for before people who decide it, and says how it stands. Whoever calls has the citizen locked
 * ({@code Agreements.lock} or {@code Decisions.begin}) before a review is opened, taken back or ended, as whoever decides
 * one has: so neither waits for the other, and one of them is first.
 */
@ApplicationScoped
public class Reviews {
    private final ReviewRepository rows;
    private final WorkingDays workingDays;
    private final Clock clock;

    Reviews(ReviewRepository rows, WorkingDays workingDays, Clock clock) {
        this.rows = rows;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /**
     * Opens a review.
     *
     * @param subjectId what it is about; under it nothing else of the citizen's of this kind may be open
     * @throws Refusal 409 where the same is open already
     */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public Review open(ReviewKind kind, long citizenId, String subjectId) {
        return opened(kind, citizenId, subjectId).review();
    }

    /**
     * Opens a review of a kind that needs four eyes, by the first of the two who have to say yes.
     *
     * @param by the account of the first
     * @throws Refusal 409 where the same is open already
     */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public Review propose(ReviewKind kind, long citizenId, String subjectId, String by, String reason) {
        ReviewRow row = opened(kind, citizenId, subjectId);
        row.agreeFirst(by, reason);
        rows.flush();
        return row.review();
    }

    private ReviewRow opened(ReviewKind kind, long citizenId, String subjectId) {
        if (openOf(citizenId, kind, subjectId).isPresent()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "reviews.open-already");
        }
        LocalDate today = LocalDate.now(clock);
        ReviewRow row = new ReviewRow(kind, citizenId, subjectId, now(), kind.dueOn(today, workingDays));
        rows.persistAndFlush(row);
        return row;
    }

    /** A review by its number, whosever it is. */
    public Optional<Review> find(long id) {
        return rows.findByIdOptional(id).map(ReviewRow::review);
    }

    /** Some reviews by their numbers; those that there are not are left out. */
    public Map<Long, Review> all(Collection<Long> ids) {
        return rows.list("id in ?1", ids).stream()
                .map(ReviewRow::review)
                .collect(Collectors.toMap(Review::id, Function.identity()));
    }

    /** What of a citizen's is open about a subject. */
    public Optional<Review> openOf(long citizenId, ReviewKind kind, String subjectId) {
        return rows.open(citizenId, kind, subjectId).map(ReviewRow::review);
    }

    /** Whether anything of this kind is open about a citizen. */
    public boolean hasOpen(long citizenId, ReviewKind kind) {
        return rows.hasOpen(citizenId, kind);
    }

    /** A citizen's reviews of a kind, the newest first. */
    public Page<Review> of(long citizenId, ReviewKind kind, PageQuery page) {
        List<ReviewRow> found = rows.of(citizenId, kind, page.afterNumber().orElse(Long.MAX_VALUE), page);
        return Page.of(found.stream().map(ReviewRow::review).toList(), page, review -> String.valueOf(review.id()));
    }

    /**
     * Decides a review that needs no person any more: an office's own file tells the same, or another review settled it.
     * The room that it belongs to has done what follows, and tells the citizen.
     *
     * @param by whoever stands for it
     * @param reason in words that the citizen reads
     * @throws Refusal 404 where there is no such, 409 where it is not open
     */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public Review conclude(long id, Decision decision, String by, String reason) {
        ReviewRow row = rows.locked(id).orElseThrow(Reviews::notFound);
        if (!row.isOpen()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "reviews.not-open");
        }
        row.decide(decision, by, reason, now());
        return row.review();
    }

    /**
     * Ends a review because its citizen takes back what was asked for.
     *
     * @return whether it was open until now; false where it was taken back before
     * @throws Refusal 404 where the citizen has no such, 409 where it is decided
     */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public boolean takeBack(long id, long citizenId, ReviewKind kind) {
        ReviewRow row = rows.locked(id)
                .filter(one -> one.citizenId() == citizenId && one.kind() == kind)
                .orElseThrow(Reviews::notFound);
        if (row.state() == ReviewState.WITHDRAWN) {
            return false;
        }
        if (!row.isOpen()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "reviews.decided-already");
        }
        row.takeBack(now());
        return true;
    }

    /**
     * Ends what is open of some kinds because its citizen leaves.
     *
     * @return what was ended
     */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public List<Review> end(long citizenId, ReviewKind... kinds) {
        List<ReviewRow> open = rows.open(citizenId, List.of(kinds));
        open.forEach(row -> row.takeBack(now()));
        return open.stream().map(ReviewRow::review).toList();
    }

    private Instant now() {
        return now(clock);
    }

    /** Now, as the database keeps it: an answer must say the same later. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The answer to a number under which there is nothing for whoever asks. */
    public static Refusal notFound() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "reviews.no-review");
    }
}
