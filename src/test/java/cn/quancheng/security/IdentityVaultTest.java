package cn.quancheng.security;

import cn.quancheng.platform.AtRest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule 12 of the domain: identity numbers are encrypted where they rest and found by a keyed digest. */
class IdentityVaultTest {
    private static final String KEY = "0123456789abcdeffedcba9876543210";
    private static final String DIGEST_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    /** The number below as the first version of the service sealed it under the key above. */
    private static final String FIRST_LAYOUT =
            "01000102030405060708090a0b641028a08184982650b9b299e86d5665baa160a1195c879f04ac1c19f1948c983068";

    private static final IdentityNumber NUMBER = new IdentityNumber("11010519491231002X");

    private final IdentityVault vault = new IdentityVault(KEY, DIGEST_KEY);
    private final IdentityVault.Session session = vault.session();
    private final byte[] citizen = session.digest(NUMBER);

    @Test
    void the_cipher_is_the_sm4_of_gb_t_32907() {
        SM4Engine engine = new SM4Engine();
        engine.init(true, new KeyParameter(HexFormat.of().parseHex(KEY)));
        byte[] out = new byte[16];
        engine.processBlock(HexFormat.of().parseHex(KEY), 0, out, 0);

        assertThat(HexFormat.of().formatHex(out)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }

    @Test
    void a_seal_is_counter_mode_over_sm4_as_gcm_has_it() {
        byte[] sealed = number();
        SM4Engine engine = new SM4Engine();
        engine.init(true, new KeyParameter(HexFormat.of().parseHex(KEY)));

        byte[] counter = Arrays.copyOf(Arrays.copyOfRange(sealed, 2, 14), 16);
        counter[15] = 2; // Block 1 masks the tag.
        byte[] stream = new byte[16];
        engine.processBlock(counter, 0, stream, 0);

        for (int i = 0; i < 16; i++) {
            assertThat((char) (sealed[14 + i] ^ stream[i]))
                    .isEqualTo(NUMBER.value().charAt(i));
        }
    }

    @Test
    void the_digest_is_hmac_with_the_sm3_of_gb_t_32905() {
        assertThat(HexFormat.of().formatHex(sm3("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(session.digest(NUMBER)).isEqualTo(hmacByItsDefinition(NUMBER.value()));
    }

    @Test
    void a_sealed_number_opens_to_itself_and_hides_it() {
        byte[] sealed = number();

        assertThat(session.open(Sealed.ID_NUMBER, citizen, sealed)).isEqualTo(NUMBER.value());
        assertThat(sealed).hasSize(NUMBER.value().length() + IdentityVault.SEAL_OVERHEAD);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("19491231");
    }

    @Test
    void a_name_of_any_script_comes_back() {
        byte[] sealed = session.seal(Sealed.NAME, citizen, "阿卜杜拉·𠮷野");

        assertThat(session.open(Sealed.NAME, citizen, sealed)).isEqualTo("阿卜杜拉·𠮷野");
    }

    @Test
    void no_two_seals_of_one_number_are_alike() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            nonces.add(HexFormat.of().formatHex(number(), 2, 14));
        }
        assertThat(nonces).hasSize(2_000);
    }

    @Test
    void the_same_number_has_the_same_digest_in_every_session() {
        byte[] first = session.digest(NUMBER);
        session.digest("something else".getBytes(StandardCharsets.US_ASCII));

        assertThat(vault.session().digest(NUMBER)).isEqualTo(first).isEqualTo(session.digest(NUMBER));
    }

    @Test
    void another_key_gives_another_digest() {
        IdentityVault other = new IdentityVault(KEY, DIGEST_KEY.replace("00", "01"));

        assertThat(other.session().digest(NUMBER)).isNotEqualTo(session.digest(NUMBER));
    }

    @Test
    void a_seal_with_any_bit_changed_does_not_open() {
        byte[] sealed = number();
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> session.open(Sealed.ID_NUMBER, citizen, changed))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(session.open(Sealed.ID_NUMBER, citizen, sealed)).isEqualTo(NUMBER.value());
    }

    @Test
    void what_an_older_key_sealed_still_opens_and_new_seals_use_the_new_key() {
        byte[] old = session.seal(Sealed.NAME, citizen, "旧");
        IdentityVault.Session rotated =
                new IdentityVault("2:ffeeddccbbaa99887766554433221100,1:" + KEY, DIGEST_KEY).session();

        assertThat(rotated.open(Sealed.NAME, citizen, old)).isEqualTo("旧");
        assertThat(rotated.seal(Sealed.NAME, citizen, "新")[1]).isEqualTo((byte) 2);
        assertThat(old[1]).isEqualTo((byte) 1);
    }

    @Test
    void a_seal_moved_to_another_citizen_or_another_column_does_not_open() {
        byte[] another = session.digest(new IdentityNumber("370199199003079984"));
        byte[] sealed = session.seal(Sealed.NAME, citizen, "泉小诚");

        assertThatThrownBy(() -> session.open(Sealed.NAME, another, sealed))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.open(Sealed.NAME, citizen, number()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(session.open(Sealed.NAME, citizen, sealed)).isEqualTo("泉小诚");
    }

    @Test
    void an_answer_moved_to_another_request_does_not_open() {
        AtRest answers = vault.atRest("answers");
        byte[] sealed = answers.seal(new byte[] {1}, new byte[] {42});

        assertThat(answers.open(new byte[] {1}, sealed)).containsExactly(42);
        assertThatThrownBy(() -> answers.open(new byte[] {2}, sealed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vault.atRest("signing-keys").open(new byte[] {1}, sealed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_seal_of_the_first_layout_still_opens() {
        byte[] sealed = HexFormat.of().parseHex(FIRST_LAYOUT);

        assertThat(session.open(Sealed.ID_NUMBER, citizen, sealed)).isEqualTo(NUMBER.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "0:" + KEY, "256:" + KEY, "x:" + KEY, KEY + "," + KEY, KEY + "00"})
    void a_key_that_makes_no_sense_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> KeyRing.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(KEY);
    }

    private byte[] number() {
        return session.seal(Sealed.ID_NUMBER, citizen, NUMBER.value());
    }

    private static byte[] hmacByItsDefinition(String text) {
        byte[] key = HexFormat.of().parseHex(DIGEST_KEY);
        byte[] inner = new byte[64];
        byte[] outer = new byte[64];
        for (int i = 0; i < 64; i++) {
            int k = i < key.length ? key[i] : 0;
            inner[i] = (byte) (k ^ 0x36);
            outer[i] = (byte) (k ^ 0x5c);
        }
        return sm3(outer, sm3(inner, text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] sm3(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }
}
