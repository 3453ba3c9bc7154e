package cn.quancheng.security.signatures;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands in the fields of a signed request, read strictly. */
class SignatureFieldsTest {
    private static final String NONCE = "0123456789abcdef";
    private static final String GOOD =
            "sig1=(\"@method\" \"@target-uri\");created=1618884473;keyid=\"k\";nonce=\"" + NONCE + "\"";
    private static final byte[] HELLO = "{\"hello\": \"world\"}".getBytes(StandardCharsets.US_ASCII);

    /** The body and digest of RFC 9421's examples. */
    private static final String OF_HELLO =
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";

    @Test
    void a_signature_says_what_it_covers_when_and_with_which_key() {
        SignatureInput input = SignatureInput.read(GOOD.replace(
                                "(\"@method\" \"@target-uri\")", "(\"@method\" \"@target-uri\" \"content-digest\")")
                        + ";expires=1618884533;alg=\"ed25519\";tag=\"check\"")
                .orElseThrow();

        assertThat(input.covered()).containsExactly("@method", "@target-uri", "content-digest");
        assertThat(input.created()).isEqualTo(1618884473);
        assertThat(input.expires()).isEqualTo(1618884533);
        assertThat(input.keyId()).isEqualTo("k");
        assertThat(input.nonce()).isEqualTo(NONCE);
        assertThat(input.algorithm()).isEqualTo("ed25519");
        assertThat(input.text()).startsWith("(\"@method\"").endsWith("tag=\"check\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sig1",
                "sig1=()",
                "sig1=(\"@method\" \"@method\");created=1;keyid=\"k\";nonce=\"0123456789abcdef\"",
                "sig1=(\"@method\";req);created=1;keyid=\"k\";nonce=\"0123456789abcdef\"",
                "sig1=(\"@method\");keyid=\"k\";nonce=\"0123456789abcdef\"",
                "sig1=(\"@method\");created=1;nonce=\"0123456789abcdef\"",
                "sig1=(\"@method\");created=1;keyid=\"k\"",
                "sig1=(\"@method\");created=1;keyid=\"k\";nonce=\"short\"",
                "sig1=(\"@method\");created=1;created=2;keyid=\"k\";nonce=\"0123456789abcdef\"",
                "sig1=(\"@method\");created=-1;keyid=\"k\";nonce=\"0123456789abcdef\"",
                "sig1=(\"@method\");created=\"1\";keyid=\"k\";nonce=\"0123456789abcdef\"",
                "sig1=(\"@method\");created=1;keyid=k;nonce=\"0123456789abcdef\"",
                "sig1=(\"@method\"); created=1;keyid=\"k\";nonce=\"0123456789abcdef\"",
                "sig1=(\"@method\");created=1;keyid=\"k\";nonce=\"0123456789abcdef\";unheard=1",
                "sig1=(\"@method\");created=1;keyid=\"k\";nonce=\"0123456789abcdef\", sig2=()"
            })
    void what_is_not_in_the_one_form_is_not_read(String field) {
        assertThat(SignatureInput.read(field)).isEmpty();
    }

    @Property(tries = 300)
    void no_text_makes_the_reader_fail(@ForAll @StringLength(max = 300) String field) {
        SignatureInput.read(field);
        SignatureInput.read("sig1=" + field);
        ContentDigest.read(field);
    }

    @Test
    void a_long_field_is_not_read() {
        assertThat(SignatureInput.read("sig1=(" + "\"a\" ".repeat(100_000) + "\"a\")"))
                .isEmpty();
        assertThat(ContentDigest.read("sha-256=:AAAA:,".repeat(100_000))).isEmpty();
    }

    @Test
    void a_digest_is_of_its_body_and_of_no_other() {
        ContentDigest digest = ContentDigest.read(OF_HELLO).orElseThrow();
        assertThat(digest.isOf(HELLO)).isTrue();
        assertThat(digest.isOf(new byte[0])).isFalse();

        ContentDigest both = ContentDigest.read("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:, " + OF_HELLO)
                .orElseThrow();
        assertThat(both.isOf(HELLO)).isTrue();
        ContentDigest oneWrong =
                ContentDigest.read("sha-256=:AAAA:, " + OF_HELLO).orElseThrow();
        assertThat(oneWrong.isOf(HELLO)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "md5=:AAAA:", "sha-256=AAAA", "sha-256=:A:", "sha-256", "sha-256=:AAAA:;x", "SHA-256=:AAAA:"
            })
    void a_digest_that_cannot_be_trusted_or_read_is_none(String field) {
        assertThat(ContentDigest.read(field)).isEmpty();
    }

    @Test
    void a_signature_is_enough_where_it_says_the_call_and_its_body() {
        assertThat(SignedMessage.isEnough(List.of("@method", "@target-uri"), false))
                .isTrue();
        assertThat(SignedMessage.isEnough(List.of("@method", "@authority", "@path", "@query"), false))
                .isTrue();
        assertThat(SignedMessage.isEnough(List.of("@method", "@authority", "@path"), false))
                .isFalse();
        assertThat(SignedMessage.isEnough(List.of("@target-uri"), false)).isFalse();
        assertThat(SignedMessage.isEnough(List.of("@method", "@target-uri"), true))
                .isFalse();
        assertThat(SignedMessage.isEnough(List.of("@method", "@target-uri", "content-digest"), true))
                .isTrue();
    }
}
