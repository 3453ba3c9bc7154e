package cn.quancheng.security.signatures;

import cn.quancheng.merchants.TestMerchant;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Signs requests of tests as RFC 9421 has it, written from the standard alone, and sends them altered where a test says so. */
public final class RequestSigner {
    private final String keyId;
    private final Signing signing;
    private String method = "GET";
    private String path = "/";
    private String body = "";
    private Instant created = Instant.EPOCH;
    private String nonce = UUID.randomUUID().toString();
    private String algorithm = "";
    private String covered = "";

    private interface Signing {
        byte[] sign(byte[] text) throws GeneralSecurityException;
    }

    /** A pair of keys for one of the algorithms. */
    public static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private RequestSigner(String keyId, Signing signing) {
        this.keyId = keyId;
        this.signing = signing;
    }

    /** With the Ed25519 key of a merchant, which is registered. */
    static RequestSigner registered(TestMerchant merchant, KeyPair keys) {
        String keyId = register(merchant, "", "ED25519", keys)
                .then()
                .statusCode(201)
                .extract()
                .path("keyId");
        return with(keyId, keys.getPrivate());
    }

    /** Lets the operator register a merchant's public key. */
    static Response register(TestMerchant merchant, String query, String algorithm, KeyPair keys) {
        String lines = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        String pem =
                ("-----BEGIN PUBLIC KEY-----\r\n" + lines + "\r\n-----END PUBLIC KEY-----\r\n").replace("\r\n", "\\n");
        return merchant.asOperator()
                .body("{\"algorithm\":\"%s\",\"publicKey\":\"%s\"}".formatted(algorithm, pem))
                .post(merchant.address() + "/signing-key" + query);
    }

    static RequestSigner with(String keyId, PrivateKey key) {
        String name = key.getAlgorithm().equals("EC") ? "SHA256withECDSAinP1363Format" : "Ed25519";
        return new RequestSigner(keyId, text -> {
            Signature signature = Signature.getInstance(name);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        });
    }

    static RequestSigner with(String keyId, String secret) {
        return new RequestSigner(keyId, text -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            return mac.doFinal(text);
        });
    }

    RequestSigner call(String wantedMethod, String wantedPath, String wantedBody, Instant now) {
        RequestSigner next = new RequestSigner(keyId, signing);
        next.method = wantedMethod;
        next.path = wantedPath;
        next.body = wantedBody;
        next.created = now;
        next.covered =
                wantedBody.isEmpty() ? "\"@method\" \"@target-uri\"" : "\"@method\" \"@target-uri\" \"content-digest\"";
        return next;
    }

    RequestSigner nonce(String wanted) {
        nonce = wanted;
        return this;
    }

    RequestSigner algorithm(String name) {
        algorithm = ";alg=\"" + name + "\"";
        return this;
    }

    RequestSigner covering(String components) {
        covered = components;
        return this;
    }

    /** Sends it as it was signed. */
    Response send() {
        return send(path, body);
    }

    /** Sends it to another path or with another body than was signed. */
    Response send(String actualPath, String actualBody) {
        RequestSpecification request = signed();
        if (!actualBody.isEmpty()) {
            request.contentType("application/json").body(actualBody.getBytes(StandardCharsets.UTF_8));
        }
        return request.request(method, actualPath);
    }

    private RequestSpecification signed() {
        String params = "(%s);created=%d;keyid=\"%s\";nonce=\"%s\"%s"
                .formatted(covered, created.getEpochSecond(), keyId, nonce, algorithm);
        StringBuilder base = new StringBuilder();
        for (String component : covered.split(" ")) {
            base.append(component).append(": ").append(value(component)).append('\n');
        }
        base.append("\"@signature-params\": ").append(params);
        try {
            byte[] signature = signing.sign(base.toString().getBytes(StandardCharsets.UTF_8));
            RequestSpecification request = given().header("Signature-Input", "sig1=" + params)
                    .header("Signature", "sig1=:" + Base64.getEncoder().encodeToString(signature) + ":");
            return body.isEmpty() ? request : request.header("Content-Digest", digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String value(String component) {
        int query = path.indexOf('?');
        return switch (component) {
            case "\"@method\"" -> method;
            case "\"@target-uri\"" -> "http://localhost:" + RestAssured.port + path;
            case "\"@authority\"" -> "localhost:" + RestAssured.port;
            case "\"@path\"" -> query < 0 ? path : path.substring(0, query);
            case "\"@query\"" -> query < 0 ? "?" : path.substring(query);
            case "\"content-digest\"" -> digest(body);
            default -> "nothing";
        };
    }

    private static String digest(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
