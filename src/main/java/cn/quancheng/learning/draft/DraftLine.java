package cn.quancheng.learning.draft;

import cn.quancheng.learning.Bin;
import cn.quancheng.learning.Scorecard;
import cn.quancheng.learning.Span;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An indicator of the base, and the bins that stand in for its rule.
 *
 * @param card its feature on the card
 * @param shift what was added to the points of each of its bins, so that what adds never takes, and what takes never adds
 */
public record DraftLine(Indicator before, Rule.Measure measure, Scorecard.Line card, int shift) {
    /** The card's line moved to where an indicator's points may be. */
    static DraftLine of(Candidate candidate, Scorecard.Line card) {
        int shift = candidate.adverse() ? -Collections.max(card.points()) : -Collections.min(card.points());
        return new DraftLine(candidate.indicator(), candidate.measure(), card, shift);
    }

    /** The points of each of the card's bins in the draft, in their order. */
    public List<Integer> points() {
        return card.points().stream().map(points -> points + shift).toList();
    }

    /** Whether records faded out after the indicator's retention, which they no longer do. */
    public boolean endsDecay() {
        return before.decay() != null;
    }

    /** The indicator as the draft has it: the same but for its rule, and a cap at the rule's furthest. */
    public Indicator after() {
        Rule.Bins rule = rule();
        int furthest = rule.points().stream().reduce(0, (a, b) -> Math.abs(a) < Math.abs(b) ? b : a);
        return new Indicator(
                before.code(),
                before.name(),
                before.dimension(),
                before.facet(),
                before.items(),
                before.enabled(),
                rule,
                before.retention(),
                null,
                furthest == 0 ? null : furthest,
                before.basis());
    }

    private Rule.Bins rule() {
        int absent = 0;
        List<Rule.Bin> bins = new ArrayList<>();
        for (int i = 0; i < points().size(); i++) {
            Bin bin = card.binning().bins().get(i);
            int points = points().get(i);
            if (bin.span() instanceof Span.Range range) {
                add(bins, new Rule.Bin((long) Math.max(0, range.from()), points));
            } else {
                absent = points;
            }
        }
        return new Rule.Bins(measure, absent, bins);
    }

    /** Neighbours of the same points are one bin. */
    private static void add(List<Rule.Bin> bins, Rule.Bin bin) {
        if (bins.isEmpty() || bins.get(bins.size() - 1).points() != bin.points()) {
            bins.add(bin);
        }
    }
}
