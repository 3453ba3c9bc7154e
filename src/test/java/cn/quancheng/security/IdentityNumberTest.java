package cn.quancheng.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule 12 of the domain: identity numbers are valid by GB 11643. */
class IdentityNumberTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "370199199003070015"})
    void a_number_with_a_true_checksum_is_valid(String text) {
        assertThat(IdentityNumber.fault(text, TODAY)).isEmpty();
    }

    @Test
    void both_forms_of_x_are_accepted_and_mean_the_same_number() {
        IdentityNumber small = IdentityNumber.parse("11010519491231002x", TODAY);
        IdentityNumber capital = IdentityNumber.parse("11010519491231002X", TODAY);

        assertThat(small).isEqualTo(capital);
        assertThat(small.value()).endsWith("X");
    }

    @Test
    void every_wrong_check_character_is_refused() {
        for (char check : "0123456789Y".toCharArray()) {
            assertThat(IdentityNumber.fault("11010519491231002" + check, TODAY)).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', LENGTH",
        "37019919900101001, LENGTH",
        "1101051949123100２X, CHARACTERS",
        "11010519491231 02X, CHARACTERS",
        "11010519491231002Y, CHARACTERS",
        "110105194912310021, CHECKSUM"
    })
    void a_text_that_is_no_number_says_why(String text, IdentityFault fault) {
        assertThat(IdentityNumber.fault(text, TODAY)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "37019919900229001, BIRTH_DATE",
        "37019919001301001, BIRTH_DATE",
        "37019919000229001, BIRTH_DATE",
        "37019919900001001, BIRTH_DATE",
        "37019919900100001, BIRTH_DATE",
        "37019918991231001, BIRTH_DATE",
        "37019920261102001, NOT_YET_BORN",
        "07019919900101001, AREA"
    })
    void a_number_with_a_true_checksum_still_needs_a_real_birth_and_area(String first17, IdentityFault fault) {
        assertThat(IdentityNumber.fault(withCheck(first17), TODAY)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource({"37019920000229001, 2000-02-29", "37019919000101001, 1900-01-01", "37019920261101001, 2026-11-01"})
    void the_birth_date_is_read_from_the_number(String first17, LocalDate birth) {
        assertThat(IdentityNumber.parse(withCheck(first17), TODAY).birthDate()).isEqualTo(birth);
    }

    @Test
    void a_number_shows_itself_only_masked() {
        IdentityNumber number = IdentityNumber.parse("11010519491231002X", TODAY);

        assertThat(number).hasToString("110105**********2X");
        assertThat(number.masked()).isEqualTo("110105**********2X");
    }

    @Test
    void a_refusal_does_not_repeat_the_number() {
        assertThatThrownBy(() -> new IdentityNumber("110105194912310021"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("19491231");
    }

    /** The check character by the standard's words: sum of a(i) x W(i), with W(i) = 2^(18 - i) mod 11, is 1 mod 11. */
    private static String withCheck(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum = (sum + (first17.charAt(i) - '0') * (1 << (17 - i))) % 11;
        }
        int check = (12 - sum) % 11;
        return first17 + (check == 10 ? "X" : String.valueOf(check));
    }
}
