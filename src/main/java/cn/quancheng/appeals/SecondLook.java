package cn.quancheng.appeals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.LocalDate;
import java.time.YearMonth;

/** A citizen's wish that a person looks again at a month's score; how far it is, its review says. */
@Entity
@Table(name = "second_looks")
class SecondLook {
    @Id
    private long id;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(nullable = false)
    private LocalDate month;

    @Column(name = "sealed_statement", nullable = false)
    private byte[] sealedStatement;

    /** For Hibernate, which fills the fields. */
    protected SecondLook() {}

    /** @param id its review's */
    SecondLook(long id, long citizenId, YearMonth month, byte[] sealedStatement) {
        this.id = id;
        this.citizenId = citizenId;
        this.month = month.atDay(1);
        this.sealedStatement = sealedStatement;
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
}
