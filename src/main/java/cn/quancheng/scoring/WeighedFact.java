package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One fact in an explanation.
 *
 * @param fact its index among the facts that were scored
 * @param weight what it gives before the cap, in thousandths of a point: its points, decayed; of a sum of quantities its
 *     share, before the sum is cut down to whole units; 0 where it does not count or only feeds a bin's measure
 * @param endsOn the first day on which it weighs nothing by itself, whether that lies ahead or behind, or none
 */
public record WeighedFact(int fact, long weight, @Nullable LocalDate endsOn, FactState state) {
    /** @throws IllegalArgumentException where a fact that does not count weighs something */
    public WeighedFact {
        if (fact < 0 || (!state.counts() && weight != 0)) {
            throw new IllegalArgumentException("fact " + fact + " is " + state + " and weighs " + weight);
        }
    }
}
