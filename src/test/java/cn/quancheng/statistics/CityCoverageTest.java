package cn.quancheng.statistics;

import cn.quancheng.monthlyrun.watch.RunFigures.Coverage;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CityCoverageTest {
    private static final Map<Integer, String> NAMES = Map.of(1, "历下区", 2, "市中区", 3, "槐荫区");

    @Test
    void districts_stand_by_name_with_what_is_many() {
        CityCoverage coverage = of(new Coverage(1, 100, 80, 60), new Coverage(2, 300, 200, 150));

        assertThat(coverage.adults()).isEqualTo(400);
        assertThat(coverage.scored()).isEqualTo(210);
        assertThat(coverage.districts())
                .containsExactly(
                        new CityCoverage.District("历下区", 100L, 80L, 60L),
                        new CityCoverage.District("市中区", 300L, 200L, 150L));
    }

    @Test
    void where_all_but_a_few_take_part_it_is_hidden_how_many_they_are() {
        CityCoverage coverage =
                of(new Coverage(1, 100, 80, 60), new Coverage(2, 300, 200, 150), new Coverage(3, 95, 95, 90));

        // Five adults of the third do not take part; the first, the smallest other one, is hidden with it.
        assertThat(coverage.districts())
                .extracting(CityCoverage.District::adults)
                .containsExactly(null, 300L, null);
        assertThat(coverage.districts())
                .extracting(CityCoverage.District::scored)
                .containsExactly(60L, 150L, 90L);
        assertThat(coverage.adults()).isEqualTo(495);
    }

    @Test
    void few_in_one_district_are_hidden_with_the_smallest_other_one() {
        CityCoverage coverage =
                of(new Coverage(1, 100, 80, 60), new Coverage(2, 300, 200, 150), new Coverage(3, 50, 30, 4));

        assertThat(coverage.districts())
                .extracting(CityCoverage.District::scored)
                .containsExactly(null, 150L, null);
    }

    @Test
    void a_city_of_few_shows_nothing_and_a_district_without_a_name_is_said_to_have_none() {
        CityCoverage coverage = of(new Coverage(0, 9, 9, 9));

        assertThat(coverage.scored()).isNull();
        assertThat(coverage.adults()).isNull();
        assertThat(coverage.districts()).containsExactly(new CityCoverage.District("区县不详", null, null, null));
    }

    private static CityCoverage of(Coverage... districts) {
        return CityCoverage.of(List.of(districts), NAMES, "区县不详");
    }
}
