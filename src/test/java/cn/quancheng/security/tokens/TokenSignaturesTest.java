package cn.quancheng.security.tokens;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

import java.security.PublicKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenSignaturesTest {
    private final TokenSignatures signatures = new TokenSignatures();

    @Test
    void a_signature_found_true_stays_true_for_its_key_and_for_no_other() throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        PublicKey other = EcJwkGenerator.generateJwk(EllipticCurves.P256).getPublicKey();
        String token = token(key, "{\"sub\":\"somebody\"}");

        assertThat(isTrue(token, other)).isFalse();
        assertThat(isTrue(token, key.getPublicKey())).isTrue();
        assertThat(isTrue(token, key.getPublicKey())).isTrue();
        assertThat(isTrue(token, other)).isFalse();
    }

    @Test
    void another_token_under_a_signature_found_true_is_not() throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        String seen = token(key, "{\"sub\":\"somebody\"}");
        String other = token(key, "{\"sub\":\"somebody else\"}");
        assertThat(isTrue(seen, key.getPublicKey())).isTrue();

        String mixed = other.substring(0, other.lastIndexOf('.')) + seen.substring(seen.lastIndexOf('.'));

        assertThat(isTrue(mixed, key.getPublicKey())).isFalse();
        assertThat(isTrue(mixed, key.getPublicKey())).isFalse();
    }

    @Test
    void another_kind_of_signature_is_none_of_this_service() throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        JsonWebSignature made = new JsonWebSignature();
        made.setPayload("{\"sub\":\"somebody\"}");
        made.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        made.setKey(key.getPrivateKey());
        String token = made.getCompactSerialization();

        assertThatThrownBy(() -> isTrue(token, key.getPublicKey())).isInstanceOf(JoseException.class);
    }

    private boolean isTrue(String token, PublicKey key) throws JoseException {
        return signatures.isTrue(token, (JsonWebSignature) JsonWebStructure.fromCompactSerialization(token), key);
    }

    private static String token(EllipticCurveJsonWebKey key, String payload) throws JoseException {
        JsonWebSignature made = new JsonWebSignature();
        made.setPayload(payload);
        made.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        made.setKey(key.getPrivateKey());
        return made.getCompactSerialization();
    }
}
