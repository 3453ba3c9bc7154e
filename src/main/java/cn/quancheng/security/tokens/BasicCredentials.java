package cn.quancheng.security.tokens;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A login and a secret as HTTP Basic (RFC 7617, in UTF-8) carries them. */
record BasicCredentials(String login, String secret) {
    private static final String SCHEME = "Basic ";

    /** Reads an Authorization header; empty when it is not there or says nothing readable. */
    static Optional<BasicCredentials> read(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The login; never the secret. */
    @Override
    public String toString() {
        return "credentials of " + login;
    }
}
