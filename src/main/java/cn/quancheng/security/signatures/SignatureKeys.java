package cn.quancheng.security.signatures;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Refusal;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Makes, replaces and ends the keys of merchants who sign their requests. Whoever calls has the merchant locked, whose
 * account it is.
 */
@ApplicationScoped
@Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
public class SignatureKeys {
    private static final Duration KEPT_AFTER_ITS_END = Duration.ofDays(1);
    private static final int ID_BYTES = 12;
    private static final int SECRET_BYTES = 32;
    private static final String PEM = "-----(BEGIN|END) PUBLIC KEY-----|\\s";

    private final SignatureKeyRepository rows;
    private final AuditBook audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignatureKeys(SignatureKeyRepository rows, AuditBook audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A key that was made.
     *
     * @param secret what both sides know, in base64, shown this once; null where the other half is the merchant's own
     * @param previousUntil until when the key that it replaces works too; null where it replaces none
     */
    public record Made(
            String keyId,
            SignatureAlgorithm algorithm,
            @Nullable String secret,
            @Nullable Instant previousUntil) {}

    /**
     * Makes a key, beside which the present one goes on working for a while.
     *
     * @param login a merchant's account
     * @param publicKey PEM, or the base64 of a SubjectPublicKeyInfo; null with a shared secret, which is made here
     * @throws Refusal 409 while a key that was replaced still works; 422 where the public key is none of this algorithm,
     *     or is missing, or there is one too many
     */
    public Made make(
            String login, SignatureAlgorithm algorithm, @Nullable String publicKey, Duration overlap, String by) {
        byte[] key = key(algorithm, publicKey);
        Instant now = clock.instant();
        if (rows.of(login, now).stream().anyMatch(there -> there.endsAt() != null)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "signatures.rotating");
        }
        Instant until = now.plus(overlap);
        boolean replaces = rows.endInUse(login, until) > 0;
        String id = "sk-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(ID_BYTES));
        rows.add(new SignatureKeyRepository.Key(id, login, algorithm, key), by, now);
        audit.record(AuditEntry.of(by, "SIGNATURE_KEY_MADE")
                .on("account/" + login)
                .with("key", id)
                .with("algorithm", algorithm));
        return new Made(
                id,
                algorithm,
                algorithm.isShared() ? Base64.getEncoder().encodeToString(key) : null,
                replaces ? until : null);
    }

    /** The keys of an account that work, the one in use first. */
    public List<SignatureKeyView> of(String login) {
        return rows.of(login, clock.instant());
    }

    /** Ends at once the key that was replaced; nothing where none is left. */
    public void endPrevious(String login, String by) {
        if (rows.endPrevious(login, clock.instant()) > 0) {
            audit.record(AuditEntry.of(by, "SIGNATURE_KEY_ENDED").on("account/" + login));
        }
    }

    /** Ends at once every key of an account. */
    public void end(String login, String by) {
        Instant now = clock.instant();
        if (rows.endPrevious(login, now) + rows.endInUse(login, now) > 0) {
            audit.record(AuditEntry.of(by, "SIGNATURE_KEYS_ENDED").on("account/" + login));
        }
    }

    @Scheduled(every = "1h", delayed = "17m", identity = "forget-signature-keys")
    @Transactional(rollbackOn = Exception.class)
    void forgetOld() {
        rows.forget(clock.instant().minus(KEPT_AFTER_ITS_END));
    }

    private byte[] key(SignatureAlgorithm algorithm, @Nullable String publicKey) {
        if (algorithm.isShared() != (publicKey == null)) {
            throw noKey("signatures.key-of-algorithm");
        }
        if (publicKey == null) {
            return bytes(SECRET_BYTES);
        }
        try {
            return algorithm
                    .publicKey(Base64.getDecoder().decode(publicKey.replaceAll(PEM, "")))
                    .getEncoded();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw noKey("signatures.public-key-form");
        }
    }

    private byte[] bytes(int length) {
        byte[] drawn = new byte[length];
        random.nextBytes(drawn);
        return drawn;
    }

    private static Refusal noKey(String words) {
        return Refusal.of(Refusal.Kind.UNPROCESSABLE, "signatures.invalid").violation("publicKey", words);
    }
}
