package cn.quancheng.scores.outlook;

import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.NaiveScorer;
import cn.quancheng.scoring.Rule;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** No plan has fewer acts, nor as many that ask for fewer points: every combination is tried by the naive scorer. */
class FewestActsTest {
    private static final YearMonth MONTH = MadeUp.PUBLISHED.plusMonths(1);
    private static final LocalDate LAST_DAY = MONTH.atDay(1).minusDays(1);
    private static final int CITIZENS = Integer.getInteger("citizens", 500) / 2;
    private static final int MANY = 30;

    private static final AdviceSettings EVERYTHING = new Advised(Set.of(), 1440);

    /** What to try: a record more, or one of the citizen's less. */
    private record Try(List<Addition> add, Set<Integer> remove) {
        Try and(Try other) {
            List<Addition> additions = new ArrayList<>(add);
            additions.addAll(other.add);
            Set<Integer> places = new HashSet<>(remove);
            places.addAll(other.remove);
            return new Try(additions, places);
        }

        int acts() {
            return add.size() + remove.size();
        }
    }

    /** The size of a plan, and what it asks for. */
    private record Worth(int acts, BigInteger effort) {
        boolean isBetterThan(Worth other) {
            return acts < other.acts || acts == other.acts && effort.compareTo(other.effort) < 0;
        }
    }

    @Test
    void a_plan_is_the_best_of_all_that_there_are() {
        int found = 0;
        int unreachable = 0;
        for (long seed = 10_000; seed < 10_000 + CITIZENS; seed++) {
            MadeUp citizen = new MadeUp(seed);
            List<Try> tries = tries(citizen);
            int most = tries.size() > MANY ? 2 : 3;
            for (int bound : bounds(citizen)) {
                Optional<Worth> best = best(citizen, tries, bound, most);
                Optional<Worth> plan = new PlanSearch(citizen.prospect, MONTH, candidates(citizen))
                        .reaching(bound, PlanSearch.MOST_ACTS)
                        .map(choice -> worth(citizen, choice.acts()));
                if (plan.filter(it -> it.acts() <= most).isPresent() || best.isPresent()) {
                    assertThat(plan).as("seed %d, bound %d", seed, bound).isEqualTo(best);
                    found++;
                } else {
                    unreachable++;
                }
            }
        }

        assertThat(found).isGreaterThan(CITIZENS / 4);
        assertThat(unreachable).isGreaterThan(CITIZENS / 20);
    }

    private static Candidates candidates(MadeUp citizen) {
        return new Candidates(citizen.catalogue, EVERYTHING, MadeUp.TODAY, LAST_DAY);
    }

    private static List<Integer> bounds(MadeUp citizen) {
        int score = citizen.naive(citizen.known, MONTH);
        int top = citizen.model.range().max();
        return List.of(1, 15, 60).stream()
                .map(more -> score + more)
                .filter(bound -> bound <= top)
                .toList();
    }

    private static Worth worth(MadeUp citizen, List<Act> acts) {
        List<Addition> additions = new ArrayList<>();
        Set<Integer> places = new HashSet<>();
        acts.forEach(act -> {
            if (act instanceof Act.Declare declare) {
                additions.add(declare.addition());
            } else if (act instanceof Act.Mend mend) {
                places.add((int) mend.record().id() - 1);
            }
        });
        return worth(citizen, new Try(additions, places));
    }

    /** Effort by the rules alone: what the acts would give if there were no caps. */
    private static Worth worth(MadeUp citizen, Try what) {
        NaiveScorer uncapped = new NaiveScorer(citizen.uncapped());
        return new Worth(
                what.acts(),
                sum(uncapped, citizen.changed(what.add(), what.remove())).subtract(sum(uncapped, citizen.known)));
    }

    private static BigInteger sum(NaiveScorer scorer, List<NaiveScorer.Fact> facts) {
        return scorer.score(facts, MONTH.atDay(1)).contributions().values().stream()
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Optional<Worth> best(MadeUp citizen, List<Try> tries, int bound, int most) {
        List<Try> level = List.of(new Try(List.of(), Set.of()));
        for (int acts = 1; acts <= most; acts++) {
            List<Try> next = new ArrayList<>();
            Worth best = null;
            for (Try one : level) {
                for (int i = 0; i < tries.size(); i++) {
                    Try more = one.and(tries.get(i));
                    if (more.acts() == acts && isInOrder(one, tries, i)) {
                        next.add(more);
                        if (citizen.naive(citizen.changed(more.add(), more.remove()), MONTH) >= bound) {
                            Worth worth = worth(citizen, more);
                            best = best == null || worth.isBetterThan(best) ? worth : best;
                        }
                    }
                }
            }
            if (best != null) {
                return Optional.of(best);
            }
            level = next;
        }
        return Optional.empty();
    }

    /** Each combination once: nothing is added to one that holds a later try already. */
    private static boolean isInOrder(Try one, List<Try> tries, int index) {
        for (int later = index + 1; later < tries.size(); later++) {
            Try other = tries.get(later);
            if (one.add().containsAll(other.add()) && one.remove().containsAll(other.remove())) {
                return false;
            }
        }
        return true;
    }

    private static List<Try> tries(MadeUp citizen) {
        List<Try> tries = new ArrayList<>();
        for (Indicator indicator : citizen.model.indicators()) {
            if (indicator.enabled()) {
                indicator.items().forEach(item -> declare(citizen, indicator, item, tries));
            }
        }
        for (int place = 0; place < citizen.known.size(); place++) {
            NaiveScorer.Fact fact = citizen.known.get(place);
            var after = citizen.catalogue.item(fact.item()).orElseThrow().repairableAfter();
            if (after != null && !fact.occurredOn().plus(after).isAfter(LAST_DAY)) {
                tries.add(new Try(List.of(), Set.of(place)));
            }
        }
        return tries;
    }

    private static void declare(MadeUp citizen, Indicator indicator, String code, List<Try> tries) {
        var item = citizen.catalogue.item(code).orElseThrow();
        if (!item.declarable()) {
            return;
        }
        List<String> grades = item.grades().isEmpty() ? new ArrayList<>() : item.grades();
        if (grades.isEmpty()) {
            grades.add(null);
        }
        for (String grade : grades) {
            for (long quantity : quantities(citizen, indicator)) {
                tries.add(new Try(List.of(new Addition(code, grade, quantity, LAST_DAY)), Set.of()));
            }
        }
    }

    /** Each least quantity that a level takes; one where quantities do not matter. */
    private static List<Long> quantities(MadeUp citizen, Indicator indicator) {
        List<Long> quantities = new ArrayList<>();
        long sum = citizen.prospect.at(MONTH).sheet().contributions().stream()
                .filter(part -> part.indicator().equals(indicator))
                .flatMap(part -> part.facts().stream())
                .filter(fact -> fact.state().counts())
                .mapToLong(fact -> citizen.known.get(fact.fact()).quantity())
                .reduce(0, (some, more) -> some + more < 0 ? Long.MAX_VALUE - 1 : some + more);
        if (indicator.rule() instanceof Rule.PerQuantity rule) {
            for (int level = 1; rule.each() > 0 && level <= 400 / rule.each() + 1; level++) {
                quantities.add((sum / rule.unit() + level) * rule.unit() - sum);
            }
        } else if (indicator.rule() instanceof Rule.Bins bins && bins.of() == Rule.Measure.QUANTITY) {
            bins.bins().forEach(bin -> quantities.add(bin.from() - sum));
        } else {
            quantities.add(1L);
        }
        quantities.removeIf(quantity -> quantity <= 0 || quantity > Addition.MOST);
        return quantities;
    }
}
