package cn.quancheng.scoring;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

class AdulthoodTest {
    @Test
    void nobody_under_18_has_a_score() {
        LocalDate cutoff = LocalDate.of(2026, 11, 1);
        assertThat(Adulthood.isAdult(LocalDate.of(2008, 11, 1), cutoff)).isTrue();
        assertThat(Adulthood.isAdult(LocalDate.of(2008, 11, 2), cutoff)).isFalse();
    }

    @Test
    void who_was_born_on_29_february_comes_of_age_on_the_28th_of_a_common_year() {
        LocalDate birth = LocalDate.of(2008, 2, 29);
        assertThat(Adulthood.isAdult(birth, LocalDate.of(2026, 2, 27))).isFalse();
        assertThat(Adulthood.isAdult(birth, LocalDate.of(2026, 2, 28))).isTrue();
        assertThat(Adulthood.latestBirthday(LocalDate.of(2026, 2, 28))).isEqualTo(birth.toEpochDay());
    }

    @Property
    void the_threshold_says_the_same(
            @ForAll @IntRange(max = 40_000) int cutoffDay, @ForAll @IntRange(min = -3, max = 3) int by) {
        LocalDate cutoff = LocalDate.ofEpochDay(cutoffDay);
        int latest = Adulthood.latestBirthday(cutoff);
        LocalDate birth = LocalDate.ofEpochDay(latest + by);
        assertThat(Adulthood.isAdult(birth, cutoff)).isEqualTo(by <= 0);
    }
}
