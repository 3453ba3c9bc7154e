package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.learning.outcomes.Question;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What holds of weights of evidence and information values whatever the data are. */
class BinsOfRandomDataTest {
    private static final Feature NUMBER = Feature.numbers("number");
    private static final Feature KIND = Feature.categories("kind");
    private static final double TOO_SMALL = 1e-12;

    /** Rows with numbers of 0 to 29, some missing, and kinds a to f; bad is the likelier the higher the number. */
    private static String rows(long seed, boolean swapped, int times) {
        Random random = new Random(seed);
        int count = 40 + random.nextInt(400);
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < count; row++) {
            int number = random.nextInt(30);
            boolean bad = row == 0 || row != 1 && random.nextInt(40) < 5 + number;
            rows.append(bad ^ swapped ? "bad," : "good,")
                    .append(random.nextInt(12) == 0 ? "" : String.valueOf(number))
                    .append(',')
                    .append((char) ('a' + random.nextInt(6)))
                    .append('\n');
        }
        return "outcome,number,kind\n" + rows.toString().repeat(times);
    }

    private static Outcomes read(String csv) throws IOException {
        Question question = new Question("outcome", "good", "bad", List.of(NUMBER, KIND), List.of());
        return Outcomes.forReproduction(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), question);
    }

    private static List<Span> spans() {
        return List.of(
                new Span.Range(Double.NEGATIVE_INFINITY, 10),
                new Span.Range(10, 20),
                new Span.Range(20, Double.POSITIVE_INFINITY));
    }

    @Property(tries = 200, seed = "2026")
    void every_row_is_in_one_bin_and_information_is_never_below_nothing(@ForAll long seed) throws IOException {
        Outcomes outcomes = read(rows(seed, false, 1));
        for (Feature feature : List.of(NUMBER, KIND)) {
            Binning binning = new MonotoneBins(outcomes, BinRules.USUAL).of(feature);
            assertThat(binning.bins().stream().mapToInt(Bin::good).sum()).isEqualTo(outcomes.good());
            assertThat(binning.bins().stream().mapToInt(Bin::bad).sum()).isEqualTo(outcomes.bad());
            assertThat(binning.bins()).allMatch(bin -> bin.information() >= 0);
            assertThat(binning.places(outcomes)).doesNotContain(-1);
        }
    }

    @Property(tries = 200, seed = "2026")
    void swapping_good_and_bad_turns_the_evidence_around_and_keeps_the_information(@ForAll long seed)
            throws IOException {
        Binning one = Binning.count(NUMBER, spans(), read(rows(seed, false, 1)));
        Binning other = Binning.count(NUMBER, spans(), read(rows(seed, true, 1)));
        for (int i = 0; i < one.bins().size(); i++) {
            assertThat(one.bins().get(i).evidence())
                    .isCloseTo(-other.bins().get(i).evidence(), within(TOO_SMALL));
        }
        assertThat(one.informationValue()).isCloseTo(other.informationValue(), within(TOO_SMALL));
    }

    @Property(tries = 100, seed = "2026")
    void the_same_rows_twice_tell_the_same(@ForAll long seed) throws IOException {
        Outcomes once = read(rows(seed, false, 1));
        Binning binning = Binning.count(NUMBER, spans(), once);
        if (binning.bins().stream().allMatch(bin -> bin.good() > 0 && bin.bad() > 0)) {
            Binning twice = Binning.count(NUMBER, spans(), read(rows(seed, false, 2)));
            assertThat(twice.informationValue()).isCloseTo(binning.informationValue(), within(TOO_SMALL));
        }
    }

    @Property(tries = 200, seed = "2026")
    void bins_joined_never_tell_more_than_bins_apart(@ForAll long seed) throws IOException {
        Outcomes outcomes = read(rows(seed, false, 1));
        Binning apart = Binning.count(NUMBER, spans(), outcomes);
        Binning joined = Binning.count(
                NUMBER,
                List.of(new Span.Range(Double.NEGATIVE_INFINITY, 20), new Span.Range(20, Double.POSITIVE_INFINITY)),
                outcomes);
        if (apart.bins().stream().allMatch(bin -> bin.good() > 0 && bin.bad() > 0)) {
            assertThat(joined.informationValue()).isLessThanOrEqualTo(apart.informationValue() + TOO_SMALL);
        }
    }

    @Property(tries = 200, seed = "2026")
    void the_share_of_bad_only_rises_or_only_falls_along_numbers(@ForAll long seed) throws IOException {
        Binning binning = new MonotoneBins(read(rows(seed, false, 1)), BinRules.USUAL).of(NUMBER);
        double[] evidence = binning.bins().stream()
                .filter(bin -> bin.span() instanceof Span.Range)
                .mapToDouble(Bin::evidence)
                .toArray();
        double[] rising = Arrays.stream(evidence).sorted().toArray();
        double[] falling = IntStream.range(0, rising.length)
                .mapToDouble(i -> rising[rising.length - 1 - i])
                .toArray();
        assertThat(Arrays.equals(evidence, rising) || Arrays.equals(evidence, falling))
                .isTrue();
    }

    @Property(tries = 300, seed = "2026")
    void no_other_partition_tells_more(
            @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 30) Integer> good,
            @ForAll @Size(min = 9, max = 9) List<@IntRange(max = 30) Integer> bad,
            @ForAll @IntRange(min = 1, max = 5) int most) {
        int[] goods = good.stream().mapToInt(Integer::intValue).toArray();
        int[] bads =
                bad.stream().limit(goods.length).mapToInt(Integer::intValue).toArray();
        int allGood = IntStream.of(goods).sum() + 1;
        int allBad = IntStream.of(bads).sum() + 1;
        BinRules rules = new BinRules(most, 0.05, 0);
        int[] found = new Partition(goods, bads, allGood, allBad, rules).rising();
        double best = Double.NEGATIVE_INFINITY;
        for (int cuts = 0; cuts < 1 << (goods.length - 1); cuts++) {
            int chosen = cuts;
            int[] starts = IntStream.range(0, goods.length)
                    .filter(cell -> cell == 0 || (chosen >> (cell - 1) & 1) == 1)
                    .toArray();
            best = Math.max(best, worth(starts, goods, bads, allGood, allBad, rules));
        }
        double own = worth(found, goods, bads, allGood, allBad, rules);
        if (best > Double.NEGATIVE_INFINITY) {
            assertThat(own).isCloseTo(best, within(TOO_SMALL));
        } else {
            assertThat(found).containsExactly(0);
        }
    }

    /** A partition's information value less the price of its bins; negative infinity where it is not allowed. */
    private static double worth(int[] starts, int[] good, int[] bad, double allGood, double allBad, BinRules rules) {
        double sum = -(starts.length - 1) * 2 * (allGood + allBad) / (allGood * allBad);
        double last = -1;
        for (int i = 0; i < starts.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : good.length;
            double goods = Arrays.stream(good, starts[i], end).sum();
            double bads = Arrays.stream(bad, starts[i], end).sum();
            boolean allowed = goods > 0 && bads > 0 && goods + bads >= rules.smallestShare() * (allGood + allBad);
            if (!allowed || bads / (goods + bads) <= last || starts.length > rules.most()) {
                return Double.NEGATIVE_INFINITY;
            }
            last = bads / (goods + bads);
            sum += (bads / allBad - goods / allGood) * Math.log(bads / allBad / (goods / allGood));
        }
        return sum;
    }
}
