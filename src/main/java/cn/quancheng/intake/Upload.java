package cn.quancheng.intake;

import cn.quancheng.platform.RequestKey;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** A file on its way in; where its sender gave a key, it is digested while it is read. */
final class Upload {
    private static final int BUFFER = 1 << 16;

    private final InputStream bytes;
    private final Optional<RequestKey> key;
    private final MessageDigest digest;

    Upload(PacedInput bytes, Optional<RequestKey> key) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        this.key = key;
        this.bytes = new BufferedInputStream(key.isPresent() ? new DigestInputStream(bytes, digest) : bytes, BUFFER);
    }

    InputStream bytes() {
        return bytes;
    }

    Optional<RequestKey> key() {
        return key;
    }

    /** The digest of the file; to be asked once, after its end. */
    byte[] digest() {
        return digest.digest();
    }
}
