package cn.quancheng.security.signatures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The examples of RFC 9421, appendix B, with the keys of that appendix. */
class SignatureAlgorithmTest {
    private static final String ED25519 = "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";
    private static final String P256 = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf"
            + "w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==";
    private static final String SECRET =
            "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";

    private static final SignedMessage REQUEST = new SignedMessage(
            "POST",
            "https://example.com/foo?param=Value&Pet=dog",
            "example.com",
            "/foo",
            "param=Value&Pet=dog",
            Map.of(
                    "date", List.of("Tue, 20 Apr 2021 02:07:55 GMT"),
                    "content-type", List.of("application/json"),
                    "content-length", List.of("18")));

    @Test
    void a_signature_with_ed25519_is_told_as_the_standard_has_it() {
        List<String> covered = List.of("date", "@method", "@path", "@authority", "content-type", "content-length");
        byte[] base = base(covered, "test-key-ed25519");

        assertThat(new String(base, StandardCharsets.UTF_8)).isEqualTo("""
                "date": Tue, 20 Apr 2021 02:07:55 GMT
                "@method": POST
                "@path": /foo
                "@authority": example.com
                "content-type": application/json
                "content-length": 18
                "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length")\
                ;created=1618884473;keyid="test-key-ed25519\"""");
        verifies(
                SignatureAlgorithm.ED25519,
                ED25519,
                base,
                "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
    }

    @Test
    void a_signature_with_a_shared_secret_is_told_as_the_standard_has_it() {
        verifies(
                SignatureAlgorithm.HMAC_SHA256,
                SECRET,
                base(List.of("date", "@authority", "content-type"), "test-shared-secret"),
                "pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
    }

    @Test
    void a_signature_with_ecdsa_is_told_as_the_standard_has_it() {
        byte[] base = """
                "@status": 200
                "content-type": application/json
                "content-digest": sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:
                "content-length": 23
                "@signature-params": ("@status" "content-type" "content-digest" "content-length")\
                ;created=1618884473;keyid="test-key-ecc-p256\"""".getBytes(StandardCharsets.UTF_8);

        verifies(
                SignatureAlgorithm.ECDSA_P256_SHA256,
                P256,
                base,
                "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==");
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void what_is_no_signature_at_all_is_no_signature(SignatureAlgorithm algorithm) {
        byte[] key = decoded(
                switch (algorithm) {
                    case ED25519 -> ED25519;
                    case ECDSA_P256_SHA256 -> P256;
                    case HMAC_SHA256 -> SECRET;
                });
        for (int length : new int[] {0, 1, 32, 63, 64, 65, 200}) {
            assertThat(algorithm.verifies(key, new byte[] {1}, new byte[length]))
                    .isFalse();
        }
    }

    @Test
    void a_key_of_another_kind_or_on_another_curve_is_none() throws Exception {
        KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
        curves.initialize(new ECGenParameterSpec("secp384r1"));
        byte[] p384 = curves.generateKeyPair().getPublic().getEncoded();

        assertThatThrownBy(() -> SignatureAlgorithm.ECDSA_P256_SHA256.publicKey(p384))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> SignatureAlgorithm.ED25519.publicKey(decoded(P256)))
                .isInstanceOf(GeneralSecurityException.class);
    }

    private static void verifies(SignatureAlgorithm algorithm, String key, byte[] base, String signature) {
        assertThat(algorithm.verifies(decoded(key), base, decoded(signature))).isTrue();
        byte[] altered = base.clone();
        altered[0]++;
        assertThat(algorithm.verifies(decoded(key), altered, decoded(signature)))
                .isFalse();
        byte[] forged = decoded(signature);
        forged[5]++;
        assertThat(algorithm.verifies(decoded(key), base, forged)).isFalse();
    }

    private static byte[] base(List<String> covered, String keyId) {
        String text = "(\"" + String.join("\" \"", covered) + "\");created=1618884473;keyid=\"" + keyId + "\"";
        SignatureInput input = new SignatureInput("sig", covered, 1618884473, null, "", keyId, null, text);
        return REQUEST.base(input).orElseThrow();
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
