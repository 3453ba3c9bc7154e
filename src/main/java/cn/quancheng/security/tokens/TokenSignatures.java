package cn.quancheng.security.tokens;

import cn.quancheng.platform.Sha256;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

import java.nio.ByteBuffer;
import java.security.PublicKey;

/**
 * Tells whether a token was signed by this service. A token comes with every request of its bearer, and its signature costs
 * more to compute than most answers: one found true is remembered, by the digest of the whole token and the key, so that
 * nothing that could be used lies in the memory. What has been found false is computed again each time, and fills nothing.
 */
@ApplicationScoped
class TokenSignatures {
    private static final AlgorithmConstraints ES256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private static final int MOST = 50_000;

    private final Cache<ByteBuffer, PublicKey> found = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Tokens.LONGEST)
            .build();

    /**
     * Whether this key signed the token.
     *
     * @param read what was read of the token, nothing of it checked
     * @throws JoseException where it says of itself what no token of this service does
     */
    boolean isTrue(String token, JsonWebSignature read, PublicKey key) throws JoseException {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(token));
        if (key.equals(found.getIfPresent(digest))) {
            return true;
        }
        read.setAlgorithmConstraints(ES256);
        read.setKey(key);
        boolean isTrue = read.verifySignature();
        if (isTrue) {
            found.put(digest, key);
        }
        return isTrue;
    }
}
