package cn.quancheng.platform;

import jakarta.enterprise.context.RequestScoped;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of the body of the request that is being served; that of nothing where it has none. */
@RequestScoped
class BodyDigest {
    private byte[] value = newDigest().digest();

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes the body in. */
    void of(byte[] body) {
        value = newDigest().digest(body);
    }

    byte[] value() {
        return value;
    }
}
