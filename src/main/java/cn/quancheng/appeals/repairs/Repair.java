package cn.quancheng.appeals.repairs;

import cn.quancheng.ledger.RecordKey;
import cn.quancheng.ledger.RecordStanding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** That a citizen has put something right; how far it is, its review says. */
@Entity
@Table(name = "repairs")
class Repair {
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
    private RepairRoute route;

    @Column(name = "sealed_statement", nullable = false)
    private byte[] sealedStatement;

    @Column(name = "sealed_performance")
    private byte @Nullable [] sealedPerformance;

    /** For Hibernate, which fills the fields. */
    protected Repair() {}

    /** @param id its review's */
    Repair(
            long id,
            long citizenId,
            RecordStanding record,
            RepairRoute route,
            byte[] sealedStatement,
            byte @Nullable [] sealedPerformance) {
        this.id = id;
        this.citizenId = citizenId;
        this.recordId = record.id();
        this.department = record.key().department();
        this.recordNo = record.key().recordNo();
        this.item = record.item();
        this.route = route;
        this.sealedStatement = sealedStatement;
        this.sealedPerformance = sealedPerformance;
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

    RepairRoute route() {
        return route;
    }

    byte[] sealedStatement() {
        return sealedStatement;
    }

    byte @Nullable [] sealedPerformance() {
        return sealedPerformance;
    }
}
