package cn.quancheng.security;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What looks like an identity number, and what only looks long. */
class IdentityShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "370199198503120010",
                "370199198503120011",
                "37019919850312007x",
                "37019919850312007X",
                "G-370199198503120010",
                "2026370199198503120010",
                "202637019919850312007X号",
                "370199 19850312 0010",
                "370199-19850312-0010",
                "3701·9919/8503_1200.10",
                "３７０１９９１９８５０３１２００１０",
                "370199850312001",
                "济370199850312001号",
                "a370199-1985-0312-0010b"
            })
    void these_do(String text) {
        assertThat(IdentityShape.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G0001",
                "济市监罚决字〔2026〕第12号",
                "（2026）鲁0102民初12345号",
                "20261123100000123456",
                "202611230000123",
                "370199199913120010",
                "990199198503120010",
                "91370100MA3C000000",
                "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "a3701998-5031-2001-b765-00a0c91e6bf6",
                "37019985-0312-001b-a765-00a0c91e6bf6",
                "f3701991-9850-3120-011b-00a0c91e6bf6",
                "0000000000000000000000",
                "2026370199198503120011"
            })
    void these_do_not(String text) {
        assertThat(IdentityShape.isIn(text)).isFalse();
    }
}
