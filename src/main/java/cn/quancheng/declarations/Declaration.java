package cn.quancheng.declarations;

import cn.quancheng.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** What a citizen declared. How the looking at it stands, its review says; how it stands itself, {@link #state}. */
@Entity
@Table(name = "declarations")
class Declaration {
    @Id
    private long id;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(name = "review_id", nullable = false)
    private long reviewId;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private DeclarationState state;

    @Column(nullable = false)
    private String item;

    @Column
    private @Nullable String grade;

    @Column(nullable = false)
    private long quantity;

    @Column(name = "occurred_on", nullable = false)
    private LocalDate occurredOn;

    @Column(nullable = false)
    private String issuer;

    @Column(name = "document_no")
    private @Nullable String documentNo;

    @Column(name = "same_as", nullable = false)
    private String sameAs;

    @Column(name = "sealed_statement")
    private byte @Nullable [] sealedStatement;

    @Column(name = "falsehood_id")
    private @Nullable Long falsehoodId;

    @Column(name = "sealed_reply")
    private byte @Nullable [] sealedReply;

    /** For Hibernate, which fills the fields. */
    protected Declaration() {}

    Declaration(long id, long citizenId, long reviewId, Declared declared, byte @Nullable [] sealedStatement) {
        this.id = id;
        this.citizenId = citizenId;
        this.reviewId = reviewId;
        this.state = DeclarationState.SUBMITTED;
        this.item = declared.item();
        this.grade = declared.grade();
        this.quantity = declared.quantity();
        this.occurredOn = declared.occurredOn();
        this.issuer = declared.issuer();
        this.documentNo = declared.documentNo();
        this.sameAs = declared.sameAs();
        this.sealedStatement = sealedStatement;
    }

    /**
     * Lets something happen.
     *
     * @throws Refusal 409 where it cannot, in words that say how the declaration stands
     */
    void move(DeclarationMove move, DeclarationMove.Actor by) {
        state = move.from(state, by).orElseThrow(() -> Refusal.of(Refusal.Kind.CONFLICT, "declarations.is-" + state));
    }

    /** Notes the review in which somebody holds it to be false. */
    void accuse(long falsehood) {
        falsehoodId = falsehood;
    }

    void reply(byte[] sealed) {
        sealedReply = sealed;
    }

    /** Nothing of what the citizen said in their own words stays. */
    void forgetWords() {
        sealedStatement = null;
        sealedReply = null;
    }

    long id() {
        return id;
    }

    long citizenId() {
        return citizenId;
    }

    long reviewId() {
        return reviewId;
    }

    DeclarationState state() {
        return state;
    }

    Declared declared() {
        return new Declared(item, grade, quantity, occurredOn, issuer, documentNo);
    }

    byte @Nullable [] sealedStatement() {
        return sealedStatement;
    }

    /** The review in which somebody holds it to be false; null where nobody ever did. */
    @Nullable
    Long falsehoodId() {
        return falsehoodId;
    }

    byte @Nullable [] sealedReply() {
        return sealedReply;
    }
}
