package cn.quancheng.simulation.figures;

import cn.quancheng.scenarios.MinimumTier;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tally;
import cn.quancheng.scoring.Tier;

import java.util.Arrays;
import java.util.List;

/**
 * What is counted of one model beside the one that is published: a citizen costs a few additions, and no city's size
 * changes how much there is to keep. Each thread has its own, which are added up; not for use by several at once.
 */
public final class Counts {
    /** How many classes the bounds A, AA and AAA make: those below all of them, and those who reach one, two, three. */
    static final int CLASSES = MinimumTier.values().length + 1;

    private static final long[] NOBODY = {};
    private static final int HIGHER = 0;
    private static final int LOWER = 1;
    private static final int SAME = 2;
    private static final int SUM = 3;
    private static final int BEFORE = 4;
    private static final int AFTER = BEFORE + CLASSES;
    private static final int CHANGES = AFTER + CLASSES;

    final ScoringModel base;
    final ScoringModel model;
    final JoinedIndicators indicators;
    final Histogram before;
    final Histogram after;
    final Histogram change;
    private final int[] classBefore;
    private final int[] classAfter;
    private final long[] moves;
    private final long[] contributed;
    private final long[] changed;
    /** By joint group; {@link #NOBODY} where nobody is. */
    private final long[][] groups = new long[Groups.COUNT][];

    /** @param base the published model, {@code model} the one that is set beside it */
    public Counts(ScoringModel base, ScoringModel model) {
        this.base = base;
        this.model = model;
        indicators = new JoinedIndicators(base, model);
        before = new Histogram(base.range().min(), base.range().max());
        after = new Histogram(model.range().min(), model.range().max());
        change = new Histogram(
                model.range().min() - base.range().max(),
                model.range().max() - base.range().min());
        classBefore = classes(base.tiers());
        classAfter = classes(model.tiers());
        moves = new long[base.tiers().size() * model.tiers().size()];
        contributed = new long[indicators.size()];
        changed = new long[indicators.size()];
        Arrays.fill(groups, NOBODY);
    }

    /** Counts a citizen of a joint group by both scores. */
    void count(int group, Tally old, Tally now) {
        int more = now.score() - old.score();
        before.count(old.score());
        after.count(now.score());
        change.count(more);
        moves[old.tier() * classAfter.length + now.tier()]++;
        long[] counts = of(group);
        counts[more > 0 ? HIGHER : more < 0 ? LOWER : SAME]++;
        counts[SUM] += more;
        counts[BEFORE + classBefore[old.tier()]]++;
        counts[AFTER + classAfter[now.tier()]]++;
        for (int indicator = 0; indicator < contributed.length; indicator++) {
            int contribution = indicators.before(indicator, old);
            int moved = indicators.after(indicator, now) - contribution;
            contributed[indicator] += contribution;
            if (moved != 0) {
                changed[indicator]++;
                counts[CHANGES + indicator] += moved;
            }
        }
    }

    /** Adds what another thread counted of the same two models. */
    public void add(Counts other) {
        before.add(other.before);
        after.add(other.after);
        change.add(other.change);
        add(moves, other.moves);
        add(contributed, other.contributed);
        add(changed, other.changed);
        for (int group = 0; group < groups.length; group++) {
            if (other.groups[group] != NOBODY) {
                add(of(group), other.groups[group]);
            }
        }
    }

    /** How many were counted. */
    public long total() {
        return change.total();
    }

    long moved(int tierBefore, int tierAfter) {
        return moves[tierBefore * classAfter.length + tierAfter];
    }

    int classBefore(int tier) {
        return classBefore[tier];
    }

    int classAfter(int tier) {
        return classAfter[tier];
    }

    /** What an indicator contributed before, by all citizens together. */
    long contributed(int indicator) {
        return contributed[indicator];
    }

    /** To how many an indicator contributes something else. */
    long changed(int indicator) {
        return changed[indicator];
    }

    /** Points by which an indicator's contributions changed, of all citizens together. */
    long changeOf(int indicator) {
        long change = 0;
        for (long[] counts : groups) {
            change += counts == NOBODY ? 0 : counts[CHANGES + indicator];
        }
        return change;
    }

    /** A group in one respect, with everybody in it. */
    Group group(Respect respect, int which) {
        long[] counts = new long[CHANGES + indicators.size()];
        for (int group = 0; group < groups.length; group++) {
            if (groups[group] != NOBODY && Groups.in(respect, group) == which) {
                add(counts, groups[group]);
            }
        }
        return new Group(counts);
    }

    /** What was counted of some citizens. */
    record Group(long[] counts) {
        long size() {
            return higher() + lower() + same();
        }

        long higher() {
            return counts[HIGHER];
        }

        long lower() {
            return counts[LOWER];
        }

        long same() {
            return counts[SAME];
        }

        /** Points by which they changed, all together. */
        long change() {
            return counts[SUM];
        }

        /** How many are in a class of bounds. */
        long in(int boundClass, boolean now) {
            return counts[(now ? AFTER : BEFORE) + boundClass];
        }

        /** Points by which an indicator's contributions changed, all together. */
        long change(int indicator) {
            return counts[CHANGES + indicator];
        }
    }

    private long[] of(int group) {
        long[] counts = groups[group];
        if (counts == NOBODY) {
            counts = new long[CHANGES + contributed.length];
            groups[group] = counts;
        }
        return counts;
    }

    private static void add(long[] counts, long[] more) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += more[i];
        }
    }

    private static int[] classes(List<Tier> tiers) {
        return tiers.stream()
                .mapToInt(tier -> (int) Arrays.stream(MinimumTier.values())
                        .filter(minimum -> minimum.isReachedBy(tier))
                        .count())
                .toArray();
    }
}
