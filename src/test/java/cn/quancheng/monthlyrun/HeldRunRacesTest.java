package cn.quancheng.monthlyrun;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.Sql;
import cn.quancheng.scores.MonthPublished;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Operators who release a run that is held back at the same instant, and one who gives it up meanwhile. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class HeldRunRacesTest extends CitizenInNovember {
    private static final String MONTH = "2025-07";
    private static final int OPERATORS = 8;
    private static final int ROUNDS = Math.max(5, AtOnce.TIMES / 10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(20);

    @Inject
    AgroalDataSource database;

    @Inject
    LeftRuns left;

    @Inject
    Told told;

    /** Hears of every publication. */
    @ApplicationScoped
    static class Told {
        private final Queue<Integer> runs = new ConcurrentLinkedQueue<>();

        void heard(@ObservesAsync MonthPublished month) {
            runs.add(month.run());
        }

        long of(int run) {
            return runs.stream().filter(told -> told == run).count();
        }
    }

    @Test
    void many_who_release_it_at_once_release_it_once_and_it_is_published_once() throws Exception {
        int reference = city.publish(MONTH).getInt("id");
        for (int round = 0; round < ROUNDS; round++) {
            int run = held(reference);

            List<Response> answers = AtOnce.run(OPERATORS, () -> release(run));

            assertThat(answers).extracting(Response::statusCode).containsOnly(202);
            until(run, "PUBLISHED");
            await().atMost(PATIENCE).pollInterval(SOON).until(() -> told.of(run) > 0);
            assertThat(told.of(run)).isEqualTo(1);
            assertThat(count(
                            "SELECT count(*) FROM audit_log WHERE action = 'RUN_RELEASED' AND subject = ?",
                            "run/" + run))
                    .isEqualTo(1);
        }
    }

    @Test
    void given_up_and_released_at_once_it_is_one_of_both() throws Exception {
        int reference = city.publish(MONTH).getInt("id");
        for (int round = 0; round < ROUNDS; round++) {
            int run = held(reference);

            List<Response> answers = AtOnce.run(
                    List.of(() -> release(run), () -> city.as(Role.OPERATOR).delete("/api/v1/runs/" + run)));

            if (answers.get(0).statusCode() == 409) {
                assertThat(answers.get(1).jsonPath().getString("state")).isEqualTo("DISCARDED");
                assertThat(count("SELECT count(*) FROM publications WHERE run_id = ?", run))
                        .isZero();
                assertThat(state(run)).isEqualTo("DISCARDED");
            } else {
                // Released first: what was given up then was a run on its way, which stops, or is published already.
                assertThat(answers.get(0).statusCode()).isEqualTo(202);
                await().atMost(PATIENCE)
                        .pollInterval(SOON)
                        .until(() -> List.of("STOPPED", "PUBLISHED").contains(state(run)));
                assertThat(answers.get(1).statusCode()).isIn(200, 409);
                if (state(run).equals("STOPPED")) {
                    assertThat(release(run).statusCode()).isEqualTo(409);
                    city.as(Role.OPERATOR).delete("/api/v1/runs/" + run).then().statusCode(200);
                }
            }
        }
    }

    /** Another revision of that run, done and held back. */
    private int held(int reference) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            int run = left.like(connection, reference);
            Sql.update(
                    connection,
                    "INSERT INTO scores_" + run + " SELECT citizen_id, " + run
                            + ", score, tier, government, commerce, society, judicial FROM scores_" + reference);
            Sql.update(
                    connection,
                    "UPDATE run_partitions SET citizens = 0, scored = 0, tiers = '{}', done_at = now() WHERE run_id = ?",
                    run);
            Sql.update(connection, "UPDATE runs SET state = 'HELD', compared_at = now() WHERE id = ?", run);
            connection.commit();
            connection.setAutoCommit(true);
            return run;
        }
    }

    private Response release(int run) {
        return city.as(Role.OPERATOR)
                .contentType("application/json")
                .body("{\"reason\":\"looked into\"}")
                .post("/api/v1/runs/" + run + "/release");
    }

    private void until(int run, String state) {
        await().atMost(PATIENCE).pollInterval(SOON).until(() -> state(run).equals(state));
    }

    private String state(int run) {
        return city.as(Role.OPERATOR).get("/api/v1/runs/" + run).jsonPath().getString("state");
    }

    private long count(String sql, Object about) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), about).orElseThrow();
        }
    }
}
