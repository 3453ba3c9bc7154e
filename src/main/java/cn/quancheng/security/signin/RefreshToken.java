package cn.quancheng.security.signin;

import cn.quancheng.security.IdentityVault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a session is prolonged with. Its text is made of the session and the generation under a keyed digest, so that it
 * is kept nowhere, cannot be made up, and can be given again to whoever lost the answer that brought it.
 *
 * @param generation how many came before it in its session
 */
record RefreshToken(UUID session, int generation) {
    private static final int NAMED_BYTES = 20;
    private static final int BYTES = NAMED_BYTES + IdentityVault.DIGEST_BYTES;

    /** The text that its holder shows. */
    String text(IdentityVault vault) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(named(BYTES).put(digest(vault)).array());
    }

    /** Reads a text; empty when it is none that this service made. */
    static Optional<RefreshToken> read(String text, IdentityVault vault) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            RefreshToken token = new RefreshToken(new UUID(bytes.getLong(), bytes.getLong()), bytes.getInt());
            byte[] shown = new byte[IdentityVault.DIGEST_BYTES];
            bytes.get(shown);
            return MessageDigest.isEqual(shown, token.digest(vault)) ? Optional.of(token) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private ByteBuffer named(int capacity) {
        return ByteBuffer.allocate(capacity)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits())
                .putInt(generation);
    }

    private byte[] digest(IdentityVault vault) {
        return vault.digest("refresh-token", session + " " + generation);
    }

    /** Which one it is; never the text that works. */
    @Override
    public String toString() {
        return "refresh token " + generation + " of a session";
    }
}
