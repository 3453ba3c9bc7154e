package cn.quancheng.monthlyrun.watch;

import cn.quancheng.scoring.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class ScoreCountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0", "1, 1", "3, 3", "4, 4", "5, 4", "6, 5", "7, 5", "8, 6", "11, 6", "12, 7", "16, 8", "80, 12", "95, 12",
        "96, 13"
    })
    void sizes_are_exact_up_to_three_and_then_two_an_octave(int points, int size) {
        assertThat(ScoreCounts.size(points) - ScoreCounts.NOTHING).isEqualTo(size);
        assertThat(ScoreCounts.size(-points) - ScoreCounts.NOTHING).isEqualTo(-size);
    }

    @Test
    void more_points_are_never_of_a_smaller_size_and_the_largest_have_one() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            int points = random.nextInt(20_000_001) - 10_000_000;
            assertThat(ScoreCounts.size(points)).isBetween(0, ScoreCounts.SIZES - 1);
            assertThat(ScoreCounts.size(points)).isLessThanOrEqualTo(ScoreCounts.size(points + 1));
        }
        assertThat(ScoreCounts.size(10_000_000)).isLessThan(ScoreCounts.SIZES);
        assertThat(ScoreCounts.size(-10_000_000)).isPositive();
    }

    @Test
    void scores_are_counted_by_the_point_as_far_as_a_thousand_and_in_bounded_memory_beyond() {
        assertThat(ScoreCounts.step(new Range(0, 1000))).isEqualTo(1);
        assertThat(ScoreCounts.step(new Range(-1_000_000, 1_000_000))).isEqualTo(1999);
    }
}
