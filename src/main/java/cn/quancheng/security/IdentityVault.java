package cn.quancheng.security;

import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.StartRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Keeps identity numbers and names unreadable where they rest, and finds a number again without reading it: SM4-GCM to
 * keep, HMAC-SM3 to find. The keys come from the configuration, else from the data folder, where they are made once.
 */
@ApplicationScoped
public class IdentityVault {
    /** How many bytes a digest has. */
    public static final int DIGEST_BYTES = 32;

    /** How many bytes a sealed text is longer than its text in UTF-8. */
    public static final int SEAL_OVERHEAD = Seal.OVERHEAD;

    private final KeyRing keys;
    private final byte[] digestKey;

    @Inject
    IdentityVault(DataFolder folder, VaultSettings settings) {
        this.keys = settings.identityKey()
                .map(given -> ring(given, "QUANCHENG_IDENTITY_KEY"))
                .orElseGet(() -> ring(kept(folder, "identity-key", KeyRing.KEY_BYTES), "secrets/identity-key"));
        this.digestKey = settings.digestKey()
                .map(given -> digestKey(given, "QUANCHENG_DIGEST_KEY"))
                .orElseGet(() -> digestKey(kept(folder, "digest-key", DIGEST_BYTES), "secrets/digest-key"));
    }

    IdentityVault(String identityKeys, String digestKey) {
        this.keys = ring(identityKeys, "QUANCHENG_IDENTITY_KEY");
        this.digestKey = digestKey(digestKey, "QUANCHENG_DIGEST_KEY");
    }

    private static KeyRing ring(String keys, String source) {
        try {
            return KeyRing.parse(keys);
        } catch (IllegalArgumentException e) {
            throw new StartRefusal(e, "identity-key-malformed", source);
        }
    }

    private static byte[] digestKey(String key, String source) {
        try {
            return KeyRing.key(key, DIGEST_BYTES);
        } catch (IllegalArgumentException e) {
            throw new StartRefusal(e, "digest-key-malformed", source);
        }
    }

    private static String kept(DataFolder folder, String name, int bytes) {
        byte[] secret = folder.secret(name, () -> {
            byte[] key = new byte[bytes];
            new SecureRandom().nextBytes(key);
            return HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII);
        });
        return new String(secret, StandardCharsets.US_ASCII);
    }

    /** Opens the vault for one thread, which should keep the session: opening it costs some fifty microseconds. */
    public Session session() {
        return new Session(new Seal(keys), digestKey);
    }

    /** A seal for something that is no identity number, under keys of its own; safe for use by many threads. */
    public AtRest atRest(String purpose) {
        KeyRing drawn = keys.derive(purpose);
        return new AtRest() {
            @Override
            public byte[] seal(byte[] owner, byte[] plain) {
                return new Seal(drawn).seal(owner, plain);
            }

            @Override
            public byte[] open(byte[] owner, byte[] sealed) {
                return new Seal(drawn).open(owner, sealed);
            }
        };
    }

    /** The same for one thread, which has much to seal: making a seal costs as much as sealing many texts. */
    public AtRest atRestForOneThread(String purpose) {
        Seal seal = new Seal(keys.derive(purpose));
        return new AtRest() {
            @Override
            public byte[] seal(byte[] owner, byte[] plain) {
                return seal.seal(owner, plain);
            }

            @Override
            public byte[] open(byte[] owner, byte[] sealed) {
                return seal.open(owner, sealed);
            }
        };
    }

    /** A keyed digest of something that is no identity number; other purposes have other digests of the same text. */
    public byte[] digest(String purpose, String text) {
        return session().digest((purpose + '\0' + text).getBytes(StandardCharsets.UTF_8));
    }

    /** The number of the key that seals, 1 to 255. */
    public int keyInUse() {
        return keys.current();
    }

    KeyRing keys() {
        return keys;
    }

    @Produces
    @ApplicationScoped
    AtRest answers() {
        return atRest("answers");
    }

    /** The answers that are kept for requests with a key of their own. */
    @Produces
    @Singleton
    SealedColumn keptAnswers() {
        AtRest answers = answers();
        return new SealedColumn(
                "idempotency_keys", "id", "id", "body", (id, body) -> answers.seal(id, answers.open(id, body)));
    }

    /** The vault in one thread's hands. Not safe for use by two threads at once. */
    public static final class Session {
        private final Seal seal;
        private final HMac mac = new HMac(new SM3Digest());
        private final byte[] ascii = new byte[IdentityNumber.LENGTH];

        private Session(Seal seal, byte[] digestKey) {
            this.seal = seal;
            mac.init(new KeyParameter(digestKey));
        }

        /** The keyed digest that a number is found by, {@value IdentityVault#DIGEST_BYTES} bytes. */
        public byte[] digest(IdentityNumber number) {
            for (int i = 0; i < ascii.length; i++) {
                ascii[i] = (byte) number.value().charAt(i);
            }
            return digest(ascii);
        }

        /** The keyed digest by which a name is compared without being read. */
        public byte[] digest(String name) {
            return digest(name.getBytes(StandardCharsets.UTF_8));
        }

        byte[] digest(byte[] bytes) {
            mac.update(bytes, 0, bytes.length);
            byte[] digest = new byte[DIGEST_BYTES];
            mac.doFinal(digest, 0);
            return digest;
        }

        /**
         * A text as it may rest: never twice the same bytes.
         *
         * @param citizen the digest of the identity number
         */
        public byte[] seal(Sealed what, byte[] citizen, String text) {
            return seal.seal(what.of(citizen), text.getBytes(StandardCharsets.UTF_8));
        }

        /**
         * The text that was sealed.
         *
         * @param citizen the digest of the identity number
         * @throws IllegalArgumentException when it was sealed with a key that is not here, was changed since, or is
         *     another citizen's or another column's
         */
        public String open(Sealed what, byte[] citizen, byte[] sealed) {
            return new String(seal.open(what.of(citizen), sealed), StandardCharsets.UTF_8);
        }
    }
}
