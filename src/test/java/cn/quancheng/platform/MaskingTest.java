package cn.quancheng.platform;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({
        "110105194912310021, 110105**********21",
        "11010519491231002X, 110105**********2X",
        "110105491231002, 110105*******02",
        "11010519491231, 11************",
        "张三, 张三",
        "'', ''"
    })
    void a_field_meant_as_a_number_keeps_only_its_ends(String text, String masked) {
        assertThat(Masking.identityNumber(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "号码11010519491231002X有误, 号码110105**********2X有误",
        "id=11010519491231002x;, id=110105**********2x;",
        "110105 19491231 0021, 110105************21",
        "110105-19491231-0021, 110105************21",
        "110105-491231-002, 110105*********02",
        "1101 0519 4912 3100 2X, 1101 0**************2X",
        "12345678-1234-4123-8123-123456789012, 12345678-1234-4123-8123-123456789012",
        "１１０１０５１９４９１２３１００２１, １１０１０５**********２１",
        "a110105194912310021b110105194912310021, a110105**********21b110105**********21",
        "2026-11-01 10:11:12, 2026-11-01 10:11:12",
        "鲁济罚决〔2026〕123456号, 鲁济罚决〔2026〕123456号",
        "13800138000, 13800138000"
    })
    void whatever_may_be_a_number_is_masked_in_a_text(String text, String masked) {
        assertThat(Masking.text(text)).isEqualTo(masked);
    }
}
