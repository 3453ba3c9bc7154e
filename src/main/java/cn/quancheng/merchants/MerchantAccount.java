package cn.quancheng.merchants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** That an account stands for a merchant, and where. */
@Entity
@Table(name = "merchant_accounts")
class MerchantAccount {
    /** What stands there. */
    enum Kind {
        /** A merchant's system. */
        API,
        /** A person at a counter. */
        CASHIER
    }

    @Id
    private long id;

    @Column(nullable = false)
    private String login;

    @Column(name = "merchant_id", nullable = false)
    private long merchantId;

    @Column
    private @Nullable String branch;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(nullable = false)
    private boolean sandbox;

    @Column(name = "sealed_name")
    private byte @Nullable [] sealedName;

    @Column(name = "made_at", nullable = false)
    private Instant madeAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** For Hibernate, which fills the fields. */
    protected MerchantAccount() {}

    /** A merchant's system, for any of its branches. */
    MerchantAccount(long id, long merchantId, String login, boolean sandbox, Instant now) {
        this.id = id;
        this.merchantId = merchantId;
        this.login = login;
        this.kind = Kind.API;
        this.sandbox = sandbox;
        this.madeAt = now;
    }

    /** A person at the counter of one branch, in the same sandbox as whoever lets them in, or in none. */
    MerchantAccount(long id, MerchantAccount by, String login, String branch, byte[] sealedName, Instant now) {
        this.id = id;
        this.merchantId = by.merchantId;
        this.login = login;
        this.branch = branch;
        this.kind = Kind.CASHIER;
        this.sandbox = by.sandbox;
        this.sealedName = sealedName;
        this.madeAt = now;
    }

    /** Stands for nobody any more; whose name it was is forgotten. */
    void end(Instant now) {
        endedAt = now;
        sealedName = null;
    }

    boolean isCashier() {
        return kind == Kind.CASHIER;
    }

    boolean isWorking() {
        return endedAt == null;
    }

    boolean isSandbox() {
        return sandbox;
    }

    long id() {
        return id;
    }

    String login() {
        return login;
    }

    long merchantId() {
        return merchantId;
    }

    @Nullable
    String branch() {
        return branch;
    }

    byte @Nullable [] sealedName() {
        return sealedName;
    }

    Instant madeAt() {
        return madeAt;
    }
}
