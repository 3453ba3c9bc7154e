package cn.quancheng.simulation.figures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing about one to nine people is shown, nor what it could be had from. */
class DisclosureTest {
    @Test
    void what_is_large_or_nobody_is_shown_and_what_is_small_is_not() {
        Disclosure disclosure = new Disclosure();
        int large = disclosure.figure(disclosure.atom(10));
        int small = disclosure.figure(disclosure.atom(9));
        int nobody = disclosure.figure(disclosure.atom(0));
        disclosure.settle();

        assertThat(disclosure.shown(large)).isEqualTo(10);
        assertThat(disclosure.shown(small)).isNull();
        assertThat(disclosure.shown(nobody)).isZero();
    }

    @Test
    void beside_a_sum_the_smallest_other_part_goes_with_the_one_that_is_hidden() {
        Disclosure disclosure = new Disclosure();
        int[] atoms = {disclosure.atom(500), disclosure.atom(40), disclosure.atom(3)};
        int[] parts = IntStream.of(atoms).map(disclosure::figure).toArray();
        int sum = disclosure.figure(atoms);
        disclosure.settle();

        assertThat(disclosure.shown(sum)).isEqualTo(543);
        assertThat(disclosure.shown(parts[0])).isEqualTo(500);
        assertThat(disclosure.shown(parts[1])).isNull();
        assertThat(disclosure.shown(parts[2])).isNull();
    }

    @Test
    void what_is_hidden_beside_a_sum_is_together_at_least_ten() {
        Disclosure disclosure = new Disclosure();
        int[] atoms = {disclosure.atom(500), disclosure.atom(40), disclosure.atom(3), disclosure.atom(4)};
        int[] parts = IntStream.of(atoms).map(disclosure::figure).toArray();
        disclosure.line(disclosure.figure(atoms), parts);
        disclosure.settle();

        assertThat(disclosure.shown(parts[1])).as("else 3 + 4 = 547 - 540").isNull();
        assertThat(disclosure.shown(parts[0])).isEqualTo(500);
    }

    @Test
    void what_one_table_hides_does_not_come_out_of_another_about_the_same_people() {
        Disclosure disclosure = new Disclosure();
        int[] districts = {disclosure.atom(3), disclosure.atom(97), disclosure.atom(400)};
        int[] sexes = {disclosure.atom(240), disclosure.atom(260)};
        disclosure.same(districts, sexes);
        int[] shown = IntStream.of(districts).map(disclosure::figure).toArray();
        IntStream.of(sexes).forEach(disclosure::figure);
        disclosure.settle();

        assertThat(disclosure.isShown(shown[1])).as("240 + 260 - 97 - 400 = 3").isFalse();
        assertThat(disclosure.isShown(shown[2])).isTrue();
    }

    @Test
    void that_nobody_is_there_tells_who_the_others_are() {
        Disclosure disclosure = new Disclosure();
        int few = disclosure.atom(4);
        int none = disclosure.atom(0);
        int nobody = disclosure.figure(none, disclosure.atom(0));
        int both = disclosure.atom(100);
        int sum = disclosure.figure(few, none, both);
        int large = disclosure.figure(both);
        disclosure.secret(few);
        disclosure.settle();

        assertThat(disclosure.isShown(nobody)).isTrue();
        assertThat(disclosure.isShown(sum) && disclosure.isShown(large)).isFalse();
    }

    /** Tables with all their sums, attacked. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void no_small_number_of_a_random_table_is_a_combination_of_what_is_shown(long seed) {
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(5);
        int columns = 2 + random.nextInt(5);
        Disclosure disclosure = new Disclosure();
        List<int[]> sums = new ArrayList<>();
        long[] counts = new long[rows * columns];
        int[] atoms = IntStream.range(0, rows * columns)
                .map(atom -> {
                    counts[atom] = random.nextInt(3) == 0 ? random.nextInt(10) : random.nextInt(200);
                    return disclosure.atom(counts[atom]);
                })
                .toArray();
        IntStream.of(atoms).forEach(atom -> sums.add(new int[] {atom}));
        for (int row = 0; row < rows; row++) {
            int first = row * columns;
            sums.add(IntStream.range(0, columns).map(c -> first + c).toArray());
        }
        for (int column = 0; column < columns; column++) {
            int first = column;
            sums.add(IntStream.range(0, rows).map(r -> r * columns + first).toArray());
        }
        sums.add(atoms);
        int[] figures = sums.stream().mapToInt(disclosure::figure).toArray();
        disclosure.settle();

        Attack attack = new Attack(counts.length);
        for (int sum = 0; sum < figures.length; sum++) {
            if (disclosure.isShown(figures[sum])) {
                attack.learn(vector(sums.get(sum), counts.length));
            }
        }
        for (int sum = 0; sum < figures.length; sum++) {
            long people =
                    IntStream.of(sums.get(sum)).mapToLong(atom -> counts[atom]).sum();
            if (people > 0 && people < 10) {
                assertThat(attack.comesTo(vector(sums.get(sum), counts.length)))
                        .as("seed %d, figure %d of %d people", seed, sum, people)
                        .isFalse();
            }
        }
    }

    private static double[] vector(int[] summed, int atoms) {
        double[] vector = new double[atoms];
        IntStream.of(summed).forEach(atom -> vector[atom] = 1);
        return vector;
    }
}
