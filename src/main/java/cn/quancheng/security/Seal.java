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
 * SM4-GCM over short texts, for one thread: layout (1 byte, 0), key number (1), random nonce (12), ciphertext, tag (16).
 * A seal is bound to its place, which is its associated data: one that was moved to another row or column does not open.
 * Seals of the first layout begin with their key's number, are bound to nothing and still open, until they are sealed anew.
 * Ciphers keep their key schedule between calls, and randomness is fetched for many nonces at once; both are what a
 * call's time would otherwise go into.
 */
final class Seal {
    /** How many bytes a sealed text is longer than the text. */
    static final int OVERHEAD = 2 + Seal.NONCE + Seal.TAG;

    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final byte BOUND = 0;
    private static final byte[] NO_PLACE = {};
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

    /** @param place what the seal is bound to */
    byte[] seal(byte[] place, byte[] plain) {
        byte[] sealed = new byte[OVERHEAD + plain.length];
        sealed[0] = BOUND;
        sealed[1] = (byte) ring.current();
        byte[] nonce = nonce();
        System.arraycopy(nonce, 0, sealed, 2, NONCE);
        sealing.init(true, with(nonce, place));
        try {
            int done = sealing.processBytes(plain, 0, plain.length, sealed, 2 + NONCE);
            sealing.doFinal(sealed, 2 + NONCE + done);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing cannot fail on its text", e);
        }
        return sealed;
    }

    /**
     * @param place what the seal was bound to
     * @throws IllegalArgumentException when it was not sealed with a key of the ring, or is not as and where it was sealed
     */
    byte[] open(byte[] place, byte[] sealed) {
        boolean bound = sealed.length > 0 && sealed[0] == BOUND;
        int start = bound ? 1 : 0;
        int length = sealed.length - start - 1 - NONCE - TAG;
        if (length < 0) {
            throw new IllegalArgumentException("a sealed text is longer than " + sealed.length + " bytes");
        }
        GCMModeCipher cipher = opening.computeIfAbsent(sealed[start] & 0xFF, number -> cipher(false, number));
        int text = start + 1 + NONCE;
        cipher.init(false, with(Arrays.copyOfRange(sealed, start + 1, text), bound ? place : NO_PLACE));
        byte[] plain = new byte[length];
        try {
            int done = cipher.processBytes(sealed, text, sealed.length - text, plain, 0);
            cipher.doFinal(plain, done);
        } catch (InvalidCipherTextException e) {
            throw new IllegalArgumentException("a sealed text is not as and where it was sealed", e);
        }
        return plain;
    }

    @SuppressWarnings("NullAway") // The library's own way to say: the key that the cipher already has.
    private static AEADParameters with(byte[] nonce, byte[] place) {
        return new AEADParameters(null, TAG * 8, nonce, place);
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
