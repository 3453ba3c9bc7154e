package cn.quancheng.security.signatures;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;

/** How a request is signed, of those that RFC 9421 names. */
public enum SignatureAlgorithm {
    /** Edwards curve 25519. */
    ED25519("ed25519", "Ed25519", "Ed25519"),
    /** ECDSA on P-256; the signature is r and s, 32 bytes each. */
    ECDSA_P256_SHA256("ecdsa-p256-sha256", "EC", "SHA256withECDSAinP1363Format"),
    /** A secret that both sides know. */
    HMAC_SHA256("hmac-sha256", "", "HmacSHA256");

    private static final int P256_BITS = 256;

    private final String registered;
    private final String keys;
    private final String signatures;

    SignatureAlgorithm(String registered, String keys, String signatures) {
        this.registered = registered;
        this.keys = keys;
        this.signatures = signatures;
    }

    /** The name in IANA's register, as the parameter {@code alg} has it. */
    String registered() {
        return registered;
    }

    boolean isShared() {
        return this == HMAC_SHA256;
    }

    /**
     * A public key that is one of these.
     *
     * @param encoded a SubjectPublicKeyInfo in DER
     * @throws GeneralSecurityException where it is none
     */
    PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance(keys).generatePublic(new X509EncodedKeySpec(encoded));
        if (key instanceof ECPublicKey curve
                && curve.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
            throw new GeneralSecurityException("a key on another curve");
        }
        return key;
    }

    /**
     * Whether a signature is of this text.
     *
     * @param key the public half, or the shared secret
     */
    boolean verifies(byte[] key, byte[] text, byte[] signature) {
        try {
            return isShared() ? MessageDigest.isEqual(mac(key, text), signature) : isSigned(key, text, signature);
        } catch (GeneralSecurityException notEvenASignature) {
            return false;
        }
    }

    private boolean isSigned(byte[] key, byte[] text, byte[] signature) throws GeneralSecurityException {
        Signature check = Signature.getInstance(signatures);
        check.initVerify(publicKey(key));
        check.update(text);
        return check.verify(signature);
    }

    private byte[] mac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(signatures);
        mac.init(new SecretKeySpec(key, signatures));
        return mac.doFinal(text);
    }
}
