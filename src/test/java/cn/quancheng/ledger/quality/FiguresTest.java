package cn.quancheng.ledger.quality;

import cn.quancheng.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.YearMonth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rates, targets and periods, to the last line and month. */
class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // on time, late, refused, duplicates, compliance, met, late rate, met
                "98, 0, 2, 0, 0.9800, true, 0.0000, true",
                "97, 0, 3, 0, 0.9700, false, 0.0000, true",
                "97999, 0, 2001, 0, 0.9799, false, 0.0000, true",
                "979999, 0, 20001, 0, 0.9799, false, 0.0000, true",
                "95, 5, 0, 0, 1.0000, true, 0.0500, true",
                "949999, 50001, 0, 0, 1.0000, true, 0.0501, false",
                "0, 0, 1, 1, 0.5000, false, -, -",
                "0, 0, 0, 7, 1.0000, true, -, -",
                "0, 3, 0, 0, 1.0000, true, 1.0000, false",
                "0, 0, 0, 0, -, -, -, -"
            })
    void a_rate_never_looks_better_than_it_is(
            long onTime,
            long late,
            long refused,
            long duplicates,
            String compliance,
            Boolean compliant,
            String lateRate,
            Boolean punctual) {
        Figures figures = new Figures(onTime, late, refused, duplicates, new Figures.Adverse(0, 0));

        assertThat(String.valueOf(figures.complianceRate())).isEqualTo(String.valueOf(compliance));
        assertThat(figures.isCompliant(98)).isEqualTo(compliant);
        assertThat(String.valueOf(figures.lateRate())).isEqualTo(String.valueOf(lateRate));
        assertThat(figures.isPunctual(5)).isEqualTo(punctual);
        assertThat(figures.received()).isEqualTo(onTime + late + refused + duplicates);
    }

    @Test
    void no_figures_are_impossible_ones() {
        assertThatThrownBy(() -> new Figures(1, 0, 0, 0, new Figures.Adverse(2, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Figures(0, 0, -1, 0, new Figures.Adverse(0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 2025-12, 2026-11",
                "-, 2026-03, 2025-04, 2026-03",
                "2026-10, -, 2026-10, 2026-11",
                "2027-02, -, 2027-02, 2027-02",
                "2023-12, 2026-11, 2023-12, 2026-11",
                "2026-11, 2026-11, 2026-11, 2026-11"
            })
    void a_period_is_completed_up_to_the_running_month(YearMonth from, YearMonth to, YearMonth first, YearMonth last) {
        assertThat(Period.asked(from, to, YearMonth.of(2026, 11))).isEqualTo(new Period(first, last));
    }

    @ParameterizedTest
    @CsvSource({"2026-11, 2026-10", "2023-11, 2026-11", "-999999999-01, 2026-11"})
    void a_period_ends_after_it_begins_and_is_of_36_months_at_most(String from, String to) {
        YearMonth first = from.startsWith("-") ? YearMonth.of(-999_999_999, 1) : YearMonth.parse(from);
        assertThatThrownBy(() -> new Period(first, YearMonth.parse(to))).isInstanceOf(Refusal.class);
    }
}
