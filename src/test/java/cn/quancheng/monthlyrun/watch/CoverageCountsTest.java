package cn.quancheng.monthlyrun.watch;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

class CoverageCountsTest {
    @Test
    void each_citizen_is_counted_in_the_district_and_in_what_holds_of_them() {
        CoverageCounts counts = new CoverageCounts();

        counts.count(0, true, false, false);
        counts.count(255, true, true, true);
        counts.count(255, false, true, false);

        long[] all = counts.counts();
        assertThat(all).hasSize(256 * 3);
        assertThat(new long[] {all[0], all[1], all[2]}).containsExactly(1, 0, 0);
        assertThat(new long[] {all[765], all[766], all[767]}).containsExactly(1, 2, 1);
        assertThat(all)
                .satisfies(numbers -> assertThat(Arrays.stream(numbers).sum()).isEqualTo(5));
    }
}
