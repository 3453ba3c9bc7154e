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
    private final List<String> itemOfKind;

    PlanSearch(Prospect prospect, YearMonth month, Candidates candidates) {
        this.prospect = prospect;
        this.candidates = candidates;
        scorer = prospect.rules().scorer(month);
        sheet = scorer.explain(prospect.facts());
        itemOfKind = prospect.kinds().stream().map(FactKind::item).toList();
    }

    /**
     * The best plan; no act where the score is there already.
     *
     * @param mostActs a longer plan is none, up to {@link #MOST_ACTS}
     * @return empty where so many acts do not bring it there
     */
    Optional<Choice> reaching(int score, int mostActs) {
        if (sheet.score() >= score) {
            return Optional.of(Choice.NOTHING);
        }
        if (atBest(score) < score) {
            return Optional.empty();
        }
        // Most plans are short, and looking for short ones takes a fraction of the time.
        for (int acts = 1; acts < mostActs; acts = acts < 4 ? acts + 1 : acts * 2) {
            Optional<Choice> best = best(score, acts);
            if (best.isPresent()) {
                return best;
            }
        }
        return best(score, mostActs);
    }

    /** No acts, however many, bring more than this. */
    private int atBest(int score) {
        int most = model().baseline();
        for (Dimension dimension : Dimension.values()) {
            long points = sheet.contributions().stream()
                    .filter(part -> part.indicator().dimension() == dimension)
                    .mapToLong(part -> atBest(part, score))
                    .sum();
            int reachable = (int) Math.min(points, ScoringModel.FARTHEST);
            most += model().dimension(dimension).bounds().hold(reachable);
        }
        return model().range().hold(most);
    }

    private int atBest(Contribution contribution, int score) {
        Indicator indicator = contribution.indicator();
        boolean nothingToDo = candidates.declarables(indicator).isEmpty()
                && candidates.mendable(contribution, prospect.records(), itemOfKind).isEmpty();
        if (nothingToDo) {
            return contribution.points();
        }
        Integer cap = indicator.cap();
        int useful = contribution.points() + score - sheet.score() + hidden();
        return cap == null || cap < 0 ? Math.max(0, useful) : Math.max(cap, contribution.points());
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
                itemOfKind);
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
