package cn.quancheng.platform;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Only the demo may take it to be another day, and only a later one. */
class ClocksTest {
    private static final Clock REAL = Clock.fixed(Instant.parse("2026-11-28T16:30:00Z"), Clocks.CITY);

    @Test
    void the_demo_begins_on_a_later_day_at_the_time_that_it_is() {
        Clock moved = Clocks.from(LocalDate.of(2026, 12, 1), REAL, true);
        assertThat(ZonedDateTime.now(moved)).hasToString("2026-12-01T00:30+08:00[Asia/Shanghai]");
    }

    @Test
    void time_is_as_precise_as_the_database_keeps_it() {
        Clock real = Clocks.real();
        assertThat(IntStream.range(0, 1000).map(i -> real.instant().getNano() % 1000))
                .containsOnly(0);
    }

    @Test
    void whoever_wants_milliseconds_is_answered_on_any_day() {
        Clock real = Clocks.real();
        Clock moved = Clocks.from(LocalDate.now(real).plusDays(1), real, true);

        assertThat(real.millis()).isPositive();
        assertThat(moved.millis()).isGreaterThan(real.millis());
    }

    @Test
    void the_demo_does_not_go_back() {
        assertThatThrownBy(() -> Clocks.from(LocalDate.of(2026, 11, 28), REAL, true))
                .isInstanceOf(StartRefusal.class)
                .hasMessageContaining("2026-11-28 lies before today (2026-11-29)");
    }

    @Test
    void a_production_start_on_another_day_is_refused() {
        assertThatThrownBy(() -> Clocks.from(LocalDate.of(2026, 12, 1), REAL, false))
                .isInstanceOf(StartRefusal.class)
                .hasMessageContaining("only the demo");
    }
}
