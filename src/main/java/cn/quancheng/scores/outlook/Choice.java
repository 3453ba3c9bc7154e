package cn.quancheng.scores.outlook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some acts with what they come to.
 *
 * @param points what they change, in whole points, as far as they have been added up: of an indicator, of a dimension
 *     within its bounds, of the score
 * @param effort the points that they ask for, whether a cap lets them through or not
 */
record Choice(List<Act> acts, int points, int effort) {
    /** Doing nothing. */
    static final Choice NOTHING = new Choice(List.of(), 0, 0);

    /** Fewer acts before more, and of as many the lesser effort. */
    static final Comparator<Choice> FEWEST_FIRST =
            Comparator.comparingInt(Choice::size).thenComparingInt(Choice::effort);

    Choice {
        acts = List.copyOf(acts);
    }

    int size() {
        return acts.size();
    }

    Choice and(Choice other) {
        return new Choice(
                Stream.concat(acts.stream(), other.acts.stream()).toList(),
                points + other.points,
                effort + other.effort);
    }

    Choice worth(int otherPoints) {
        return new Choice(acts, otherPoints, effort);
    }

    /** Every choice of the one with every choice of the other, but those with too many acts, and those not worth it. */
    static List<Choice> combined(List<Choice> some, List<Choice> others, int mostActs) {
        List<Choice> both = new ArrayList<>();
        for (Choice one : some) {
            for (Choice other : others) {
                if (one.size() + other.size() <= mostActs) {
                    both.add(one.and(other));
                }
            }
        }
        return worthwhile(both);
    }

    /**
     * Those that may be part of a best plan: none gives as much with fewer acts, nor with as many and no more effort. A
     * plan with one that is left out stays a plan, and gets no worse, with the one that leaves it out.
     */
    static List<Choice> worthwhile(List<Choice> choices) {
        List<Choice> sorted = new ArrayList<>(choices);
        sorted.sort(FEWEST_FIRST.thenComparing(
                Comparator.comparingInt(Choice::points).reversed()));
        List<Choice> worthwhile = new ArrayList<>();
        for (Choice choice : sorted) {
            if (worthwhile.stream().noneMatch(better -> better.points() >= choice.points())) {
                worthwhile.add(choice);
            }
        }
        return worthwhile;
    }
}
