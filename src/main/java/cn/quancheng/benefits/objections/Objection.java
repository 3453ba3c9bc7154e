package cn.quancheng.benefits.objections;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.util.UUID;

/** That a citizen did come, where a merchant says no; how far it is, its review says. */
@Entity
@Table(name = "benefit_objections")
class Objection {
    @Id
    private long id;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(name = "check_id", nullable = false)
    private UUID checkId;

    @Column(name = "review_id", nullable = false)
    private long reviewId;

    @Column(name = "sealed_statement", nullable = false)
    private byte[] sealedStatement;

    /** For Hibernate, which fills the fields. */
    protected Objection() {}

    /** @param id under which its review is about it, and its statement is sealed */
    Objection(long id, long citizenId, UUID checkId, long reviewId, byte[] sealedStatement) {
        this.id = id;
        this.citizenId = citizenId;
        this.checkId = checkId;
        this.reviewId = reviewId;
        this.sealedStatement = sealedStatement;
    }

    long id() {
        return id;
    }

    long citizenId() {
        return citizenId;
    }

    UUID checkId() {
        return checkId;
    }

    long reviewId() {
        return reviewId;
    }

    byte[] sealedStatement() {
        return sealedStatement;
    }
}
