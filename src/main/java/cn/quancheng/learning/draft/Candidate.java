package cn.quancheng.learning.draft;

import cn.quancheng.learning.Binning;
import cn.quancheng.learning.Span;
import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Rule;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A column, and the indicator whose rule it may become.
 *
 * @param adverse whether the indicator takes points, and never adds any
 */
record Candidate(Feature feature, Rule.Measure measure, Indicator indicator, boolean adverse) {
    /** The one among candidates that bins are of. */
    static Candidate of(Binning binning, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.feature().equals(binning.feature()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whether bins go with the indicator's class: more of what is to one's credit never tells of bad, having it is never worse than
     * not having it, and what is against oneself the other way round, and never the worse for being longer ago.
     */
    boolean makesSense(Binning binning) {
        double sign = adverse ? -1 : 1;
        List<Double> risks = binning.bins().stream()
                .filter(bin -> bin.span() instanceof Span.Range)
                .map(bin -> sign * bin.evidence())
                .toList();
        if (measure != Rule.Measure.MONTHS_SINCE_LAST) {
            return isFalling(risks);
        }
        OptionalDouble without = binning.bins().stream()
                .filter(bin -> bin.span() instanceof Span.Missing)
                .mapToDouble(bin -> sign * bin.evidence())
                .findFirst();
        boolean betterThanNone = risks.stream().allMatch(risk -> risk <= without.orElse(risk));
        return betterThanNone
                && (!adverse || isFalling(risks.stream().map(risk -> -risk).toList()));
    }

    private static boolean isFalling(List<Double> each) {
        for (int i = 1; i < each.size(); i++) {
            if (each.get(i) > each.get(i - 1)) {
                return false;
            }
        }
        return true;
    }
}
