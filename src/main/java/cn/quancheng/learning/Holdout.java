package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.learning.outcomes.Question;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Which rows a card is not fitted to, so that it can be tried on them: as many of the good as of the bad, drawn by a seed.
 *
 * @param share of all rows; above 0, below 1
 */
public record Holdout(long seed, double share) {
    /** Three rows of ten. */
    public static final double USUAL_SHARE = 0.3;

    /** Of fewer rows of a kind in a part nothing can be said. */
    static final int FEWEST = 10;

    /** @throws IllegalArgumentException where nothing or everything would be held out */
    public Holdout {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share + " held out");
        }
    }

    /** Rows to fit to, and rows to try the card on. */
    record Parts(Outcomes fitted, Outcomes heldOut) {}

    /**
     * Draws the rows.
     *
     * @param question which outcomes there are
     * @throws FaultyOutcomesException where a part would have fewer than {@value #FEWEST} good rows, or bad ones
     */
    Parts parts(Outcomes all, Question question) {
        Random random = new Random(seed);
        List<Integer> fitted = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        for (boolean bad : new boolean[] {false, true}) {
            List<Integer> rows = drawn(all.rowsThat(bad), random);
            int held = (int) Math.round(rows.size() * share);
            if (held < FEWEST || rows.size() - held < FEWEST) {
                throw tooFew(question, bad, rows.size());
            }
            heldOut.addAll(rows.subList(0, held));
            fitted.addAll(rows.subList(held, rows.size()));
        }
        return new Parts(all.of(inOrder(fitted)), all.of(inOrder(heldOut)));
    }

    private FaultyOutcomesException tooFew(Question question, boolean bad, int rows) {
        return FaultyOutcomesException.of(
                question.outcome(),
                "结果为%s的只有%d行，太少：留出%s用于检验之后，两边都须至少有%d行"
                        .formatted(bad ? question.bad() : question.good(), rows, share, FEWEST));
    }

    /** The rows in an order that the seed decides: Random's numbers are specified, what others make of them is not. */
    private static List<Integer> drawn(List<Integer> rows, Random random) {
        List<Integer> drawn = new ArrayList<>(rows);
        for (int last = drawn.size() - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            drawn.set(last, drawn.set(other, drawn.get(last)));
        }
        return drawn;
    }

    private static int[] inOrder(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
