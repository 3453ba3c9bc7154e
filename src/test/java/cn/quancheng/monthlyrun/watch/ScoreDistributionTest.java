package cn.quancheng.monthlyrun.watch;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ScoreDistributionTest {
    @Test
    void mean_and_quantiles_are_those_of_the_scores_one_by_one() {
        Random random = new Random(11);
        int[] each = random.ints(997, 400, 800).sorted().toArray();
        int[] scores = Arrays.stream(each).distinct().toArray();
        long[] counts = Arrays.stream(scores)
                .mapToLong(score -> Arrays.stream(each).filter(s -> s == score).count())
                .toArray();

        ScoreDistribution distribution = new ScoreDistribution(1, scores, counts);

        assertThat(distribution.people()).isEqualTo(997);
        assertThat(distribution.mean()).isCloseTo(Arrays.stream(each).average().orElseThrow(), within(1e-9));
        for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9, 1}) {
            assertThat(distribution.quantile(share)).isEqualTo(each[(int) Math.ceil(share * 997) - 1]);
        }
        assertThat(distribution.between(500, 599))
                .isEqualTo(Arrays.stream(each).filter(s -> s >= 500 && s < 600).count());
    }

    @Test
    void one_of_another_model_with_other_scores_can_be_compared() {
        ScoreDistribution before = new ScoreDistribution(1, new int[] {600, 610}, new long[] {50, 50});
        ScoreDistribution after = new ScoreDistribution(2, new int[] {600, 612}, new long[] {50, 50});

        assertThat(before.psi(before)).isCloseTo(0, within(1e-12));
        assertThat(after.psi(before)).isGreaterThan(1);
    }

    @Test
    void of_nobody_there_is_no_quantile() {
        ScoreDistribution nobody = new ScoreDistribution(1, new int[0], new long[0]);

        assertThat(nobody.people()).isZero();
        assertThatThrownBy(() -> nobody.quantile(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
