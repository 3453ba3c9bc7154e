package cn.quancheng.monthlyrun.watch;

import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PsiTest {
    private static final int ZERO = ScoreCounts.NOTHING;

    @Test
    void the_same_distribution_of_more_people_has_not_moved() {
        long[] before = new Random(5).longs(1001, 0, 100).toArray();
        long[] after = new long[before.length];
        for (int i = 0; i < before.length; i++) {
            after[i] = before[i] * 3;
        }

        assertThat(Psi.ofScores(before, after)).isCloseTo(0, within(1e-12));
    }

    @Test
    void two_buckets_are_the_formula_by_hand() {
        // 50 % and 50 % become 20 % and 80 %: -0.3 ln 0.4 + 0.3 ln 1.6.
        double psi = Psi.ofScores(new long[] {500, 500}, new long[] {20, 80});

        assertThat(psi).isCloseTo(-0.3 * Math.log(0.4) + 0.3 * Math.log(1.6), within(1e-12));
    }

    @Test
    void where_all_had_the_same_score_it_is_seen_that_they_have_another_one() {
        assertThat(Psi.ofScores(new long[] {0, 0, 1000}, new long[] {1000, 0, 0}))
                .isCloseTo(2 * 0.9999 * Math.log(10_000), within(1e-9));
    }

    @Test
    void scores_of_few_are_taken_together_until_they_are_a_tenth() {
        // 50 and 50 before, 90 and 10 after: within the bucket nothing is seen.
        assertThat(Psi.ofScores(new long[] {50, 50, 900}, new long[] {90, 10, 900}))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void who_has_nothing_of_an_indicator_is_a_bucket_however_many_they_are() {
        long[] before = contributions(990, 10);
        long[] after = contributions(900, 100);

        assertThat(Psi.ofContributions(before, after))
                .isCloseTo(-0.09 * Math.log(0.9 / 0.99) + 0.09 * Math.log(0.1 / 0.01), within(1e-12));
    }

    @Test
    void an_indicator_that_nobody_has_any_more_is_no_infinity() {
        assertThat(Psi.ofContributions(contributions(500, 500), contributions(1000, 0)))
                .isGreaterThan(1)
                .isLessThan(10);
    }

    private static long[] contributions(long nothing, long ten) {
        long[] counts = new long[ScoreCounts.SIZES];
        counts[ZERO] = nothing;
        counts[ScoreCounts.size(10)] = ten;
        return counts;
    }
}
