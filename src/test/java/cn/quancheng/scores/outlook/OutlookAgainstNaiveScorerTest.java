package cn.quancheng.scores.outlook;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.scores.words.PlainPhrases;
import cn.quancheng.scores.words.Reason;
import cn.quancheng.scores.words.ScoreWords;
import cn.quancheng.scoring.Adjustment;
import cn.quancheng.scoring.Contribution;
import cn.quancheng.scoring.FactState;
import cn.quancheng.scoring.ScoreSheet;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Explanation, calendar, simulation and advice beside the naive scorer, for random citizens under random models over two
 * years: 500 of them, or as many as {@code -Dcitizens=10000} says.
 */
class OutlookAgainstNaiveScorerTest {
    private static final int CITIZENS = Integer.getInteger("citizens", 500);

    private static final AdviceSettings SETTINGS = new Advised(Set.of("I6"), 120);

    @Test
    void every_month_is_explained_to_the_point_and_each_reason_is_what_the_sheet_says() {
        citizens().forEach(citizen -> {
            for (int ahead = 0; ahead <= Calendar.MONTHS; ahead++) {
                YearMonth month = MadeUp.PUBLISHED.plusMonths(ahead);
                Told told = citizen.prospect.at(month);
                ScoreSheet sheet = told.sheet();
                ScoreWords words = words(citizen, told);
                int parts = sheet.contributions().stream()
                                .mapToInt(Contribution::points)
                                .sum()
                        + sheet.adjustments().stream()
                                .mapToInt(Adjustment::points)
                                .sum();

                assertThat(sheet.score())
                        .isEqualTo(citizen.naive(citizen.known, month))
                        .isEqualTo(sheet.baseline() + parts);
                List<Reason> reasons = words.reasons(sheet);
                assertThat(reasons).extracting(Reason::code).doesNotHaveDuplicates();
                assertThat(reasons)
                        .extracting(reason -> -Math.abs(reason.points()))
                        .isSorted();
                assertThat(reasons.stream()
                                .filter(reason -> reason.kind() != Reason.Kind.CAPPED)
                                .mapToInt(Reason::points)
                                .sum())
                        .isEqualTo(parts);
                assertThat(Stream.concat(
                                sentences(words, sheet), reasons.stream().map(Reason::text)))
                        .noneMatch(text -> text.isBlank() || text.contains("{") || text.contains("null"));
            }
        });
    }

    @Test
    void the_calendar_tells_every_change_of_two_years_and_no_other() {
        citizens().forEach(citizen -> {
            Told current = citizen.prospect.at(MadeUp.PUBLISHED);
            LocalDate end = LocalDate.of(2028, 3, 15);
            List<CalendarMonth> lines = new Calendar(citizen.prospect, PlainPhrases.CHINESE)
                    .after(MadeUp.PUBLISHED, current, Optional.of(end));
            Map<String, Integer> changes = new HashMap<>();
            for (CalendarMonth line : lines) {
                changes.merge(line.month(), line.change(), Integer::sum);
                assertThat(line.because().stream().mapToInt(Because::change).sum())
                        .as("%s", line)
                        .isEqualTo(line.change());
                assertThat(line.score()).isEqualTo(citizen.naive(citizen.known, YearMonth.parse(line.month())));
            }
            int score = citizen.naive(citizen.known, MadeUp.PUBLISHED);
            for (int ahead = 1; ahead <= Calendar.MONTHS; ahead++) {
                YearMonth month = MadeUp.PUBLISHED.plusMonths(ahead);
                int next = citizen.naive(citizen.known, month);
                assertThat(changes.getOrDefault(month.toString(), 0))
                        .as("%s", month)
                        .isEqualTo(next - score);
                score = next;
            }
            assertThat(lines.stream().filter(line -> line.because().get(0).reason() == Because.Reason.AGREEMENT_ENDS))
                    .singleElement()
                    .matches(line -> line.month().equals("2028-04") && line.change() == 0);
        });
    }

    @Test
    void each_change_of_an_indicator_names_a_record_that_brings_it_about() {
        citizens().forEach(citizen -> {
            Told current = citizen.prospect.at(MadeUp.PUBLISHED);
            new Calendar(citizen.prospect, PlainPhrases.CHINESE)
                    .after(MadeUp.PUBLISHED, current, Optional.empty())
                    .forEach(line -> line.because().forEach(because -> {
                        assertThat(because.text()).contains("：").doesNotContain("{", "null");
                        boolean bound = because.reason() == Because.Reason.BOUND;
                        // Months since the latest record go on when the last one has ended: nobody is left to name.
                        assertThat(because.records().isEmpty())
                                .as("%s", because)
                                .isEqualTo(bound);
                        assertThat(because.records())
                                .filteredOn(moved -> moved.reason() == Because.Reason.ENDS
                                        || moved.reason() == Because.Reason.VALIDITY_PASSES)
                                .allMatch(moved -> moved.weight().signum() == 0);
                    }));
        });
    }

