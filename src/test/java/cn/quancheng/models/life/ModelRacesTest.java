package cn.quancheng.models.life;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever people do at once with a version, it is approved as it was simulated, and published as it was approved. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ModelRacesTest extends AtTheWorkbench {
    private static final int TIMES = Math.max(5, AtOnce.TIMES / 5);

    @Inject
    Models models;

    @Inject
    DataSource database;

    @BeforeEach
    void everybodyIsThere() {
        city.as(Role.MODELER, Workbench.MODELER);
        List.of(Workbench.APPROVER, Workbench.SECOND, Workbench.THIRD).forEach(login -> city.as(Role.APPROVER, login));
    }

    @Test
    void one_person_who_approves_several_times_at_once_is_one() throws Exception {
        for (int round = 0; round < TIMES; round++) {
            bench.simulated(text(round), null);
            List<Integer> answers =
                    AtOnce.run(4, () -> bench.approve(Workbench.APPROVER).statusCode());
            assertThat(answers).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409);
            assertThat(bench.read().getList("approvals")).hasSize(1);
            assertThat(bench.state()).isEqualTo("SIMULATED");
        }
    }

    @Test
    void two_who_approve_at_once_are_two() throws Exception {
        for (int round = 0; round < TIMES; round++) {
            bench.simulated(text(round), null);
            List<Callable<Integer>> acts = List.of(
                    () -> bench.approve(Workbench.APPROVER).statusCode(),
                    () -> bench.approve(Workbench.SECOND).statusCode());
            assertThat(AtOnce.run(acts)).containsOnly(200);
            assertThat(bench.state()).isEqualTo("APPROVED");
        }
    }

    @Test
    void a_text_that_changes_while_it_is_approved_is_not_approved() throws Exception {
        for (int round = 0; round < TIMES; round++) {
            bench.simulated(text(2 * round), null);
            String changed = text(2 * round + 1);
            List<Callable<Integer>> acts = List.of(
                    () -> bench.approve(Workbench.APPROVER).statusCode(),
                    () -> bench.draft(changed).statusCode());
            assertThat(AtOnce.run(acts).get(1)).isEqualTo(200);

            JsonPath now = bench.read();
            assertThat(now.getString("digest")).isEqualTo(bench.digest(changed));
            assertThat(now.getString("state")).isEqualTo("DRAFT");
            assertThat(now.getList("approvals")).isEmpty();
        }
    }

    @Test
    void a_text_that_changes_while_its_simulation_ends_is_not_simulated() throws Exception {
        for (int round = 0; round < TIMES; round++) {
            bench.draft(text(2 * round));
            var simulated = life.simulable(bench.version).edition();
            List<Callable<Integer>> acts = List.of(
                    () -> bench.simulate(simulated, null) ? 200 : 409,
                    () -> bench.draft(text(1)).statusCode());
            assertThat(AtOnce.run(acts).get(1)).isEqualTo(200);
            assertThat(bench.state()).isEqualTo("DRAFT");
            bench.discard();
        }
    }

    @Test
    void a_text_that_changes_while_it_is_published_is_published_as_approved_or_not_at_all() throws Exception {
        for (int round = 0; round < TIMES; round++) {
            String approved = bench.approved();
            List<Callable<Integer>> acts = List.of(
                    () -> bench.publish(bench.month()).statusCode(),
                    () -> bench.draft(text(1)).statusCode());
            assertThat(AtOnce.run(acts)).isIn(List.of(200, 409), List.of(409, 200));
            JsonPath now = bench.read();
            if (now.getString("state").equals("PUBLISHED")) {
                assertThat(now.getString("digest")).isEqualTo(approved);
            } else {
                assertThat(now.getString("state")).isEqualTo("DRAFT");
            }
            bench.clear();
        }
    }

    @Test
    void a_yes_that_is_taken_back_while_it_is_published_was_there_or_it_is_not_published() throws Exception {
        for (int round = 0; round < TIMES; round++) {
            bench.approved();
            List<Callable<Integer>> acts = List.of(
                    () -> bench.publish(bench.month()).statusCode(),
                    () -> bench.takeBack(Workbench.SECOND).statusCode());
            assertThat(AtOnce.run(acts)).isIn(List.of(200, 409), List.of(409, 200));
            bench.clear();
        }
    }

    @Test
    void of_two_versions_that_are_published_for_one_month_at_once_one_is() throws Exception {
        Workbench other = new Workbench(city, life);
        try {
            for (int round = 0; round < TIMES; round++) {
                bench.approved();
                other.approved();
                List<Callable<Integer>> acts = List.of(
                        () -> bench.publish(bench.month()).statusCode(),
                        () -> other.publish(bench.month()).statusCode());
                assertThat(AtOnce.run(acts)).containsExactlyInAnyOrder(200, 409);
                bench.clear();
                other.clear();
            }
        } finally {
            other.clear();
        }
    }

    @Test
    void several_who_make_one_version_at_once_make_one() throws Exception {
        for (int round = 0; round < TIMES; round++) {
            List<Callable<Integer>> acts = List.of(
                    () -> bench.draft(text(0)).statusCode(),
                    () -> bench.draft(text(1), "second-modeler-of-tests", null).statusCode());
            city.as(Role.MODELER, "second-modeler-of-tests");
            assertThat(AtOnce.run(acts)).containsExactlyInAnyOrder(200, 409);
            assertThat(bench.read().getList("authors")).hasSize(1);
            bench.discard();
        }
    }

    @Test
    void what_is_published_while_its_month_is_begun_does_not_come_into_that_month() throws Exception {
        bench.approved();
        YearMonth month = YearMonth.parse(bench.month());
        clock.set(month.minusMonths(1).atEndOfMonth());
        city.as(Role.APPROVER, Workbench.APPROVER);
        CompletableFuture<Response> publication;
        try (Connection run = database.getConnection()) {
            run.setAutoCommit(false);
            models.settle(run);
            publication = CompletableFuture.supplyAsync(() -> bench.publish(bench.month()));
            awaitOneWaiting();
            // The month comes, and the run begins by what it has settled.
            clock.set(month.atDay(1));
            assertThat(models.forMonth(month).orElseThrow().model().version()).isEqualTo("2026.1");
            run.commit();
            run.setAutoCommit(true);
        }
        assertThat(publication.get().statusCode()).isEqualTo(422);
        assertThat(models.forMonth(month).orElseThrow().model().version()).isEqualTo("2026.1");
    }

    private void awaitOneWaiting() {
        await().until(() -> {
            try (Connection connection = database.getConnection()) {
                return Sql.first(
                                        connection,
                                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                                + " and query like '%model_shelf%'",
                                        row -> row.getLong(1))
                                .orElseThrow()
                        > 0;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** One of any number of texts. */
    private String text(int which) {
        return bench.with("cap: 60", "cap: " + (100 + which));
    }
}
