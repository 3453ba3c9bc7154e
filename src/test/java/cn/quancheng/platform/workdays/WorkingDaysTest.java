package cn.quancheng.platform.workdays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Deadlines run over working days, as the State Council arranges them. */
class WorkingDaysTest {
    private final WorkingDays shipped = new WorkingDays(Optional::empty);

    @ParameterizedTest
    @CsvSource({
        "2026-11-27, 1, 2026-11-30, a Friday's next working day is Monday",
        "2026-11-28, 1, 2026-11-30, what begins on a Saturday counts from Monday",
        "2026-11-24, 5, 2026-12-01, a weekend does not count",
        "2026-09-30, 3, 2026-10-10, the week of the national day does not count and the Saturday after it does",
        "2026-02-13, 1, 2026-02-14, a Saturday on which people work in exchange",
        "2026-02-14, 1, 2026-02-24, over the Spring Festival",
        "2026-12-31, 1, 2027-01-04, into the next year over its first day",
    })
    void a_term_ends_on_its_last_working_day(LocalDate begins, int days, LocalDate ends, String why) {
        assertThat(shipped.after(begins, days)).as(why).isEqualTo(ends);
    }

    @Test
    void a_year_without_a_calendar_has_its_weekends() {
        assertThat(shipped.isWorkingDay(LocalDate.of(2031, 10, 1))).isTrue();
        assertThat(shipped.isWorkingDay(LocalDate.of(2031, 10, 4))).isFalse();
    }

    @Test
    void a_calendar_in_the_folder_goes_before_the_one_that_is_shipped(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("2026.txt"), "2026-11-30 off 示例\n");
        WorkingDays own = new WorkingDays(() -> Optional.of(folder));

        assertThat(own.after(LocalDate.of(2026, 11, 27), 1)).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(own.isWorkingDay(LocalDate.of(2026, 10, 1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30 off",
                "2026-13-01 off",
                "2025-12-31 off",
                "2026-05-05..2026-05-01 off",
                "2026-05-01 holiday",
                "off 2026-05-01",
                "2026-05-01..2026-05-03 off\n2026-05-02 work"
            })
    void a_faulty_calendar_names_its_line(String text) {
        assertThatIllegalStateException()
                .isThrownBy(() -> CalendarYear.of(2026, "# 示例\n" + text))
                .withMessageMatching("(?s)line [23] of the calendar of 2026: .*");
    }

    @Test
    void a_term_without_a_day_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> shipped.after(LocalDate.of(2026, 11, 27), 0));
    }
}
