package cn.quancheng.security;

import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
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
        this(
                settings.identityKey().orElseGet(() -> kept(folder, "identity-key", KeyRing.KEY_BYTES)),
                settings.digestKey().orElseGet(() -> kept(folder, "digest-key", DIGEST_BYTES)));
    }

    IdentityVault(String identityKeys, String digestKey) {
        this.keys = KeyRing.parse(identityKeys);
        this.digestKey = KeyRing.key(digestKey, DIGEST_BYTES);
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
            public byte[] seal(byte[] plain) {
                return new Seal(drawn).seal(plain);
            }

            @Override
            public byte[] open(byte[] sealed) {
                return new Seal(drawn).open(sealed);
            }
        };
    }

    /** A keyed digest of something that is no identity number; other purposes have other digests of the same text. */
    public byte[] digest(String purpose, String text) {
        return session().digest((purpose + '\0' + text).getBytes(StandardCharsets.UTF_8));
    }

    @Produces
    @ApplicationScoped
    AtRest answers() {
        return atRest("answers");
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

        /** An identity number as it may rest: never twice the same bytes. */
        public byte[] seal(IdentityNumber number) {
            return seal(number.value());
        }

        /** A name, or another text that must not rest readable: never twice the same bytes. */
        public byte[] seal(String text) {
            return seal.seal(text.getBytes(StandardCharsets.UTF_8));
        }

        /**
         * The text that was sealed.
         *
         * @throws IllegalArgumentException when it was sealed with a key that is not here, or was changed since
         */
        public String open(byte[] sealed) {
            return new String(seal.open(sealed), StandardCharsets.UTF_8);
        }
    }
}
