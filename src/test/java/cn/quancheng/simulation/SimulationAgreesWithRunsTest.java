package cn.quancheng.simulation;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.monthlyrun.RunsBeside;
import cn.quancheng.platform.Sql;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.simulation.figures.SimulatedFigures;
import cn.quancheng.simulation.figures.Witnessed;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Random models are tried on random people, two at a time, and then computed as runs that write every score: to the point the
 * same, for each citizen and in every figure. {@code -Dsimulation.citizens=50000 -Dsimulation.rounds=5} makes it large.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SimulationAgreesWithRunsTest {
    private static final int CITIZENS = Integer.getInteger("simulation.citizens", 1_500);
    private static final int ROUNDS = Integer.getInteger("simulation.rounds", 2);
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    /** Both scores of everybody whom the month scores and whose newest word on the agreement covers the day. */
    private static final String BOTH = """
            WITH both_scores AS (
                SELECT b.citizen_id, b.score AS old, a.score AS now, b.tier AS old_tier, a.tier AS now_tier, c.sex, c.district,
                       c.born
                FROM %1$s b JOIN %2$s a USING (citizen_id) JOIN citizens c ON c.id = citizen_id
                WHERE (SELECT s.first_day <= '%3$s' AND s.ends_on > '%3$s' FROM agreement_standings s
                       WHERE s.citizen_id = b.citizen_id ORDER BY s.entry DESC LIMIT 1))
            """;

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Models models;

    @Inject
    RunsBeside runs;

    @Inject
    Simulations simulations;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void aDayInNovember() {
        clock.set(LocalDate.of(2026, 11, 23));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void two_random_models_in_one_pass_agree_with_a_run_of_each() throws SQLException {
        new Townspeople(city, models.catalogue().items(), 7).settle(CITIZENS, 7);
        Desk desk = new Desk(city);
        for (int round = 0; round < ROUNDS; round++) {
            RandomModelText texts =
                    new RandomModelText(20261123 + round, models.catalogue().items());
            String version = Desk.version();
            String beside = Desk.version();
            desk.draft(version, texts.of(version));
            desk.draft(beside, texts.of(beside));
            long id = desk.simulate(version, beside, MONTH.toString()).getLong("simulationId");
            compare(simulations.find(id).orElseThrow());
        }
    }

    private void compare(Simulation simulation) throws SQLException {
        String before = score(simulation.base(), simulation);
        List<Simulation.Version> tried = simulation.tried();
        List<String> tables = List.of(score(tried.get(0), simulation), score(tried.get(1), simulation));
        try (Connection connection = database.getConnection()) {
            Map<Long, List<Integer>> witnessed = Witnessed.scores(
                    connection,
                    scorer(simulation.base()),
                    tried.stream().map(this::scorer).toList(),
                    simulation.day(),
                    simulation.lastEntry());
            for (int model = 0; model < tried.size(); model++) {
                String both = BOTH.formatted(before, tables.get(model), simulation.day());
                assertThat(byCitizen(connection, both)).isEqualTo(only(witnessed, model));
                figures(connection, both, simulation.figures().get(model), edition(tried.get(model)));
            }
            assertThat(witnessed).hasSizeGreaterThan(CITIZENS / 2);
        }
    }

    private void figures(Connection connection, String both, SimulatedFigures figures, ModelEdition model)
            throws SQLException {
        Map<String, Long> truth = new HashMap<>();
        Sql.list(connection, both + """
                SELECT 'all', count(*) FROM both_scores
                UNION ALL SELECT 'higher', count(*) FROM both_scores WHERE now > old
                UNION ALL SELECT 'lower', count(*) FROM both_scores WHERE now < old
                UNION ALL SELECT 'move ' || old_tier || ' ' || now_tier, count(*) FROM both_scores GROUP BY 1
                UNION ALL SELECT 'sex ' || sex || ' ' || sign(now - old), count(*) FROM both_scores GROUP BY 1
                UNION ALL SELECT 'district ' || district || ' ' || sign(now - old), count(*) FROM both_scores GROUP BY 1
                UNION ALL SELECT 'before ' || old / 50, count(*) FROM both_scores GROUP BY 1
                UNION ALL SELECT 'after ' || now / 50, count(*) FROM both_scores GROUP BY 1
                """, row -> truth.put(row.getString(1), row.getLong(2)));
        assertThat(figures.citizens()).isEqualTo(truth.get("all"));
        SimulatedFigures.Change change = Objects.requireNonNull(figures.change());
        double mean = Sql.first(connection, both + "SELECT avg(now - old) FROM both_scores", row -> row.getDouble(1))
                .orElseThrow();
        assertThat(change.mean()).isCloseTo(mean, within(0.0051));
        is(change.higher(), truth, "higher");
        is(change.lower(), truth, "lower");
        List<String> tiers =
                model.model().tiers().stream().map(tier -> tier.code()).toList();
        List<String> old = List.of("AAA", "AA", "A", "B", "C");
        for (SimulatedFigures.TierMove move : figures.moves()) {
            is(move.citizens(), truth, "move " + old.indexOf(move.before()) + " " + tiers.indexOf(move.after()));
        }
        Map<String, String> sexes = Map.of("男", "MALE", "女", "FEMALE");
        for (SimulatedFigures.GroupChange group : figures.groups()) {
            switch (group.respect()) {
                case SEX -> ways(group, truth, "sex " + sexes.get(group.group()));
                case DISTRICT -> ways(group, truth, "district " + group.group());
                case AGE -> assertThat(group.group()).contains("岁");
            }
        }
        for (SimulatedFigures.Bin bin : figures.histogram()) {
            if (bin.to() - bin.from() == 50) {
                is(bin.before(), truth, "before " + bin.from() / 50);
                is(bin.after(), truth, "after " + bin.from() / 50);
            }
        }
    }

    private static void ways(SimulatedFigures.GroupChange group, Map<String, Long> truth, String which) {
        is(group.higher(), truth, which + " 1");
        is(group.lower(), truth, which + " -1");
        is(group.same(), truth, which + " 0");
    }

    /** What is shown is true, and fewer than ten people are never shown. */
    private static void is(@Nullable Long shown, Map<String, Long> truth, String what) {
        long people = truth.getOrDefault(what, 0L);
        if (shown == null) {
            assertThat(people).as(what + ": nobody is shown as nobody").isPositive();
        } else {
            assertThat(shown).as(what).isEqualTo(people).matches(n -> n == 0 || n >= 10);
        }
    }

    private static Map<Long, List<Integer>> byCitizen(Connection connection, String both) throws SQLException {
        Map<Long, List<Integer>> scores = new HashMap<>();
        Sql.list(
                connection,
                both + "SELECT citizen_id, old, old_tier, now, now_tier FROM both_scores",
                row -> scores.put(row.getLong(1), List.of(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))));
        return scores;
    }

    private static Map<Long, List<Integer>> only(Map<Long, List<Integer>> witnessed, int model) {
        Map<Long, List<Integer>> one = new HashMap<>();
        witnessed.forEach((citizen, all) ->
                one.put(citizen, List.of(all.get(0), all.get(1), all.get(2 + 2 * model), all.get(3 + 2 * model))));
        return one;
    }

    private String score(Simulation.Version version, Simulation simulation) throws SQLException {
        return runs.score(simulation.month(), edition(version), simulation.lastEntry());
    }

    private MonthlyScorer scorer(Simulation.Version version) {
        return models.scorer(edition(version)).at(MONTH.atDay(1));
    }

    private ModelEdition edition(Simulation.Version version) {
        return models.edition(version.modelDigest(), version.catalogueDigest()).orElseThrow();
    }
}
