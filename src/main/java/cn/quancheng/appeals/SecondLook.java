package cn.quancheng.appeals;

import cn.quancheng.platform.Masking;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** A citizen's wish that a person looks again at a month's score. */
@Entity
@Table(name = "second_looks")
class SecondLook {
    /** How long the association has to answer, as the notice promises. */
    static final int DAYS_TO_ANSWER = 15;

    @Id
    private long id;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(nullable = false)
    private LocalDate month;

    @Column(name = "sealed_statement", nullable = false)
    private byte[] sealedStatement;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private ReviewState state;

    @Column(name = "asked_at", nullable = false)
    private Instant askedAt;

    @Column(name = "due_on", nullable = false)
    private LocalDate dueOn;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    @Column
    private @Nullable String reason;

    /** For Hibernate, which fills the fields. */
    protected SecondLook() {}

    SecondLook(long id, long citizenId, YearMonth month, byte[] sealedStatement, Instant now, LocalDate dueOn) {
        this.id = id;
        this.citizenId = citizenId;
        this.month = month.atDay(1);
        this.sealedStatement = sealedStatement;
        this.state = ReviewState.OPEN;
        this.askedAt = now;
        this.dueOn = dueOn;
    }

    void takeBack(Instant now) {
        state = ReviewState.WITHDRAWN;
        endedAt = now;
    }

    /** What staff type as a reason may hold an identity number, and is masked. */
    void decide(Decision decision, String why, String by, Instant now) {
        state = decision.state();
        reason = Masking.text(why);
        decidedBy = by;
        endedAt = now;
    }

    boolean isOpen() {
        return state == ReviewState.OPEN;
    }

    long id() {
        return id;
    }

    long citizenId() {
        return citizenId;
    }

    YearMonth month() {
        return YearMonth.from(month);
    }

    byte[] sealedStatement() {
        return sealedStatement;
    }

    ReviewState state() {
        return state;
    }

    Instant askedAt() {
        return askedAt;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
