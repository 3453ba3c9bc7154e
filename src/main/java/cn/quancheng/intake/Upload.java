package cn.quancheng.intake;

import cn.quancheng.platform.RequestKey;
import cn.quancheng.platform.Sha256;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;

/** A file on its way in; where its sender gave a key, it is digested while it is read. */
final class Upload {
    private static final int BUFFER = 1 << 16;

    private final InputStream bytes;
    private final Optional<RequestKey> key;
    private final MessageDigest digest;

    Upload(PacedInput bytes, Optional<RequestKey> key) {
        digest = Sha256.begun();
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
