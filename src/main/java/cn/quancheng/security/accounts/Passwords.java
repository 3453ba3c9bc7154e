package cn.quancheng.security.accounts;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Hashes secrets with bcrypt, and makes new ones. */
@ApplicationScoped
class Passwords {
    /** Bcrypt reads no further than this many bytes; a longer password would be weaker than it looks. */
    static final int LONGEST_BYTES = 72;

    /** In characters. */
    static final int SHORTEST = 12;

    private static final String NOBODYS = "-";
    private static final int GENERATED_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final int cost;
    private final String nobodysHash;

    Passwords(AccountSettings settings) {
        this.cost = settings.bcryptCost();
        this.nobodysHash = BcryptUtil.bcryptHash(generate(), cost);
    }

    /** A new secret of 192 random bits, in characters that need no quoting in a URL, a shell or a header. */
    String generate() {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException when bcrypt would read only the beginning of it */
    String hash(String secret) {
        if (!fits(secret)) {
            throw new IllegalArgumentException("a secret has 1 to " + LONGEST_BYTES + " bytes");
        }
        return BcryptUtil.bcryptHash(secret, cost);
    }

    /** Whether a secret is that of the hash; a secret that cannot be anybody's takes as long as any other. */
    boolean matches(String secret, String hash) {
        boolean fits = fits(secret);
        return BcryptUtil.matches(fits ? secret : NOBODYS, hash) && fits;
    }

    /** Takes as long as a comparison that fails, for logins that do not exist. */
    void compareWithNobody(String secret) {
        matches(secret, nobodysHash);
    }

    /** Whether people may choose it. */
    static boolean isGoodEnough(String secret) {
        return secret.codePointCount(0, secret.length()) >= SHORTEST && fits(secret);
    }

    private static boolean fits(String secret) {
        return !secret.isEmpty() && secret.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
    }
}
