package cn.quancheng.appeals.disputes;

import cn.quancheng.ledger.RecordKey;
import cn.quancheng.ledger.RecordStanding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** That a citizen holds a record to be wrong, with its department's answer; how far it is, its review says. */
@Entity
@Table(name = "disputes")
class Dispute {
    @Id
    private long id;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(name = "record_id", nullable = false)
    private long recordId;

    @Column(nullable = false)
    private String department;

    @Column(name = "record_no", nullable = false)
    private String recordNo;

    @Column(nullable = false)
    private String item;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private DisputeReason reason;

    @Column(name = "sealed_statement", nullable = false)
    private byte[] sealedStatement;

    @Column(name = "sealed_new_facts")
    private byte @Nullable [] sealedNewFacts;

    @Column(nullable = false)
    private boolean open;

    @Column
    private @Nullable Boolean agrees;

    @Column(name = "sealed_answer")
    private byte @Nullable [] sealedAnswer;

    @Column(name = "answered_by")
    private @Nullable String answeredBy;

    @Column(name = "answered_at")
    private @Nullable Instant answeredAt;

    /** For Hibernate, which fills the fields. */
    protected Dispute() {}

    /** @param id its review's */
    Dispute(
            long id,
            long citizenId,
            RecordStanding record,
            DisputeReason reason,
            byte[] sealedStatement,
            byte @Nullable [] sealedNewFacts) {
        this.id = id;
        this.citizenId = citizenId;
        this.recordId = record.id();
        this.department = record.key().department();
        this.recordNo = record.key().recordNo();
        this.item = record.item();
        this.reason = reason;
        this.sealedStatement = sealedStatement;
        this.sealedNewFacts = sealedNewFacts;
        this.open = true;
    }

    void answer(boolean agreeing, byte[] sealed, String by, Instant now) {
        agrees = agreeing;
        sealedAnswer = sealed;
        answeredBy = by;
        answeredAt = now;
    }

    /** Decided, or taken back: nobody answers it any more. */
    void end() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    boolean isAnswered() {
        return answeredAt != null;
    }

    long id() {
        return id;
    }

    long citizenId() {
        return citizenId;
    }

    long recordId() {
        return recordId;
    }

    RecordKey key() {
        return new RecordKey(department, recordNo);
    }

    String item() {
        return item;
    }

    DisputeReason reason() {
        return reason;
    }

    byte[] sealedStatement() {
        return sealedStatement;
    }

    byte @Nullable [] sealedNewFacts() {
        return sealedNewFacts;
    }

    byte @Nullable [] sealedAnswer() {
        return sealedAnswer;
    }

    @Nullable
    Boolean agrees() {
        return agrees;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }
}
