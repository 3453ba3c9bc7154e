package cn.quancheng.monthlyrun;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When a month starts by itself is read at start, not at the hour when it should have. */
class CronExpressionTest {
    private final CronExpression reader = new CronExpression();

    @ParameterizedTest
    @ValueSource(strings = {"off", "disabled", "0 0 2 1 * ?", "0 30 1 L * ? *"})
    void what_the_scheduler_understands_is_taken(String schedule) {
        assertThat(reader.convert(schedule)).isEqualTo(schedule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"monthly", "0 2 1 * *", "0 0 25 1 * ?", "-5"})
    void anything_else_is_refused_with_how_one_looks(String schedule) {
        assertThatThrownBy(() -> reader.convert(schedule))
                .hasMessageContaining(schedule)
                .hasMessageContaining("0 0 2 1 * ?");
    }
}
