package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.learning.outcomes.Question;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A score's order against good and bad, held against counting every pair. */
class RankingTest {
    /** A good and a bad row first, then as asked: odd is bad. */
    private static Outcomes outcomes(List<Integer> rows) throws IOException {
        StringBuilder csv = new StringBuilder("outcome,fact\ngood,1\nbad,1\n");
        rows.forEach(row -> csv.append(row % 2 == 0 ? "good,1\n" : "bad,1\n"));
        Question question = new Question("outcome", "good", "bad", List.of(Feature.numbers("fact")), List.of());
        return Outcomes.forReproduction(
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), question);
    }

    @Property(tries = 300, seed = "2026")
    void it_is_what_counting_every_pair_gives(@ForAll @Size(max = 60) List<@IntRange(max = 19) Integer> rows)
            throws IOException {
        Outcomes outcomes = outcomes(rows);
        double[] scores = new double[outcomes.rows()];
        for (int i = 2; i < scores.length; i++) {
            scores[i] = rows.get(i - 2) / 4;
        }
        double pairs = 0;
        double apart = 0;
        for (int good = 0; good < scores.length; good++) {
            double badUpTo = 0;
            double goodUpTo = 0;
            for (int other = 0; other < scores.length; other++) {
                if (!outcomes.isBad(good) && outcomes.isBad(other)) {
                    pairs += scores[good] > scores[other] ? 1 : scores[good] == scores[other] ? 0.5 : 0;
                }
                badUpTo += outcomes.isBad(other) && scores[other] <= scores[good] ? 1 : 0;
                goodUpTo += !outcomes.isBad(other) && scores[other] <= scores[good] ? 1 : 0;
            }
            apart = Math.max(apart, Math.abs(badUpTo / outcomes.bad() - goodUpTo / outcomes.good()));
        }
        Ranking ranking = Ranking.of(scores, outcomes);
        assertThat(ranking.auc()).isCloseTo(pairs / outcomes.good() / outcomes.bad(), within(1e-12));
        assertThat(ranking.ks()).isCloseTo(apart, within(1e-12));
    }

    @Test
    void a_score_that_tells_everything_has_a_gini_of_one_and_its_opposite_minus_one() throws IOException {
        Outcomes outcomes = outcomes(List.of());
        assertThat(Ranking.of(new double[] {2, 1}, outcomes).gini()).isEqualTo(1);
        assertThat(Ranking.of(new double[] {1, 2}, outcomes).gini()).isEqualTo(-1);
        assertThat(Ranking.of(new double[] {1, 1}, outcomes).gini()).isZero();
    }
}