    @Test
    void a_simulation_is_the_scoring_of_the_changed_facts_and_changes_no_fact() {
        Random random = new Random(4);
        citizens().forEach(citizen -> {
            List<Addition> additions = additions(random);
            Set<Integer> removed = new HashSet<>();
            for (int place = 0; place < citizen.known.size(); place++) {
                if (random.nextInt(5) == 0) {
                    removed.add(place);
                }
            }
            YearMonth month = MadeUp.PUBLISHED.plusMonths(random.nextInt(25));
            Told before = citizen.prospect.at(month);
            Told after = citizen.prospect.without(removed).with(additions).at(month);

            assertThat(after.sheet().score()).isEqualTo(citizen.naive(citizen.changed(additions, removed), month));
            assertThat(Changes.between(before, after, citizen.prospect.kinds(), PlainPhrases.ENGLISH).stream()
                            .mapToInt(Because::change)
                            .sum())
                    .isEqualTo(after.sheet().score() - before.sheet().score());
            assertThat(citizen.prospect.at(month)).isEqualTo(before);
        });
    }

    @Test
    void each_step_of_advice_taken_does_what_it_said_and_all_of_them_reach_the_tier() {
        List<Advice.Outcome> outcomes = new ArrayList<>();
        citizens().forEach(citizen -> {
            Advice advice = advice(citizen);
            outcomes.add(advice.outcome());
            if (advice.outcome() != Advice.Outcome.STEPS) {
                assertThat(advice.steps()).isEmpty();
                return;
            }
            YearMonth month = YearMonth.parse(Objects.requireNonNull(advice.reached()));
            RecordNames names = new RecordNames(citizen.prospect.records());
            List<Addition> additions = new ArrayList<>();
            Set<Integer> removed = new HashSet<>();
            int score = citizen.naive(citizen.known, month);
            assertThat(advice.withoutSteps()).isEqualTo(score);
            for (Step step : advice.steps()) {
                Stream.ofNullable(step.add()).forEach(additions::add);
                Stream.ofNullable(step.remove()).forEach(name -> removed.addAll(names.places(name)));
                int next = citizen.naive(citizen.changed(additions, removed), month);
                assertThat(next).as("%s", step).isEqualTo(step.score()).isEqualTo(score + step.effect());
                score = next;
            }
            assertThat(citizen.model.tierOf(score).from())
                    .isGreaterThanOrEqualTo(bound(
                            citizen, Objects.requireNonNull(advice.nextTier()).tier()));
            assertHonest(citizen, advice, month);
        });
        assertThat(outcomes).contains(Advice.Outcome.values());
    }

    /** Declares nothing that may not be declared or is never advised, and mends nothing that cannot be mended by then. */
    private static void assertHonest(MadeUp citizen, Advice advice, YearMonth month) {
        RecordNames names = new RecordNames(citizen.prospect.records());
        for (Step step : advice.steps()) {
            Addition add = step.add();
            if (add != null) {
                assertThat(citizen.catalogue.item(add.item()).orElseThrow().declarable())
                        .isTrue();
                assertThat(add.item()).isNotEqualTo("I6");
                assertThat(add.occurredOn()).isBefore(month.atDay(1)).isAfterOrEqualTo(MadeUp.TODAY);
            }
            String remove = step.remove();
            if (remove != null) {
                LedgerRecord record =
                        citizen.prospect.records().get(names.places(remove).get(0));
                String item = citizen.prospect.kinds().get(record.kind()).item();
                assertThat(record.occurredOn()
                                .plus(Objects.requireNonNull(citizen.catalogue
                                        .item(item)
                                        .orElseThrow()
                                        .repairableAfter())))
                        .isBefore(month.atDay(1));
            }
        }
    }

    static Advice advice(MadeUp citizen) {
        return new Advisor(citizen.prospect, SETTINGS, PlainPhrases.CHINESE, MadeUp.TODAY)
                .from(MadeUp.PUBLISHED, citizen.prospect.at(MadeUp.PUBLISHED));
    }

    private static int bound(MadeUp citizen, String tier) {
        return citizen.model.tiers().stream()
                .filter(it -> it.code().equals(tier))
                .findFirst()
                .orElseThrow()
                .from();
    }

    private static Stream<String> sentences(ScoreWords words, ScoreSheet sheet) {
        return sheet.contributions().stream()
                .flatMap(part -> Stream.concat(
                        Stream.of(words.line(part)),
                        part.facts().stream().map(fact -> words.entry(fact, Optional.of(part.indicator())))));
    }

    private static ScoreWords words(MadeUp citizen, Told told) {
        return new ScoreWords(PlainPhrases.CHINESE, citizen.catalogue, citizen.prospect.kinds(), told.records());
    }

    private static List<Addition> additions(Random random) {
        List<Addition> additions = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int item = random.nextInt(8);
            additions.add(new Addition(
                    "I" + item,
                    item < 4 && random.nextBoolean() ? "A" : null,
                    random.nextBoolean() ? null : (long) random.nextInt(3000),
                    MadeUp.TODAY.plusDays(random.nextInt(500) - 450L)));
        }
        return additions;
    }

    private static Stream<MadeUp> citizens() {
        return LongStream.range(0, CITIZENS).mapToObj(MadeUp::new);
    }

    /** So that the states that are told apart are all met. */
    @Test
    void the_made_up_citizens_meet_every_state_of_a_record() {
        Set<FactState> met = new HashSet<>();
        citizens()
                .forEach(citizen -> citizen.prospect
                        .at(MadeUp.PUBLISHED)
                        .sheet()
                        .contributions()
                        .forEach(part -> part.facts().forEach(fact -> met.add(fact.state()))));

        assertThat(met).contains(FactState.values()[0]).hasSizeGreaterThanOrEqualTo(7);
    }
}
