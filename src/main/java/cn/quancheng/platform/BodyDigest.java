package cn.quancheng.platform;

import jakarta.enterprise.context.RequestScoped;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of the body of the request that is being served; that of nothing where it has none. */
@RequestScoped
class BodyDigest {
    private final MessageDigest digest = newDigest();

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The body, digested while it is read. */
    InputStream listenTo(InputStream body) {
        return new DigestInputStream(body, digest);
    }

    /** The digest of what was read; to be asked once. */
    byte[] value() {
        return digest.digest();
    }
}
