package cn.quancheng.reports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Codes that people read off paper and type. */
class ReportCodeTest {
    @Test
    void a_code_is_five_groups_of_five_without_letters_that_look_like_digits() {
        for (int seed = 0; seed < 1000; seed++) {
            ReportCode code = ReportCode.random(new Random(seed));
            assertThat(code.text()).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}");
            assertThat(ReportCode.parse(code.text())).contains(code);
        }
    }

    @Test
    void two_codes_are_never_the_same() {
        assertThat(ReportCode.random()).isNotEqualTo(ReportCode.random());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01ABC-DEF0G-HJKMN-PQRST-VWXYZ",
                "01abc-def0g-hjkmn-pqrst-vwxyz",
                "oiabcdefoghjkmnpqrstvwxyz",
                " OLABC DEFOG HJKMN PQRST VWXYZ ",
            })
    void however_it_is_typed_it_is_the_same_code(String typed) {
        assertThat(ReportCode.parse(typed).orElseThrow().text()).isEqualTo("01ABC-DEF0G-HJKMN-PQRST-VWXYZ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01ABC",
                "01ABC-DEF0G-HJKMN-PQRST-VWXYZ0",
                "U1ABC-DEF0G-HJKMN-PQRST-VWXYZ",
                "０1ABC-DEF0G-HJKMN-PQRST-VWXYZ",
            })
    void anything_else_is_none(String typed) {
        assertThat(ReportCode.parse(typed)).isEmpty();
    }

    @Test
    void it_tells_itself_to_no_log() {
        ReportCode code = ReportCode.random();
        assertThat(code.toString()).doesNotContain(code.text());
    }
}
