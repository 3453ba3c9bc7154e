package cn.quancheng.monthlyrun.watch;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is usual, and what is not, with the limits as they come. */
class FlowTest {
    private static final String OFFICE = "市税务局";
    private final WatchSettings settings =
            new SmallRyeConfigBuilder().withMapping(WatchSettings.class).build().getConfigMapping(WatchSettings.class);

    @Test
    void who_reported_every_month_and_is_silent_now_is_missed() {
        List<Measure> measures = now(30, 0).departments(months(3, 1200), settings);

        assertThat(measures).singleElement().satisfies(measure -> {
            assertThat(measure.crossed()).isTrue();
            assertThat(measure.subject()).isEqualTo(OFFICE);
            assertThat(measure.value()).isZero();
            assertThat(measure.usual()).isCloseTo(1200, within(1e-9));
        });
    }

    @Test
    void one_line_is_enough_not_to_be_silent() {
        assertThat(now(30, 1).departments(months(3, 1200), settings))
                .singleElement()
                .satisfies(measure -> assertThat(measure.crossed()).isFalse());
    }

    @Test
    void who_left_out_a_month_before_is_not_missed() {
        List<Flow> before = List.of(now(30, 1200), now(30, 0), now(30, 1200));

        assertThat(now(30, 0).departments(before, settings)).isEmpty();
    }

    @Test
    void two_months_are_too_few_to_tell() {
        assertThat(now(30, 0).departments(months(2, 1200), settings)).isEmpty();
    }

    @Test
    void few_records_say_nothing() {
        assertThat(now(30, 0).departments(months(3, 19), settings)).isEmpty();
        assertThat(now(30, 0).departments(months(3, 20), settings)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"299, true", "300, false", "1000, false", "4000, false", "4001, true"})
    void an_item_may_come_in_between_three_tenths_and_four_times_of_what_is_usual(long lines, boolean crossed) {
        assertThat(now(30, lines).items(months(3, 1000), settings))
                .singleElement()
                .satisfies(measure -> assertThat(measure.crossed()).isEqualTo(crossed));
    }

    @Test
    void what_is_usual_is_counted_by_the_day_whatever_the_intervals_are() {
        List<Flow> before = List.of(now(60, 2000), now(30, 1000), now(30, 1000));

        Measure half = now(15, 500).items(before, settings).get(0);
        Measure twice = now(60, 599).items(before, settings).get(0);

        assertThat(half.crossed()).isFalse();
        assertThat(half.usual()).isCloseTo(1000, within(1e-9));
        assertThat(twice.crossed()).isTrue();
        assertThat(twice.bound()).isCloseTo(600, within(1e-9));
    }

    private static List<Flow> months(int months, long lines) {
        return Collections.nCopies(months, now(30, lines));
    }

    private static Flow now(double days, long lines) {
        return new Flow(days, lines == 0 ? Map.of() : Map.of(OFFICE, lines));
    }
}
