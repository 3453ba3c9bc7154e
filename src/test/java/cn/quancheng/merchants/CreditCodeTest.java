package cn.quancheng.merchants;

import cn.quancheng.merchants.CreditCode.Fault;
import cn.quancheng.merchants.CreditCode.Invalid;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CreditCodeTest {
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** Published codes: of Huawei, Alibaba, Tencent, Baidu and Xiaomi, as their own pages and filings show them. */
    private static final String HUAWEI = "914403001922038216";

    @ParameterizedTest
    @ValueSource(
            strings = {HUAWEI, "91330100799655058B", "9144030071526726XG", "91110000802100433B", "91110108551385082Q"})
    void codes_that_organisations_publish_are_codes(String published) {
        assertThat(CreditCode.of(published).value()).isEqualTo(published);
    }

    @Test
    void it_is_read_in_small_letters_and_with_blanks_around_it() {
        assertThat(CreditCode.of(" 91330100799655058b ")).isEqualTo(new CreditCode("91330100799655058B"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', LENGTH",
        "91440300192203821, LENGTH",
        "9144030019220382166, LENGTH",
        "91440300192203821O, CHARACTER",
        "9144030019220382１6, CHARACTER",
        "91A40300192203821H, PLACE",
        "914403001922038217, CHECKSUM"
    })
    void what_is_wrong_is_named(String typed, Fault fault) {
        assertThatThrownBy(() -> CreditCode.of(typed))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.fault()).isEqualTo(fault));
    }

    @Test
    void the_first_seventeen_characters_have_one_last_one() {
        assertThat(CreditCode.completed(HUAWEI.substring(0, 17)).value()).isEqualTo(HUAWEI);
        assertThatThrownBy(() -> CreditCode.completed("9144")).isInstanceOf(Invalid.class);
    }

    @Test
    void every_single_wrong_character_is_caught_wherever_it_stands() {
        for (int at = 0; at < HUAWEI.length(); at++) {
            for (char wrong : CHARACTERS.toCharArray()) {
                if (wrong != HUAWEI.charAt(at)) {
                    String slip = HUAWEI.substring(0, at) + wrong + HUAWEI.substring(at + 1);
                    assertThatThrownBy(() -> new CreditCode(slip)).as(slip).isInstanceOf(Invalid.class);
                }
            }
        }
    }

    @Property
    void two_neighbours_changed_about_are_caught(@ForAll @IntRange(min = 0, max = 16) int at) {
        String code = "91330100799655058B";
        String slip = code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);

        if (!slip.equals(code)) {
            assertThatThrownBy(() -> new CreditCode(slip)).isInstanceOf(Invalid.class);
        }
    }
}
