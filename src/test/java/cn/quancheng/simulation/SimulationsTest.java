package cn.quancheng.simulation;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

/** What a modeler asks for and sees, and what is refused. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SimulationsTest {
    private static final String MONTH = "2026-11";
    private static final String LIST = "/api/v1/simulations";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Models models;

    @Inject
    AgroalDataSource database;

    private Desk desk;

    @BeforeEach
    void aCity() throws SQLException {
        clock.set(LocalDate.of(2026, 11, 23));
        desk = new Desk(city);
        try (Connection connection = database.getConnection()) {
            long settled = Sql.first(
                            connection,
                            "SELECT count(*) FROM agreements WHERE agreement_no LIKE 'S198%'",
                            row -> row.getLong(1))
                    .orElseThrow();
            if (settled == 0) {
                new Townspeople(city, models.catalogue().items(), 11).settle(400, 0);
            }
        }
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_draft_is_tried_on_everybody_and_counts_as_simulated_from_then_on() {
        String version = desk.draftOfPublished("cap: 60", "cap: 80");
        Response asked = desk.ask(version, null, MONTH);

        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        long id = asked.jsonPath().getLong("simulationId");
        assertThat(asked.header("Location")).endsWith(LIST + "/" + id);
        JsonPath done = desk.over(id);
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getString("base")).isEqualTo("2026.1");
        assertThat(done.getLong("citizens")).isEqualTo(done.getLong("total"));
        assertThat(done.getLong("figures[0].citizens")).isGreaterThan(200);
        assertThat(done.getList("figures[0].benefits.minimumTier")).containsExactly("A", "AA", "AAA");
        assertThat(done.getList("figures[0].benefits[0].offers.code")).contains("LIBRARY_DEPOSIT_FREE");
        JsonPath model =
                city.as(Role.MODELER).get("/api/v1/models/{version}", version).jsonPath();
        assertThat(model.getString("state")).isEqualTo("SIMULATED");
        assertThat(model.getLong("simulation.id")).isEqualTo(id);
    }

    @Test
    void a_month_that_is_over_may_be_looked_at_and_opens_no_way_to_approval() {
        String version = desk.draftOfPublished("cap: 60", "cap: 85");
        assertThat(desk.simulate(version, null, "2026-10").getString("state")).isEqualTo("DONE");
        city.as(Role.APPROVER).get("/api/v1/models/{version}", version).then().body("state", is("DRAFT"));
    }

    @Test
    void what_is_unfair_is_written_beside_the_model() {
        String version = desk.draftOfPublished("baseline: 600", "baseline: 590");
        JsonPath done = desk.simulate(version, null, MONTH);

        List<String> concerns = done.getList("figures[0].fairness.concerns.text");
        assertThat(concerns).isNotEmpty().allMatch(text -> text.contains("达到A"));
        assertThat(city.as(Role.APPROVER)
                        .get("/api/v1/models/{version}", version)
                        .jsonPath()
                        .getString("simulation.concern"))
                .startsWith(concerns.get(0));
    }

    @Test
    void two_versions_side_by_side_are_both_simulated() {
        String version = desk.draftOfPublished("cap: 60", "cap: 90");
        String beside = desk.draftOfPublished("cap: 60", "cap: 30");
        JsonPath done = desk.simulate(version, beside, "2026-12");

        assertThat(done.getString("beside")).isEqualTo(beside);
        assertThat(done.getList("figures")).hasSize(2);
        assertThat(done.getInt("figures[0].citizens")).isEqualTo(done.getInt("figures[1].citizens"));
        for (String one : List.of(version, beside)) {
            city.as(Role.MODELER)
                    .get("/api/v1/models/{version}", one)
                    .then()
                    .body("simulation.id", is(done.getInt("simulationId")));
        }
        assertThat(city.as(Role.AUDITOR)
                        .get(LIST + "?version=" + beside)
                        .jsonPath()
                        .getList("items.simulationId"))
                .containsExactly(done.getInt("simulationId"));
    }

    @Test
    void whoever_approves_or_audits_reads_them_and_only_modelers_ask() {
        JsonPath done = desk.simulate(desk.draftOfPublished("cap: 60", "cap: 70"), null, MONTH);
        String address = Desk.SIMULATIONS + done.getLong("simulationId");

        city.as(Role.APPROVER).get(address).then().statusCode(200).body("state", is("DONE"));
        city.as(Role.AUDITOR)
                .get(LIST + "?limit=1")
                .then()
                .statusCode(200)
                .body("items[0].figures", is(List.of()))
                .body("next", is(String.valueOf(done.getLong("simulationId"))));
        city.as(Role.OPERATOR).get(address).then().statusCode(403);
        city.as(Role.APPROVER).delete(address).then().statusCode(403);
        city.as(Role.MODELER).delete(address).then().statusCode(409).body("detail", containsString("已经结束"));
        city.as(Role.MODELER).get(Desk.SIMULATIONS + "999999999").then().statusCode(404);
    }

    @Test
    void what_cannot_be_simulated_is_refused_with_its_reason() {
        String version = desk.draftOfPublished("cap: 60", "cap: 65");

        desk.ask("2099.9", null, MONTH).then().statusCode(404);
        desk.ask("2026.1", null, MONTH).then().statusCode(409);
        desk.ask(version, version, MONTH).then().statusCode(422).body("violations.field", hasItem("beside"));
        desk.ask(version, "2099.9", MONTH).then().statusCode(404);
        desk.ask(version, null, "2019-01")
                .then()
                .statusCode(422)
                .body("violations.message", hasItem(containsString("没有施行")));
        desk.ask(version, null, "2027-12")
                .then()
                .statusCode(422)
                .body("violations.message", hasItem(containsString("12个月")));
        desk.ask(version, null, "2026-13").then().statusCode(400);
    }

    @Test
    void no_score_is_written_and_nobody_is_named() throws SQLException {
        List<Long> before = written();
        JsonPath done = desk.simulate(desk.draftOfPublished("cap: 60", "cap: 75"), null, MONTH);

        assertThat(written()).isEqualTo(before);
        city.as(Role.MODELER)
                .get(Desk.SIMULATIONS + done.getLong("simulationId"))
                .then()
                .body(not(containsString("370198")))
                .body(not(containsString("示例")));
    }

    @Test
    void what_a_dead_process_left_is_begun_anew_and_given_up_after_the_third_time() throws SQLException {
        long id = desk.simulate(desk.draftOfPublished("cap: 60", "cap: 85"), null, MONTH)
                .getLong("simulationId");
        String figures = desk.get(id).getString("figures");

        leave(id, 1);
        JsonPath again = desk.over(id);
        assertThat(again.getString("state")).isEqualTo("DONE");
        assertThat(again.getString("figures")).isEqualTo(figures);

        leave(id, 3);
        JsonPath givenUp = desk.over(id);
        assertThat(givenUp.getString("state")).isEqualTo("FAILED");
        assertThat(givenUp.getString("failure")).contains("多次中断");
    }

    @Test
    void what_another_process_carries_is_left_to_it() throws SQLException {
        long id = desk.simulate(desk.draftOfPublished("cap: 60", "cap: 55"), null, MONTH)
                .getLong("simulationId");
        try (Connection other = database.getConnection()) {
            Sql.update(other, "SELECT pg_advisory_lock(20806, ?::integer)", (int) id);
            leave(id, 1);
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> desk.get(id).getString("state"), "RUNNING"::equals);
            Sql.update(other, "SELECT pg_advisory_unlock(20806, ?::integer)", (int) id);
        }
        assertThat(desk.over(id).getString("state")).isEqualTo("DONE");
    }

    /** As if the process that carried it had been killed, having begun it so often. */
    private void leave(long id, int attempts) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "UPDATE simulations SET state = 'RUNNING', figures = NULL, finished_at = NULL, attempts = ?"
                            + " WHERE id = ?",
                    attempts,
                    id);
        }
    }

    private List<Long> written() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    "SELECT count(*) FROM scores UNION ALL SELECT count(*) FROM score_revisions"
                            + " UNION ALL SELECT count(*) FROM runs UNION ALL SELECT count(*) FROM citizen_messages",
                    row -> row.getLong(1));
        }
    }
}
