package cn.quancheng.simulation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** How fast a simulation goes on, and when it will be through. */
class SimulationViewTest {
    private static final Instant BEGUN = Instant.parse("2026-11-23T02:00:00Z");

    @Test
    void under_way_it_has_a_rate_and_an_end_in_sight() {
        SimulationView view = at(10, SimulationState.RUNNING, 400_000, null);

        assertThat(view.rate()).isEqualTo(40_000);
        assertThat(view.eta()).isEqualTo(BEGUN.plusSeconds(25));
    }

    @Test
    void nobody_can_tell_before_anybody_was_looked_at() {
        assertThat(at(0, SimulationState.RUNNING, 0, null).eta()).isNull();
    }

    @Test
    void once_it_is_over_its_rate_is_that_of_the_whole_and_nothing_is_left() {
        SimulationView view = at(1000, SimulationState.DONE, 1_000_000, BEGUN.plusSeconds(20));

        assertThat(view.rate()).isEqualTo(50_000);
        assertThat(view.eta()).isNull();
    }

    private static SimulationView at(int seconds, SimulationState state, long looked, @Nullable Instant finished) {
        Simulation.Version version = new Simulation.Version("2026.2", "a", "b");
        Simulation simulation = new Simulation(
                7,
                YearMonth.of(2026, 12),
                LocalDate.of(2026, 11, 23),
                state,
                version,
                null,
                version,
                1,
                12,
                BEGUN,
                "modeler",
                BEGUN,
                BEGUN,
                finished,
                1_000_000,
                looked,
                List.of(),
                List.of(),
                null);
        return SimulationView.of(simulation, true, Clock.fixed(BEGUN.plusSeconds(seconds), ZoneOffset.UTC));
    }
}
