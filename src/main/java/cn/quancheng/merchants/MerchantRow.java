package cn.quancheng.merchants;

import cn.quancheng.platform.Masking;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A merchant's row. */
@Entity
@Table(name = "merchants")
class MerchantRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "merchant_numbers")
    @SequenceGenerator(name = "merchant_numbers", sequenceName = "merchant_numbers", allocationSize = 1)
    private long id;

    @Column(nullable = false)
    private String code;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String uscc;

    @Column(name = "made_by", nullable = false)
    private String madeBy;

    @Column(name = "made_at", nullable = false)
    private Instant madeAt;

    @Column(name = "cashiers_made", nullable = false)
    private int cashiersMade;

    @Column(name = "suspended_at")
    private @Nullable Instant suspendedAt;

    @Column(name = "suspension_reason")
    private @Nullable String suspensionReason;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** For Hibernate, which fills the fields. */
    protected MerchantRow() {}

    MerchantRow(String code, String name, CreditCode uscc, String operator, Instant now) {
        this.code = code;
        this.name = name;
        this.uscc = uscc.value();
        this.madeBy = operator;
        this.madeAt = now;
    }

    void rename(String wanted) {
        name = wanted;
    }

    void suspend(String reason, Instant now) {
        suspendedAt = suspendedAt == null ? now : suspendedAt;
        suspensionReason = Masking.text(reason);
    }

    void resume() {
        suspendedAt = null;
        suspensionReason = null;
    }

    void end(Instant now) {
        endedAt = now;
    }

    /** The number of the next cashier; none is given twice. */
    int nextCashier() {
        return ++cashiersMade;
    }

    boolean isActive() {
        return suspendedAt == null && endedAt == null;
    }

    boolean isEnded() {
        return endedAt != null;
    }

    boolean isSuspended() {
        return suspendedAt != null;
    }

    long id() {
        return id;
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    String uscc() {
        return uscc;
    }

    String madeBy() {
        return madeBy;
    }

    Instant madeAt() {
        return madeAt;
    }

    @Nullable
    Instant suspendedAt() {
        return suspendedAt;
    }

    @Nullable
    String suspensionReason() {
        return suspensionReason;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
