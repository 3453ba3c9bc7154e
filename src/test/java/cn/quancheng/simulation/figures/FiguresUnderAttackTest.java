package cn.quancheng.simulation.figures;

import cn.quancheng.security.Sex;
import cn.quancheng.simulation.figures.SimulatedFigures.GroupChange;
import cn.quancheng.simulation.figures.SimulatedFigures.GroupReach;
import cn.quancheng.simulation.figures.SimulatedFigures.TierCount;
import cn.quancheng.simulation.figures.SimulatedFigures.TierMove;
import cn.quancheng.simulation.figures.SimulatedFigures.TierReach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody has all figures of a simulation, and adds and subtracts them as they like. They count people by everything at
 * once (sex, age, district, tier before and after, higher or lower) instead of in the tables in which the house counts
 * them, and still come to no group of one to nine.
 */
class FiguresUnderAttackTest {
    private static final List<String> SEXES = List.of("男", "女");
    private static final List<String> BANDS = AgeBands.NAMES.subList(0, 2);
    private static final List<String> DISTRICTS = List.of("一区", "二区", "三区");
    private static final List<String> TIERS = List.of("AAA", "AA", "A", "C");
    private static final List<String> BOUNDS = List.of("A", "AA", "AAA");
    private static final List<String> RECORDS = List.of("P", "Q", "-");

    /** People who are the same in every respect. */
    private record Kind(String sex, String band, String district, String before, String after, int way) {
        boolean isIn(String group) {
            return group.equals(sex) || group.equals(band) || group.equals(district);
        }

        static boolean reaches(String tier, String bound) {
            return TIERS.indexOf(tier) <= TIERS.indexOf(bound);
        }
    }

    private final List<Kind> kinds = kinds();
    private final Attack attack = new Attack(kinds.size());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void no_group_of_a_few_comes_out_of_all_figures_together(long seed) {
        Random random = new Random(seed);
        Crowd crowd = new Crowd(50, 160, 40 + random.nextInt(20), 100 + random.nextInt(120));
        long[] people = new long[kinds.size()];
        for (int sex = 0; sex < SEXES.size(); sex++) {
            for (int band = 0; band < BANDS.size(); band++) {
                for (int district = 1; district <= DISTRICTS.size(); district++) {
                    for (String record : RECORDS) {
                        int some = random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(8);
                        SimulatedFigures alone = new Crowd(crowd)
                                .with(Disclosure.FEWEST, Sex.values()[1 + sex], band, district, record)
                                .figures(0.8, 0.05);
                        people[kindOf(alone)] += some;
                        crowd.with(some, Sex.values()[1 + sex], band, district, record);
                    }
                }
            }
        }
        SimulatedFigures figures = crowd.figures(0.8, 0.05);
        learn(figures, people);

        List<String> learned = new ArrayList<>();
        each((what, isIn) -> {
            long few = count(people, isIn);
            if (few > 0 && few < Disclosure.FEWEST && attack.comesTo(vector(isIn))) {
                learned.add(few + " " + what);
            }
        });
        assertThat(learned).isEmpty();
        assertThat(figures.moves()).anyMatch(move -> move.citizens() != null && move.citizens() > 0);
    }

    /** Takes in every number that is shown, which is true. */
    private void learn(SimulatedFigures figures, long[] people) {
        know(figures.citizens(), people, kind -> true);
        SimulatedFigures.Change change = Objects.requireNonNull(figures.change());
        know(change.higher(), people, kind -> kind.way() > 0);
        know(change.lower(), people, kind -> kind.way() < 0);
        know(change.same(), people, kind -> kind.way() == 0);
        for (TierCount tier : figures.tiers()) {
            know(tier.before(), people, kind -> kind.before().equals(tier.tier()));
            know(tier.after(), people, kind -> kind.after().equals(tier.tier()));
        }
        for (TierMove move : figures.moves()) {
            know(
                    move.citizens(),
                    people,
                    kind -> kind.before().equals(move.before()) && kind.after().equals(move.after()));
        }
        for (TierReach reach : figures.benefits()) {
            Predicate<Kind> before = kind -> Kind.reaches(kind.before(), reach.minimumTier());
            Predicate<Kind> after = kind -> Kind.reaches(kind.after(), reach.minimumTier());
            know(reach.before(), people, before);
            know(reach.after(), people, after);
            know(reach.gained(), people, after.and(before.negate()));
            know(reach.lost(), people, before.and(after.negate()));
        }
        for (GroupChange group : figures.groups()) {
            Predicate<Kind> isIn = kind -> kind.isIn(group.group());
            know(group.citizens(), people, isIn);
            know(group.higher(), people, isIn.and(kind -> kind.way() > 0));
            know(group.lower(), people, isIn.and(kind -> kind.way() < 0));
            know(group.same(), people, isIn.and(kind -> kind.way() == 0));
        }
        for (GroupReach reach : figures.fairness().groups()) {
            Predicate<Kind> isIn = kind -> kind.isIn(reach.group());
            share(reach.shareBefore(), people, isIn, kind -> Kind.reaches(kind.before(), reach.minimumTier()));
            share(reach.shareAfter(), people, isIn, kind -> Kind.reaches(kind.after(), reach.minimumTier()));
        }
    }

