package cn.quancheng.simulation.figures;

import cn.quancheng.scenarios.MinimumTier;
import cn.quancheng.simulation.figures.SimulatedFigures.Concern;
import cn.quancheng.simulation.figures.SimulatedFigures.Fairness;
import cn.quancheng.simulation.figures.SimulatedFigures.GroupReach;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Sets how often each group reaches a tier beside the group that reaches it most often, before and after: the adverse impact
 * ratio. Groups of fewer than ten, and those of whom the group is not known, are neither shown nor judged, nor are others
 * judged by them.
 */
final class FairnessReview {
    private final Counts counts;
    private final GroupTables shown;
    private final FairnessSettings settings;
    private final List<GroupReach> reaches = new ArrayList<>();
    private final List<Concern> concerns = new ArrayList<>();

    /** A group's ratios to the best one; null where nobody reaches the bound. */
    private record Ratios(@Nullable Double before, @Nullable Double after) {
        boolean fell() {
            return before != null && after != null && after < before;
        }
    }

    FairnessReview(Counts counts, GroupTables shown, FairnessSettings settings) {
        this.counts = counts;
        this.shown = shown;
        this.settings = settings;
    }

    Fairness of(List<GroupTable> tables) {
        for (GroupTable table : tables) {
            List<GroupTable.Row> judged = table.rows().stream()
                    .filter(row -> row.isKnown() && row.counts().size() >= Disclosure.FEWEST)
                    .toList();
            for (int bound = 1; bound < Counts.CLASSES; bound++) {
                review(table.respect(), judged, bound);
            }
        }
        return new Fairness(List.copyOf(reaches), List.copyOf(concerns));
    }

    private void review(Respect respect, List<GroupTable.Row> groups, int bound) {
        GroupTable.@Nullable Row bestBefore = best(groups, bound, false);
        GroupTable.@Nullable Row bestAfter = best(groups, bound, true);
        for (GroupTable.Row group : groups) {
            Ratios ratios = new Ratios(ratio(group, bestBefore, bound, false), ratio(group, bestAfter, bound, true));
            @Nullable Double before = shown.share(group, bound, false);
            @Nullable Double after = shown.share(group, bound, true);
            Ratios told = new Ratios(
                    before == null || isHidden(bestBefore, bound, false) ? null : ratios.before(),
                    after == null || isHidden(bestAfter, bound, true) ? null : ratios.after());
            Cause cause = cause(group, groups, ratios.fell());
            reaches.add(new GroupReach(
                    respect,
                    group.name(),
                    tier(bound),
                    rounded(before),
                    rounded(after),
                    told.before(),
                    told.after(),
                    cause.code(),
                    cause.points()));
            if (givesConcern(ratios)) {
                concerns.add(new Concern(
                        respect, group.name(), tier(bound), sentence(respect, group.name(), bound, told, cause)));
            }
        }
    }

    private boolean givesConcern(Ratios ratios) {
        if (ratios.before() == null || ratios.after() == null) {
            return false;
        }
        double least = settings.leastRatio();
        return ratios.after() < least && ratios.before() >= least
                || Rounded.to(4, ratios.before() - ratios.after()) > settings.largestFall();
    }

    private boolean isHidden(GroupTable.@Nullable Row best, int bound, boolean now) {
        return best == null || shown.share(best, bound, now) == null;
    }

    private static GroupTable.@Nullable Row best(List<GroupTable.Row> groups, int bound, boolean now) {
        GroupTable.@Nullable Row best = null;
        for (GroupTable.Row group : groups) {
            if (share(group, bound, now) > (best == null ? 0 : share(best, bound, now))) {
                best = group;
            }
        }
        return best;
    }

    private static @Nullable Double ratio(GroupTable.Row group, GroupTable.@Nullable Row best, int bound, boolean now) {
        return best == null ? null : Rounded.to(4, share(group, bound, now) / share(best, bound, now));
    }

    private static double share(GroupTable.Row group, int bound, boolean now) {
        return (double) group.reach(bound, now) / group.counts().size();
    }

    /** An indicator, by how much its contribution moves a group more than the others, in points a head. */
    private record Cause(
            @Nullable String code,
            @Nullable String name,
            @Nullable Double points) {}

    /** Of a group that falls behind, the indicator that sets it back the most; else the one that moves it the furthest. */
    private Cause cause(GroupTable.Row group, List<GroupTable.Row> all, boolean fell) {
        long others = all.stream().mapToLong(row -> row.counts().size()).sum()
                - group.counts().size();
        if (others == 0) {
            return new Cause(null, null, null);
        }
        double[] moved = IntStream.range(0, counts.indicators.size())
                .mapToDouble(indicator -> {
                    long own = group.counts().change(indicator);
                    long ofAll = all.stream()
                            .mapToLong(row -> row.counts().change(indicator))
                            .sum();
                    return (double) own / group.counts().size() - (double) (ofAll - own) / others;
                })
                .toArray();
        int furthest = -1;
        for (int indicator = 0; indicator < moved.length; indicator++) {
            double by = fell ? -moved[indicator] : Math.abs(moved[indicator]);
            double most = furthest < 0 ? 0 : fell ? -moved[furthest] : Math.abs(moved[furthest]);
            furthest = by > most ? indicator : furthest;
        }
        return furthest < 0
                ? new Cause(null, null, null)
                : new Cause(
                        counts.indicators.indicator(furthest).code(),
                        counts.indicators.indicator(furthest).name(),
                        Rounded.to(2, moved[furthest]));
    }

    private static String sentence(Respect respect, String group, int bound, Ratios told, Cause cause) {
        String whom = switch (respect) {
            case SEX -> "性别为" + group + "的人群";
            case AGE, DISTRICT -> group + "的人群";
        };
        String how = told.before() == null || told.after() == null
                ? "与达到最多的人群相比下降过多"
                : String.format(Locale.ROOT, "与达到最多的人群之比由%.2f降到%.2f", told.before(), told.after());
        String why = cause.name() == null ? "" : "，主要出自“" + cause.name() + "”";
        return whom + "达到" + tier(bound) + "级的比例" + how + why;
    }

    private static String tier(int bound) {
        return MinimumTier.values()[bound - 1].name();
    }

    private static @Nullable Double rounded(@Nullable Double share) {
        return share == null ? null : Rounded.to(4, share);
    }
}
