package cn.quancheng.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * An {@code Idempotency-Key} together with what it holds for: one account and one address.
 *
 * @param account who asks
 * @param address the method and the path
 * @param key what the client chose, 1 to 255 characters
 */
public record RequestKey(String account, String address, String key) {
    /** The most characters that a key may have. */
    public static final int LONGEST = 255;

    /** @throws Refusal 400 when the key is empty or too long */
    public RequestKey {
        if (key.isBlank() || key.length() > LONGEST) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                    .violation("Idempotency-Key", "platform.idempotency-key-length", LONGEST);
        }
    }

    /** A name of fixed length, so that no client decides how large an index entry becomes. */
    public byte[] id() {
        MessageDigest digest = Sha256.begun();
        for (String part : new String[] {account, address, key}) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return digest.digest();
    }
}