    private void know(@Nullable Long shown, long[] people, Predicate<Kind> isIn) {
        if (shown != null) {
            assertThat(shown).isEqualTo(count(people, isIn));
            attack.learn(vector(isIn));
            for (int kind = 0; shown == 0 && kind < kinds.size(); kind++) {
                if (isIn.test(kinds.get(kind))) {
                    Kind nobody = kinds.get(kind);
                    attack.learn(vector(nobody::equals));
                }
            }
        }
    }

    private void share(@Nullable Double shown, long[] people, Predicate<Kind> group, Predicate<Kind> reaches) {
        if (shown != null) {
            know(count(people, group.and(reaches)), people, group.and(reaches));
        }
    }

    /** What somebody may want to know of a few. */
    private interface Question {
        void ask(String what, Predicate<Kind> isIn);
    }

    private static void each(Question question) {
        List<String> groups = new ArrayList<>(SEXES);
        groups.addAll(BANDS);
        groups.addAll(DISTRICTS);
        for (String group : groups) {
            Predicate<Kind> isIn = kind -> kind.isIn(group);
            question.ask(group, isIn);
            for (int way = -1; way <= 1; way++) {
                int wanted = way;
                question.ask(group + " way " + way, isIn.and(kind -> kind.way() == wanted));
            }
            for (String bound : BOUNDS) {
                question.ask(group + " " + bound + " before", isIn.and(kind -> Kind.reaches(kind.before(), bound)));
                question.ask(group + " not " + bound, isIn.and(kind -> !Kind.reaches(kind.before(), bound)));
                question.ask(group + " " + bound + " after", isIn.and(kind -> Kind.reaches(kind.after(), bound)));
                question.ask(group + " no more " + bound, isIn.and(kind -> !Kind.reaches(kind.after(), bound)));
            }
        }
        for (String before : TIERS) {
            question.ask(before + " before", kind -> kind.before().equals(before));
            question.ask(before + " after", kind -> kind.after().equals(before));
            for (String after : TIERS) {
                question.ask(
                        before + " to " + after,
                        kind -> kind.before().equals(before) && kind.after().equals(after));
            }
        }
    }

    /** The one kind of people that ten who are the same in every respect are of. */
    private int kindOf(SimulatedFigures alone) {
        TierMove move = alone.moves().stream()
                .filter(one -> !Objects.equals(one.citizens(), 0L))
                .findFirst()
                .orElseThrow();
        SimulatedFigures.Change change = Objects.requireNonNull(alone.change());
        List<String> groups = alone.groups().stream().map(GroupChange::group).toList();
        return kinds.indexOf(new Kind(groups.get(0), groups.get(1), groups.get(2), move.before(), move.after(), (int)
                Math.signum(change.mean())));
    }

    private static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (String sex : SEXES) {
            for (String band : BANDS) {
                for (String district : DISTRICTS) {
                    for (String before : TIERS) {
                        for (String after : TIERS) {
                            for (int way = -1; way <= 1; way++) {
                                kinds.add(new Kind(sex, band, district, before, after, way));
                            }
                        }
                    }
                }
            }
        }
        return kinds;
    }

    private double[] vector(Predicate<Kind> isIn) {
        return kinds.stream().mapToDouble(kind -> isIn.test(kind) ? 1 : 0).toArray();
    }

    private long count(long[] people, Predicate<Kind> isIn) {
        long count = 0;
        for (int kind = 0; kind < people.length; kind++) {
            count += isIn.test(kinds.get(kind)) ? people[kind] : 0;
        }
        return count;
    }
}
