package cn.quancheng.scores.outlook;

import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.Tally;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What acts can make of one indicator. Candidates are taken one after the other, each as often as it may be; acts that
 * leave the indicator with the same measure by as many acts are one, because its points depend on nothing else. Every
 * measure and every point comes from the kernel.
 */
final class IndicatorChoices {
    private final Prospect prospect;
    private final MonthlyScorer scorer;
    private final int indicator;
    private final int mostActs;
    private final int mostUseful;
    private final Tally tally = new Tally();
    private final int pointsBefore;
    private final int uncappedBefore;
    private Map<Key, State> states = new LinkedHashMap<>();

    /** What acts leave an indicator with. */
    private record Key(int acts, long gathered) {}

    private record State(Choice choice, long gathered) {}

    /**
     * @param prospect the facts that the indicator looks at; more do no harm but take time
     * @param mostUseful how many points more are of any use
     */
    IndicatorChoices(Prospect prospect, MonthlyScorer scorer, int indicator, int mostActs, int mostUseful) {
        this.prospect = prospect;
        this.scorer = scorer;
        this.indicator = indicator;
        this.mostActs = mostActs;
        this.mostUseful = mostUseful;
        scorer.score(prospect.facts(), tally);
        pointsBefore = tally.contribution(indicator);
        uncappedBefore = scorer.uncapped(indicator, tally);
        states.put(new Key(0, tally.gathered(indicator)), new State(Choice.NOTHING, tally.gathered(indicator)));
    }

    /** Every choice worth making, doing nothing included. */
    List<Choice> of(List<Act> mendable, List<Candidates.Declarable> declarables) {
        for (Act act : mendable) {
            withAndWithout(state -> List.of(act));
        }
        for (Candidates.Declarable declarable : declarables) {
            if (isMeasuredByQuantity()) {
                withAndWithout(state -> LongStream.of(quantities(state.gathered()))
                        .filter(quantity -> quantity > 0 && quantity <= declarable.most())
                        .mapToObj(declarable::act)
                        .toList());
            } else {
                asOftenAsUseful(declarable.act(1));
            }
        }
        return Choice.worthwhile(states.values().stream().map(State::choice).toList());
    }

    /** Which acts may come on top of a state; at most one of them is taken. */
    private interface OneOf {
        List<Act> on(State state);
    }

    private void withAndWithout(OneOf acts) {
        Map<Key, State> next = new LinkedHashMap<>(states);
        for (State state : states.values()) {
            if (state.choice().size() < mostActs) {
                acts.on(state).forEach(act -> add(next, evaluate(state, act)));
            }
        }
        states = next;
    }

    private void asOftenAsUseful(Act act) {
        Map<Key, State> next = new LinkedHashMap<>(states);
        for (State state : states.values()) {
            State more = state;
            while (more.choice().size() < mostActs && more.choice().points() < mostUseful) {
                State one = evaluate(more, act);
                add(next, one);
                if (one.gathered() == more.gathered()) {
                    break;
                }
                more = one;
            }
        }
        states = next;
    }

    private static void add(Map<Key, State> states, State state) {
        states.putIfAbsent(new Key(state.choice().size(), state.gathered()), state);
    }

    private State evaluate(State state, Act act) {
        List<Act> acts = new ArrayList<>(state.choice().acts());
        acts.add(act);
        scorer.score(Act.after(prospect, acts).facts(), tally);
        Choice choice = new Choice(
                acts, tally.contribution(indicator) - pointsBefore, scorer.uncapped(indicator, tally) - uncappedBefore);
        return new State(choice, tally.gathered(indicator));
    }

    private boolean isMeasuredByQuantity() {
        Rule rule = rule();
        return rule instanceof Rule.PerQuantity || rule instanceof Rule.Bins bins && bins.of() == Rule.Measure.QUANTITY;
    }

    /** The least quantities that bring a sum to each of the levels at which its points change. */
    private long[] quantities(long sum) {
        if (rule() instanceof Rule.PerQuantity perQuantity && perQuantity.each() > 0) {
            long levels = mostUseful / perQuantity.each() + 1L;
            long unit = perQuantity.unit();
            return LongStream.rangeClosed(1, Math.min(levels, capLevels(perQuantity)))
                    .map(level -> (sum / unit + level) * unit - sum)
                    .toArray();
        }
        return rule() instanceof Rule.Bins bins
                ? bins.bins().stream().mapToLong(bin -> bin.from() - sum).toArray()
                : new long[0];
    }

    private long capLevels(Rule.PerQuantity rule) {
        Integer cap = model().cap();
        return cap == null ? Long.MAX_VALUE : cap / rule.each() + 1L;
    }

    private Rule rule() {
        return model().rule();
    }

    private Indicator model() {
        return scorer.model().indicators().get(indicator);
    }
}
