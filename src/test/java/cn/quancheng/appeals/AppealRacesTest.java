package cn.quancheng.appeals;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import cn.quancheng.scores.RecomputedScores;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import static cn.quancheng.appeals.Accused.DISPUTES;
import static cn.quancheng.appeals.Accused.REPAIRS;
import static cn.quancheng.appeals.Accused.claim;
import static cn.quancheng.appeals.Accused.decide;
import static cn.quancheng.appeals.Accused.numberOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to the same record at the same instant ends in one state, and the citizen's score is a full recomputation's.
 * {@code -Dledger.races=1000} runs more of each.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AppealRacesTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 12);
    private static final String FIRST = "first-reviewer-of-races";
    private static final String SECOND = "second-reviewer-of-races";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    RecomputedScores recomputed;

    @Inject
    AgroalDataSource database;

    private List<Accused> citizens = List.of();

    @BeforeEach
    void accusedInDecember() {
        clock.set(LocalDate.of(2026, 12, 7));
        citizens = Accused.several(city, AtOnce.TIMES);
        city.publish(MONTH.toString());
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void of_two_reviewers_who_decide_at_once_one_does() throws Exception {
        for (Accused citizen : citizens) {
            long id = numberOf(citizen.dispute());
            List<Integer> answers = race(
                    () -> decide(city, id, "ACCEPT", FIRST).statusCode(),
                    () -> decide(city, id, "REJECT", SECOND).statusCode());

            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            String upheld = answers.get(0) == 200 ? "UPHELD" : "DISMISSED";
            assertThat(state(citizen, DISPUTES, id)).isEqualTo(upheld);
            assertThat(citizen.score()).isEqualTo(upheld.equals("UPHELD") ? 600 : 570);
            settled(citizen, false);
        }
    }

    @Test
    void a_dispute_that_is_taken_back_while_it_is_decided_is_one_or_the_other() throws Exception {
        for (Accused citizen : citizens) {
            long id = numberOf(citizen.dispute());
            claim(city, id, FIRST);
            List<Integer> answers = race(
                    () -> citizen.delete(DISPUTES + "/" + id).statusCode(),
                    () -> decide(city, id, "ACCEPT", FIRST).statusCode());

            Map<List<Integer>, String> outcomes = Map.of(List.of(204, 409), "WITHDRAWN", List.of(409, 200), "UPHELD");
            assertThat(outcomes).containsKey(answers);
            assertThat(state(citizen, DISPUTES, id)).isEqualTo(outcomes.get(answers));
            assertThat(citizen.score()).isEqualTo(answers.get(0) == 204 ? 570 : 600);
            settled(citizen, false);
        }
    }

    @Test
    void a_citizen_who_leaves_while_a_dispute_is_decided_has_the_decision_and_no_score() throws Exception {
        for (Accused citizen : citizens) {
            long id = numberOf(citizen.dispute());
            claim(city, id, FIRST);

            assertThat(race(
                            () -> citizen.leave().statusCode(),
                            () -> decide(city, id, "ACCEPT", FIRST).statusCode()))
                    .containsExactly(204, 200);
            assertThat(state(citizen, DISPUTES, id)).isEqualTo("UPHELD");
            assertThat(citizen.score()).isNull();
            assertThat(count("SELECT count(*) FROM scores WHERE citizen_id = ?", citizen))
                    .isZero();
            assertThat(count(
                            "SELECT count(*) FROM score_revisions WHERE citizen_id = ? AND score IS NOT NULL", citizen))
                    .isZero();
            settled(citizen, false);
        }
    }

    @Test
    void a_dispute_that_is_raised_while_the_month_runs_is_in_what_is_published() throws Exception {
        for (Accused citizen : citizens) {
            city.asCitizen(citizen.idNumber);
            assertThat(race(() -> citizen.dispute().statusCode(), () -> {
                        city.publish(MONTH.toString());
                        return 200;
                    }))
                    .containsExactly(201, 200);
            assertThat(citizen.score()).isEqualTo(600);
            settled(citizen, true);
        }
    }

    @Test
    void a_record_is_disputed_or_to_be_repaired_and_never_both() throws Exception {
        for (Accused citizen : citizens) {
            city.asCitizen(citizen.idNumber);
            assertThat(race(
                            () -> citizen.dispute().statusCode(),
                            () -> citizen.repair().statusCode()))
                    .containsExactlyInAnyOrder(201, 409);
            recomputed.check(citizen.id(), MONTH);
        }
    }

    @Test
    void a_repair_that_is_accepted_while_its_department_closes_the_record_stands_in_the_end() throws Exception {
        for (Accused citizen : citizens) {
            long id = numberOf(citizen.repair());
            claim(city, id, FIRST);
            List<Integer> answers = race(
                    () -> city.close(citizen.penalty, "PERFORMED", "2026-12-01").statusCode(),
                    () -> decide(city, id, "ACCEPT", FIRST).statusCode());

            assertThat(answers.get(0)).isIn(204, 409);
            assertThat(answers.get(1)).isEqualTo(200);
            assertThat(state(citizen, REPAIRS, id)).isEqualTo("ACCEPTED");
            assertThat(city.reopen(citizen.penalty).statusCode()).isEqualTo(409);
            assertThat(citizen.score()).isEqualTo(600);
            settled(citizen, false);
        }
    }

    @SafeVarargs
    private static List<Integer> race(Callable<Integer>... acts) throws Exception {
        return AtOnce.run(List.of(acts));
    }

    /** The score is a recomputation's, and the ledger knows of a dispute exactly where one is open. */
    private void settled(Accused citizen, boolean disputed) throws SQLException {
        recomputed.check(citizen.id(), MONTH);
        assertThat(count("""
                                SELECT count(*) FROM records r WHERE citizen_id = ?
                                AND (SELECT kind FROM record_marks WHERE record_id = r.id AND kind IN ('DISPUTED', 'DECIDED')
                                     ORDER BY id DESC LIMIT 1) = 'DISPUTED'
                                """, citizen)).isEqualTo(disputed ? 1 : 0);
        assertThat(count("SELECT count(*) FROM disputes WHERE citizen_id = ? AND open", citizen))
                .isEqualTo(disputed ? 1 : 0);
    }

    private String state(Accused citizen, String address, long id) {
        return citizen.get(address + "/" + id).jsonPath().getString("state");
    }

    private long count(String sql, Accused citizen) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), citizen.id())
                    .orElseThrow();
        }
    }
}
