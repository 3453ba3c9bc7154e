package cn.quancheng.scoring;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The kernel beside a second, naive implementation: random models, random citizens, month after month. */
class KernelAgainstNaiveScorerTest {
    private static final int MONTHS = 24;

    /** Not yet begun, or taken out of use by a person, whatever the day that ends it by itself. */
    private static final Set<FactState> ENDED_BY_PEOPLE =
            EnumSet.of(FactState.NOT_YET, FactState.DISPUTED, FactState.CLOSED);

    @Property(tries = 400)
    void every_month_of_two_years_comes_out_equal(@ForAll long seed, @ForAll @IntRange(max = 120) int start) {
        RandomModels made = new RandomModels(seed);
        ScoringModel model = made.model();
        YearMonth first = YearMonth.of(2020, 1).plusMonths(start);
        Scorer scorer = Scorer.compile(model, RandomModels.KINDS.list());
        NaiveScorer naive = new NaiveScorer(model);
        List<List<NaiveScorer.Fact>> citizens =
                List.of(made.facts(first.atDay(1)), made.facts(first.atDay(1)), made.facts(first.atDay(1)));
        Tally tally = new Tally();
        Facts facts = new Facts();
        for (int month = 0; month < MONTHS; month++) {
            LocalDate cutoff = first.plusMonths(month).atDay(1);
            MonthlyScorer monthly = scorer.at(cutoff);
            for (List<NaiveScorer.Fact> citizen : citizens) {
                RandomModels.KINDS.fill(facts, citizen);
                monthly.score(facts, tally);
                assertEqual(tally, naive.score(citizen, cutoff), model);
            }
        }
    }

    @Property(tries = 200)
    void any_cutoff_comes_out_equal_and_explained(@ForAll long seed, @ForAll @IntRange(max = 2000) int day) {
        RandomModels made = new RandomModels(seed);
        ScoringModel model = made.model();
        LocalDate cutoff = LocalDate.of(2023, 12, 31).plusDays(day);
        List<NaiveScorer.Fact> citizen = made.facts(cutoff);
        Facts facts = RandomModels.KINDS.facts(citizen);
        MonthlyScorer monthly = Scorer.compile(model, RandomModels.KINDS.list()).at(cutoff);
        Tally tally = new Tally();
        monthly.score(facts, tally);
        assertEqual(tally, new NaiveScorer(model).score(citizen, cutoff), model);
        assertExplains(monthly.explain(facts), tally, citizen, cutoff);
    }

    @Property(tries = 200)
    void a_fact_weighs_nothing_from_the_day_its_end_names(@ForAll long seed, @ForAll @IntRange(max = 1500) int day) {
        RandomModels made = new RandomModels(seed);
        Scorer scorer = Scorer.compile(made.model(), RandomModels.KINDS.list());
        LocalDate cutoff = LocalDate.of(2024, 1, 1).plusDays(day);
        Facts facts = RandomModels.KINDS.facts(made.facts(cutoff));
        for (Contribution contribution : scorer.at(cutoff).explain(facts).contributions()) {
            for (WeighedFact fact : contribution.facts()) {
                LocalDate end = fact.endsOn();
                if (end != null && !ENDED_BY_PEOPLE.contains(fact.state())) {
                    assertThat(fact.state().counts())
                            .as("%s at %s", fact, cutoff)
                            .isEqualTo(cutoff.isBefore(end));
                }
            }
        }
    }

    private static void assertEqual(Tally tally, NaiveScorer.Result expected, ScoringModel model) {
        assertThat(BigInteger.valueOf(tally.score())).isEqualTo(expected.score());
        assertThat(model.tiers().get(tally.tier()).code()).isEqualTo(expected.tier());
        for (Dimension dimension : Dimension.values()) {
            assertThat(BigInteger.valueOf(tally.dimension(dimension)))
                    .isEqualTo(expected.dimensions().get(dimension));
        }
        for (int i = 0; i < model.indicators().size(); i++) {
            BigInteger contribution = expected.contributions()
                    .getOrDefault(model.indicators().get(i).code(), BigInteger.ZERO);
            assertThat(BigInteger.valueOf(tally.contribution(i))).isEqualTo(contribution);
        }
    }

    private static void assertExplains(
            ScoreSheet sheet, Tally tally, List<NaiveScorer.Fact> citizen, LocalDate cutoff) {
        assertThat(sheet.score()).isEqualTo(tally.score());
        assertThat(sheet.cutoff()).isEqualTo(cutoff);
        List<WeighedFact> told = Stream.concat(
                        sheet.unscored().stream(),
                        sheet.contributions().stream().flatMap(part -> part.facts().stream()))
                .toList();
        assertThat(told).extracting(WeighedFact::fact).doesNotHaveDuplicates().hasSize(citizen.size());
        for (WeighedFact fact : told) {
            NaiveScorer.Fact known = Objects.requireNonNull(citizen.get(fact.fact()));
            assertThat(fact.state().counts() || tally.weight(fact.fact()) == 0).isTrue();
            if (known.adverse() && known.disputed()) {
                assertThat(fact.weight()).isZero();
            }
        }
    }
}
