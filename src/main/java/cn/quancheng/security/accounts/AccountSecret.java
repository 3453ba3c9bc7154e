package cn.quancheng.security.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** What an account signs in with: hashed, and while it is being replaced two of them. */
@Embeddable
class AccountSecret {
    @Column(name = "secret_hash", nullable = false)
    private String hash;

    @Column(name = "previous_hash")
    private @Nullable String previousHash;

    @Column(name = "previous_until")
    private @Nullable Instant previousUntil;

    @Column(name = "secret_digest")
    private byte @Nullable [] digest;

    /** For Hibernate, which fills the fields. */
    protected AccountSecret() {}

    AccountSecret(String hash) {
        this.hash = hash;
    }

    /** Is another one from now on; none before it works any more. */
    void change(String wanted) {
        hash = wanted;
        endPrevious();
    }

    /**
     * Is another one from now on, and the present one works beside it until that instant.
     *
     * @param wantedDigest of the other one, which is random: a wrong secret must not cost two hashes here and one elsewhere
     */
    void rotate(String wanted, byte[] wantedDigest, Instant until) {
        previousHash = hash;
        previousUntil = until;
        hash = wanted;
        digest = wantedDigest;
    }

    void endPrevious() {
        previousHash = null;
        previousUntil = null;
        digest = null;
    }

    String hash() {
        return hash;
    }

    /** Until when another one works beside it; empty: none does. */
    Optional<Instant> previousUntil() {
        return Optional.ofNullable(previousUntil);
    }

    boolean hasPrevious(Instant now) {
        return previousUntil != null && now.isBefore(previousUntil);
    }

    @Nullable
    String previousHash() {
        return previousHash;
    }

    byte @Nullable [] digest() {
        return digest;
    }
}
