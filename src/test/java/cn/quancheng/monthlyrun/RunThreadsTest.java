package cn.quancheng.monthlyrun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.OptionalInt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Runs leave connections to people, and settings that would not are refused by name. */
class RunThreadsTest {
    private static final int POOL = 32;
    private static final int RESERVE = 16;

    @Test
    void without_a_wish_there_is_one_a_processor_as_far_as_the_pool_reaches() {
        assertThat(RunThreads.of(OptionalInt.empty(), 2, POOL, RESERVE).count()).isEqualTo(2);
        assertThat(RunThreads.of(OptionalInt.empty(), 64, POOL, RESERVE).count())
                .isEqualTo(8);
    }

    @Test
    void a_wish_that_fits_is_followed() {
        assertThat(RunThreads.of(OptionalInt.of(8), 2, POOL, RESERVE).count()).isEqualTo(8);
        assertThat(RunThreads.of(OptionalInt.of(1), 2, POOL, RESERVE).count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -5, 0, 9, 40})
    void a_wish_that_does_not_fit_is_refused_by_name(int threads) {
        assertThatThrownBy(() -> RunThreads.of(OptionalInt.of(threads), 2, POOL, RESERVE))
                .hasMessageContaining("quancheng.run.threads=" + threads)
                .hasMessageContaining("应为 1 至 8")
                .hasMessageContaining("1 to 8 do");
    }

    @Test
    void a_pool_that_is_too_small_for_any_run_is_refused_by_name() {
        assertThatThrownBy(() -> RunThreads.of(OptionalInt.empty(), 2, 17, RESERVE))
                .hasMessageContaining("quarkus.datasource.jdbc.max-size=17")
                .hasMessageContaining("18");
    }
}
