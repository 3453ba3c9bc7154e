package cn.quancheng.commitments;

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
import java.time.Period;

/** What a citizen promised, in the words of that day. */
@Entity
@Table(name = "commitments")
class Commitment {
    /** After its term nobody waits longer to hear that it was kept. */
    static final Period HEARD_WITHIN = Period.ofMonths(6);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "commitment_numbers")
    @SequenceGenerator(name = "commitment_numbers", sequenceName = "commitment_numbers", allocationSize = 1)
    private long id;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(nullable = false)
    private String template;

    @Column(nullable = false)
    private String title;

    @Column(nullable = false)
    private String text;

    @Column(name = "confirmed_by", nullable = false)
    private String confirmedBy;

    @Column(name = "made_on", nullable = false)
    private LocalDate madeOn;

    @Column(name = "ends_on", nullable = false)
    private LocalDate endsOn;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private CommitmentState state;

    @Column(name = "review_id")
    private @Nullable Long reviewId;

    @Column(name = "sealed_statement")
    private byte @Nullable [] sealedStatement;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** For Hibernate, which fills the fields. */
    protected Commitment() {}

    Commitment(long citizenId, CommitmentTemplate template, LocalDate madeOn) {
        this.citizenId = citizenId;
        this.template = template.code();
        this.title = template.title();
        this.text = template.text();
        this.confirmedBy = template.confirmedBy();
        this.madeOn = madeOn;
        this.endsOn = madeOn.plus(template.term());
        this.state = CommitmentState.MADE;
    }

    /** @param review the one that looks whether it was kept */
    void submit(long review, byte[] statement) {
        become(CommitmentState.SUBMITTED);
        reviewId = review;
        sealedStatement = statement;
    }

    /** @throws IllegalStateException where it may not end so */
    void end(CommitmentState last, Instant now) {
        become(last);
        endedAt = now;
    }

    private void become(CommitmentState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("a commitment that is " + state + " does not become " + next);
        }
        state = next;
    }

    /** How far it is on a day: of one whose term is long over, and of which nobody said that it was kept, nothing comes. */
    CommitmentState state(LocalDate today) {
        return state == CommitmentState.MADE && !today.isBefore(endsOn.plus(HEARD_WITHIN))
                ? CommitmentState.LAPSED
                : state;
    }

    CommitmentState state() {
        return state;
    }

    long id() {
        return id;
    }

    long citizenId() {
        return citizenId;
    }

    String template() {
        return template;
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }

    String confirmedBy() {
        return confirmedBy;
    }

    LocalDate madeOn() {
        return madeOn;
    }

    /** The day from which on it can be said that it was kept. */
    LocalDate endsOn() {
        return endsOn;
    }

    @Nullable
    Long reviewId() {
        return reviewId;
    }

    byte @Nullable [] sealedStatement() {
        return sealedStatement;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
