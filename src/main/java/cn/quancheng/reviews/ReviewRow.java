package cn.quancheng.reviews;

import cn.quancheng.platform.Masking;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/** A review's row. What staff type as a reason may hold an identity number, and is masked. */
@Entity
@Table(name = "reviews")
class ReviewRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "review_numbers")
    @SequenceGenerator(name = "review_numbers", sequenceName = "review_numbers", allocationSize = 1)
    private long id;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private ReviewKind kind;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(name = "subject_id", nullable = false)
    private String subjectId;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private ReviewState state;

    @Column(name = "asked_at", nullable = false)
    private Instant askedAt;

    @Column(name = "due_on", nullable = false)
    private LocalDate dueOn;

    @Column(name = "claimed_by")
    private @Nullable String claimedBy;

    @Column(name = "claimed_until")
    private @Nullable Instant claimedUntil;

    @Column(name = "first_by")
    private @Nullable String firstBy;

    @Column(name = "first_reason")
    private @Nullable String firstReason;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    @Column
    private @Nullable String reason;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** For Hibernate, which fills the fields. */
    protected ReviewRow() {}

    ReviewRow(ReviewKind kind, long citizenId, String subjectId, Instant now, LocalDate dueOn) {
        this.kind = kind;
        this.citizenId = citizenId;
        this.subjectId = subjectId;
        this.state = ReviewState.OPEN;
        this.askedAt = now;
        this.dueOn = dueOn;
    }

    void claim(String by, Instant until) {
        claimedBy = by;
        claimedUntil = until;
    }

    void release() {
        claimedBy = null;
        claimedUntil = null;
    }

    /** The first of two yeses. Somebody else has to take it now. */
    void agreeFirst(String by, String why) {
        firstBy = by;
        firstReason = Masking.text(why);
        release();
    }

    void decide(Decision decision, String by, String why, Instant now) {
        state = decision.state();
        decidedBy = by;
        reason = Masking.text(why);
        endedAt = now;
    }

    void takeBack(Instant now) {
        state = ReviewState.WITHDRAWN;
        endedAt = now;
    }

    boolean isOpen() {
        return state == ReviewState.OPEN;
    }

    boolean isClaimedBy(String login) {
        return login.equals(claimedBy);
    }

    /** Whether somebody other than this account has it in hand. */
    boolean isHeldFrom(String login, Instant now) {
        return claimedUntil != null && claimedUntil.isAfter(now) && !isClaimedBy(login);
    }

    boolean needsAnother() {
        return kind.needsFourEyes() && firstBy == null;
    }

    boolean wasFirstAgreedBy(String login) {
        return login.equals(firstBy);
    }

    long citizenId() {
        return citizenId;
    }

    ReviewKind kind() {
        return kind;
    }

    ReviewState state() {
        return state;
    }

    Review review() {
        return new Review(
                id,
                kind,
                citizenId,
                subjectId,
                state,
                askedAt,
                dueOn,
                claimedBy,
                claimedUntil,
                firstBy,
                firstReason,
                decidedBy,
                reason,
                endedAt);
    }
}
