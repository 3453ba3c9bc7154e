package cn.quancheng.simulation.figures;

import cn.quancheng.scoring.Bounds;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Facet;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Facts;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ModelDimension;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.Points;
import cn.quancheng.scoring.Range;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.Scorer;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tally;
import cn.quancheng.scoring.Tier;
import cn.quancheng.security.Sex;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** People who have a record P or Q or none, counted under two models that give each so many points; A begins at 600. */
final class Crowd {
    static final Map<Integer, String> DISTRICTS = Map.of(1, "一区", 2, "二区", 3, "三区");

    private static final LocalDate CUTOFF = LocalDate.of(2026, 11, 1);
    private static final int BASELINE = 550;
    private static final List<String> ITEMS = List.of("P", "Q");

    final Counts counts;
    private final MonthlyScorer before;
    private final MonthlyScorer after;

    /** What P and Q give before, and what they give after. */
    Crowd(int p, int q, int pAfter, int qAfter) {
        before = scorer(p, q);
        after = scorer(pAfter, qAfter);
        counts = new Counts(before.model(), after.model());
    }

    /** Nobody yet, under the models of another crowd. */
    Crowd(Crowd other) {
        before = other.before;
        after = other.after;
        counts = new Counts(before.model(), after.model());
    }

    /** So many people of a district who have this record, P or Q, or none. */
    Crowd with(int people, int district, String record) {
        return with(people, Sex.FEMALE, 2, district, record);
    }

    Crowd with(int people, Sex sex, int band, int district, String record) {
        Facts facts = new Facts();
        if (ITEMS.contains(record)) {
            facts.add(
                    ITEMS.indexOf(record), 1, (int) CUTOFF.minusDays(1).toEpochDay(), Facts.NEVER, Facts.NEVER, false);
        }
        Tally old = new Tally();
        Tally now = new Tally();
        before.score(facts, old);
        after.score(facts, now);
        for (int person = 0; person < people; person++) {
            counts.count(Groups.of(sex, band, district), old, now);
        }
        return this;
    }

    SimulatedFigures figures(double leastRatio, double largestFall) {
        return new FiguresMaker(DISTRICTS, List.of(), new Limits(leastRatio, largestFall)).make(counts);
    }

    private record Limits(double leastRatio, double largestFall) implements FairnessSettings {}

    private static MonthlyScorer scorer(int p, int q) {
        ScoringModel model = new ScoringModel(
                "crowd",
                "1",
                "crowd",
                BASELINE,
                new Range(0, 1000),
                List.of(
                        new Tier("AAA", "优秀", 750),
                        new Tier("AA", "良好", 700),
                        new Tier("A", "较好", 600),
                        new Tier("C", "待提升", 0)),
                Arrays.stream(Dimension.values())
                        .collect(Collectors.toMap(
                                Function.identity(), dimension -> new ModelDimension("维", Bounds.NONE))),
                List.of(indicator("P", p), indicator("Q", q)));
        return Scorer.compile(
                        model,
                        ITEMS.stream()
                                .map(item -> new FactKind(item, null, false))
                                .toList())
                .at(CUTOFF);
    }

    private static Indicator indicator(String item, int points) {
        return new Indicator(
                item,
                "指标" + item,
                Dimension.SOCIETY,
                Facet.HONOR,
                List.of(item),
                true,
                new Rule.PerRecord(new Points.Flat(points)),
                null,
                null,
                null,
                null);
    }
}
