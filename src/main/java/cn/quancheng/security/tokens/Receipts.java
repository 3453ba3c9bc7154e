package cn.quancheng.security.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs what people keep for years. Anyone can check it with the keys that are published at {@code /.well-known/jwks.json},
 * also when the key that signed it was replaced long ago.
 */
@ApplicationScoped
public class Receipts {
    private final SigningKeys keys;

    Receipts(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * A compact JWS (ES256) over some claims and the name of this service.
     *
     * @param type what it is, for its header: a reader of one kind takes no other (RFC 8725, 3.11)
     * @param claims texts and numbers; nothing that says who somebody is, for it stays readable to whoever gets hold of it
     */
    public String sign(String type, Map<String, Object> claims) {
        SigningKey key = keys.signing(KeyPurpose.RECEIPT);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", Tokens.ISSUER);
        all.putAll(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader(HeaderParameterNames.TYPE, type);
        signature.setKeyIdHeaderValue(key.kid());
        signature.setPayload(JsonUtil.toJson(all));
        signature.setKey(key.privateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("every Java platform has ES256", e);
        }
    }
}
