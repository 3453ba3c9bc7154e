package cn.quancheng.security;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * SM4-GCM over short texts, for one thread: key number (1 byte), random nonce (12), ciphertext, tag (16). Ciphers keep
 * their key schedule between calls, and randomness is fetched for many nonces at once; both are what a call's time
 * would otherwise go into.
 */
final class Seal {
    /** How many bytes a sealed text is longer than the text. */
    static final int OVERHEAD = 1 + Seal.NONCE + Seal.TAG;

    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int NONCES_AT_ONCE = 256;

    private final KeyRing ring;
    private final SecureRandom random = new SecureRandom();
    private final byte[] nonces = new byte[NONCE * NONCES_AT_ONCE];
    private int nextNonce = nonces.length;
    private final GCMModeCipher sealing;
    private final Map<Integer, GCMModeCipher> opening = new HashMap<>();

    Seal(KeyRing ring) {
        this.ring = ring;
        this.sealing = cipher(true, ring.current());
    }

    private GCMModeCipher cipher(boolean sealing, int keyNumber) {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
        // The nonce here is a stand-in: each call gives its own, and with it no key, so that this one's schedule stays.
        cipher.init(sealing, new AEADParameters(new KeyParameter(ring.key(keyNumber)), TAG * 8, new byte[NONCE]));
        return cipher;
    }

    byte[] seal(byte[] plain) {
        byte[] sealed = new byte[OVERHEAD + plain.length];
        sealed[0] = (byte) ring.current();
        byte[] nonce = nonce();
        System.arraycopy(nonce, 0, sealed, 1, NONCE);
        sealing.init(true, withNonce(nonce));
        try {
            int done = sealing.processBytes(plain, 0, plain.length, sealed, 1 + NONCE);
            sealing.doFinal(sealed, 1 + NONCE + done);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing cannot fail on its text", e);
        }
        return sealed;
    }

    /** @throws IllegalArgumentException when it was not sealed with a key of the ring, or is not as it was sealed */
    byte[] open(byte[] sealed) {
        if (sealed.length < OVERHEAD) {
            throw new IllegalArgumentException("a sealed text has at least " + OVERHEAD + " bytes");
        }
        GCMModeCipher cipher = opening.computeIfAbsent(sealed[0] & 0xFF, number -> cipher(false, number));
        cipher.init(false, withNonce(Arrays.copyOfRange(sealed, 1, 1 + NONCE)));
        byte[] plain = new byte[sealed.length - OVERHEAD];
        try {
            int done = cipher.processBytes(sealed, 1 + NONCE, sealed.length - 1 - NONCE, plain, 0);
            cipher.doFinal(plain, done);
        } catch (InvalidCipherTextException e) {
            throw new IllegalArgumentException("a sealed text is not as it was sealed", e);
        }
        return plain;
    }

    @SuppressWarnings("NullAway") // The library's own way to say: the key that the cipher already has.
    private static AEADParameters withNonce(byte[] nonce) {
        return new AEADParameters(null, TAG * 8, nonce);
    }

    private byte[] nonce() {
        if (nextNonce == nonces.length) {
            random.nextBytes(nonces);
            nextNonce = 0;
        }
        nextNonce += NONCE;
        return Arrays.copyOfRange(nonces, nextNonce - NONCE, nextNonce);
    }
}
