package cn.quancheng.scores.outlook;

import cn.quancheng.scoring.Contribution;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.ScoringModel;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the fewest acts that bring a month's score to a bound; of as many, those that ask for the fewest points. It is
 * exact: choices are added up indicator by indicator, dimension by dimension, as the model adds them up, and only those
 * are left out that cannot be part of a better plan.
 */
final class PlanSearch {
    /** A longer way is none that anybody walks. */
    static final int MOST_ACTS = 12;

    private final Prospect prospect;
    private final MonthlyScorer scorer;
    private final Candidates candidates;
    private final ScoreSheet sheet;

    PlanSearch(Prospect prospect, YearMonth month, Candidates candidates) {
        this.prospect = prospect;
        this.candidates = candidates;
        scorer = prospect.rules().scorer(month);
        sheet = scorer.explain(prospect.facts());
    }

    /** The best plan; no act where the score is there already; nothing where {@link #MOST_ACTS} do not bring it there. */
    Optional<List<Act>> reaching(int score) {
        if (sheet.score() >= score) {
            return Optional.of(List.of());
        }
        for (int mostActs = 1; mostActs <= MOST_ACTS; mostActs = mostActs < 4 ? mostActs + 1 : mostActs * 2) {
            Optional<Choice> best = best(score, Math.min(mostActs, MOST_ACTS));
            if (best.isPresent()) {
                return best.map(Choice::acts);
            }
        }
        return Optional.empty();
    }

    private Optional<Choice> best(int score, int mostActs) {
        int useful = score - sheet.score() + hidden();
        Map<Dimension, List<Choice>> byDimension = new EnumMap<>(Dimension.class);
        for (Contribution contribution : sheet.contributions()) {
            List<Choice> choices = choices(contribution, mostActs, useful);
            byDimension.merge(
                    contribution.indicator().dimension(),
                    choices,
                    (some, others) -> Choice.combined(some, others, mostActs));
        }
        List<Choice> all = List.of(Choice.NOTHING);
        for (Map.Entry<Dimension, List<Choice>> dimension : byDimension.entrySet()) {
            all = Choice.combined(all, held(dimension.getKey(), dimension.getValue()), mostActs);
        }
        return all.stream()
                .filter(choice -> model().range().hold(unheldScore() + choice.points()) >= score)
                .min(Choice.FEWEST_FIRST);
    }

    private List<Choice> choices(Contribution contribution, int mostActs, int useful) {
        Indicator indicator = contribution.indicator();
        List<Candidates.Declarable> declarables = candidates.declarables(indicator);
        List<Act> mendable = candidates.mendable(
                contribution,
                prospect.records(),
                prospect.kinds().stream().map(FactKind::item).toList());
        if (declarables.isEmpty() && mendable.isEmpty()) {
            return List.of(Choice.NOTHING);
        }
        return new IndicatorChoices(
                        only(contribution), scorer, model().indicators().indexOf(indicator), mostActs, useful)
                .of(mendable, declarables);
    }

    /** What choices of a dimension come to within its bounds. */
    private List<Choice> held(Dimension dimension, List<Choice> choices) {
        int unheld = sheet.contributions().stream()
                .filter(contribution -> contribution.indicator().dimension() == dimension)
                .mapToInt(Contribution::points)
                .sum();
        int before = sheet.dimension(dimension);
        return Choice.worthwhile(choices.stream()
                .map(choice ->
                        choice.worth(model().dimension(dimension).bounds().hold(unheld + choice.points()) - before))
                .toList());
    }

    /** The facts that an indicator looks at and that count, and no others. */
    private Prospect only(Contribution contribution) {
        Set<Integer> others = new HashSet<>();
        for (int fact = 0; fact < prospect.facts().size(); fact++) {
            others.add(fact);
        }
        contribution.facts().forEach(fact -> others.remove(fact.fact()));
        return prospect.without(others);
    }

    /** Points that lower bounds forgive: so many may be gained before anything shows. */
    private int hidden() {
        return sheet.adjustments().stream()
                .mapToInt(adjustment -> Math.max(0, adjustment.points()))
                .sum();
    }

    private int unheldScore() {
        return model().baseline()
                + sheet.dimensions().values().stream()
                        .mapToInt(points -> points)
                        .sum();
    }

    private ScoringModel model() {
        return scorer.model();
    }
}
