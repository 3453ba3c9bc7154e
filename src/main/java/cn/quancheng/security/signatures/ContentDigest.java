package cn.quancheng.security.signatures;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The field Content-Digest (RFC 9530).
 *
 * @param digests by the names of the algorithms that can be trusted; one at least
 */
record ContentDigest(Map<String, byte[]> digests) {
    private static final int LONGEST = 1000;
    private static final Pattern MEMBER = Pattern.compile("([a-z0-9-]{1,30})=:([A-Za-z0-9+/]{1,400}={0,2}):");
    private static final Map<String, String> TRUSTED = Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

    /** Reads the field; empty where it cannot be read, or names no algorithm that can be trusted. */
    static Optional<ContentDigest> read(String field) {
        Map<String, byte[]> digests = new LinkedHashMap<>();
        for (String part : field.length() > LONGEST ? new String[0] : field.split(",")) {
            Matcher member = MEMBER.matcher(part.strip());
            if (!member.matches()) {
                return Optional.empty();
            }
            if (TRUSTED.containsKey(member.group(1))) {
                Optional<byte[]> digest = decoded(member.group(2));
                if (digest.isEmpty()) {
                    return Optional.empty();
                }
                digests.put(member.group(1), digest.get());
            }
        }
        return digests.isEmpty() ? Optional.empty() : Optional.of(new ContentDigest(Map.copyOf(digests)));
    }

    /** Whether all of them are of this body. */
    boolean isOf(byte[] body) {
        return digests.entrySet().stream()
                .allMatch(entry -> MessageDigest.isEqual(digest(entry.getKey(), body), entry.getValue()));
    }

    private static byte[] digest(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(String.valueOf(TRUSTED.get(algorithm)))
                    .digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has them", e);
        }
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
