package cn.quancheng.monthlyrun;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.demo.DemoCity;
import cn.quancheng.demo.DemoRecord;
import cn.quancheng.models.Models;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.NaiveScorer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole city against the naive scorer, month after month, through intake, run and export. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RandomCityTest {
    private static final int CITIZENS = 20_000;
    private static final int MONTHS = 24;
    private static final long SEED = 20261123;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** Days of birth that the worked cases use. */
    private static final String TAKEN = "\\d{6}(19850312|2008110[12]).*";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Models models;

    private final DemoCity random = new DemoCity(CITIZENS, 6, SEED, TODAY);

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void every_score_of_24_months_is_the_naive_scorers() {
        clock.set(TODAY);
        assertThat(city.loadCitizens(register()).getLong("rejected")).isZero();
        StringWriter records = new StringWriter();
        random.writeRecords(records);
        assertThat(city.report(withoutStrangers(records.toString())).getLong("rejected"))
                .isZero();
        Map<Integer, List<NaiveScorer.Fact>> facts = facts();

        for (int back = 0; back < MONTHS; back++) {
            YearMonth month = YearMonth.from(TODAY).minusMonths(back);
            Map<String, String> scores = city.scores(
                            city.publish(month.toString()).getInt("id"))
                    .lines()
                    .collect(Collectors.toMap(line -> line.split(",", 2)[0], line -> line));
            compare(month, scores, facts);
        }
    }

    private void compare(YearMonth month, Map<String, String> scores, Map<Integer, List<NaiveScorer.Fact>> facts) {
        LocalDate cutoff = month.atDay(1);
        NaiveScorer naive = new NaiveScorer(models.forMonth(month).orElseThrow().model());
        List<String> wrong = new ArrayList<>();
        int adults = 0;
        for (int citizen = 0; citizen < CITIZENS; citizen++) {
            if (isTaken(citizen)) {
                continue;
            }
            String idNumber = random.idNumber(citizen);
            boolean adult = Period.between(random.birthDate(citizen), cutoff).getYears() >= 18;
            adults += adult ? 1 : 0;
            @Nullable
            String expected =
                    adult ? line(idNumber, month, naive.score(facts.getOrDefault(citizen, List.of()), cutoff)) : null;
            @Nullable String actual = scores.get(idNumber);
            if (expected == null ? actual != null : !expected.equals(actual)) {
                wrong.add(expected + " but was " + actual);
            }
        }
        assertThat(wrong).as("wrong scores of " + month).isEmpty();
        assertThat(adults).isGreaterThan(CITIZENS / 2);
    }

    private static String line(String idNumber, YearMonth month, NaiveScorer.Result result) {
        return idNumber + "," + month + "," + result.score() + "," + result.tier() + ","
                + result.dimensions().get(Dimension.GOVERNMENT) + ","
                + result.dimensions().get(Dimension.COMMERCE) + ","
                + result.dimensions().get(Dimension.SOCIETY) + ","
                + result.dimensions().get(Dimension.JUDICIAL);
    }

    private String register() {
        StringBuilder csv = new StringBuilder("id_number,name,district,agreed_on,agreement_no\n");
        for (int citizen = 0; citizen < CITIZENS; citizen++) {
            if (!isTaken(citizen)) {
                csv.append(random.idNumber(citizen)).append(',').append(random.name(citizen));
                csv.append(',')
                        .append(random.district(citizen))
                        .append(",2024-11-02,R")
                        .append(citizen)
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private static String withoutStrangers(String records) {
        return records.lines()
                .filter(line -> !line.split(",", 3)[1].matches(TAKEN))
                .collect(Collectors.joining("\n"));
    }

    private boolean isTaken(int citizen) {
        return random.idNumber(citizen).matches(TAKEN);
    }

    private Map<Integer, List<NaiveScorer.Fact>> facts() {
        Map<Integer, List<NaiveScorer.Fact>> facts = new HashMap<>();
        random.records(demo -> facts.computeIfAbsent(demo.citizen(), c -> new ArrayList<>())
                .add(new NaiveScorer.Fact(
                        demo.item().name(),
                        demo.gradeCode().isEmpty() ? null : demo.gradeCode(),
                        demo.item().adverse(),
                        demo.quantity(),
                        LocalDate.ofEpochDay(demo.occurredOn()),
                        demo.validUntil() == DemoRecord.NONE ? null : LocalDate.ofEpochDay(demo.validUntil()),
                        null,
                        false)));
        return facts;
    }
}
