package cn.quancheng.security.tokens;

import org.jspecify.annotations.Nullable;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A key of ECDSA on P-256 that signs tokens or receipts, or did.
 *
 * @param kid its name in what it signed
 * @param publicJwk the public half as JSON, as it is published
 * @param replacedAt since when another one signs, or null while it does
 */
record SigningKey(
        KeyPurpose purpose,
        String kid,
        String publicJwk,
        PublicKey publicKey,
        PrivateKey privateKey,
        Instant madeAt,
        @Nullable Instant replacedAt) {
    /** Since when another key signs; empty while this one does. */
    Optional<Instant> replaced() {
        return Optional.ofNullable(replacedAt);
    }

    /** Its name; never the key. */
    @Override
    public String toString() {
        return "signing key " + kid;
    }
}
