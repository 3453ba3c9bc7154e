package cn.quancheng.statistics;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class FewPeopleTest {
    @Test
    void ten_are_shown_and_none_is_and_nine_are_not() {
        assertThat(FewPeople.shown(10)).isEqualTo(10);
        assertThat(FewPeople.shown(0)).isZero();
        assertThat(FewPeople.shown(9)).isNull();
        assertThat(FewPeople.shown(1)).isNull();
    }

    @Test
    void one_that_is_hidden_takes_the_smallest_other_one_along() {
        assertThat(FewPeople.parts(new long[] {100, 5, 40, 0})).containsExactly(100L, null, null, 0L);
    }

    @Test
    void several_that_are_few_together_take_another_one_along() {
        assertThat(FewPeople.parts(new long[] {100, 5, 4, 40})).containsExactly(100L, null, null, null);
        assertThat(FewPeople.parts(new long[] {100, 5, 5, 40})).containsExactly(100L, null, null, 40L);
    }

    @Test
    void where_nobody_is_few_all_are_shown() {
        assertThat(FewPeople.parts(new long[] {10, 0, 12})).containsExactly(10L, 0L, 12L);
        assertThat(FewPeople.parts(new long[0])).isEmpty();
    }

    @Test
    void nobody_gets_a_hidden_number_by_subtraction_whatever_the_numbers_are() {
        Random random = new Random(10);
        for (int round = 0; round < 20_000; round++) {
            long[] people = random.longs(2 + random.nextInt(6), 0, random.nextBoolean() ? 15 : 200)
                    .toArray();
            List<Long> parts = FewPeople.parts(people);
            long[] hidden = IntStream.range(0, people.length)
                    .filter(part -> parts.get(part) == null)
                    .mapToLong(part -> people[part])
                    .toArray();
            if (FewPeople.shown(FewPeople.sum(people)) != null && hidden.length > 0) {
                assertThat(hidden.length).as(Arrays.toString(people)).isGreaterThan(1);
                assertThat(FewPeople.sum(hidden)).as(Arrays.toString(people)).isGreaterThanOrEqualTo(10);
            }
            assertThat(parts)
                    .allSatisfy(part ->
                            assertThat(part == null || part == 0 || part >= 10).isTrue());
        }
    }
}
