package cn.quancheng.monthlyrun.watch;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

/** A month with one department's feed missing is held back and says why; then both ways out. */
@QuarkusTest
@TestProfile(WatchedCity.class)
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class HeldMonthTest {
    private static final String SILENT = YearOfReports.OFFICES.get(0);
    private static final List<String> OTHERS = YearOfReports.OFFICES.subList(1, 3);
    private static final int LAST = 4;
    private static final int HELD = 5;

    @Inject
    AgroalDataSource database;

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    YearOfReports year;

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_month_with_one_departments_feed_missing_is_held_back_and_says_why() {
        JsonPath run = held();

        String text = run.<String>getList("alerts").get(0);
        assertThat(run.getList("alerts")).hasSize(2);
        assertThat(text).isEqualTo(SILENT + "自" + year.month(LAST).getYear() + "年4月1日以来没有报送任何记录，此前每月约12条");
        assertThat(run.<String>getList("alerts").get(1)).startsWith("职业资格的记录自");
        assertThat(run.getInt("comparedWith")).isEqualTo(run.getInt("id") - 1);
        assertThat(readersSee()).isEqualTo(year.month(LAST).toString());
        city.as(Role.AUDITOR)
                .get("/api/v1/alerts?open=true")
                .then()
                .statusCode(200)
                .body("items.text", hasItem(text))
                .body("items.find { it.text == '" + text + "' }.run", is(run.getInt("id")));
        city.as(Role.OPERATOR)
                .get("/api/v1/runs?limit=1")
                .then()
                .body("items[0].state", is("HELD"))
                .body("items[0].alerts", hasItem(text));
        assertThat(audited("RUN_HELD", run.getInt("id"))).hasSize(1);
    }

    @Test
    void it_is_not_computed_again_while_it_waits_neither_by_the_schedule_nor_by_hand() {
        JsonPath run = held();

        city.start(year.month(HELD).toString(), "again").then().statusCode(409).body("detail", containsString("暂缓公布"));

        assertThat(year.run(run.getInt("id")).getString("state")).isEqualTo("HELD");
    }

    @Test
    void an_operator_who_looked_releases_it_and_what_was_decided_meanwhile_is_in_it() {
        int run = held().getInt("id");
        String left = year.citizens().get(20);
        String penalized = year.citizens().get(21);
        city.withdraw(left, "a case").then().statusCode(204);
        year.send(
                SILENT, List.of(penalized), "UNCIVIL_BEHAVIOR", year.month(LAST).atDay(28), "罚1号");

        release(run, "核实过，确无新增记录").then().statusCode(202).body("state", is("RUNNING"));
        JsonPath published = year.until(run, "PUBLISHED");

        assertThat(published.getString("release.reason")).isEqualTo("核实过，确无新增记录");
        assertThat(published.getList("alerts")).hasSize(2);
        assertThat(readersSee()).isEqualTo(year.month(HELD).toString());
        assertThat(city.scores(run)).doesNotContain(left).contains(penalized);
        assertThat(audited("RUN_RELEASED", run)).containsExactly("核实过，确无新增记录");
        city.as(Role.AUDITOR).get("/api/v1/alerts?open=true").then().body("items.run", not(hasItem(run)));
        city.as(Role.AUDITOR).get("/api/v1/alerts").then().body("items.run", hasItem(run));
        release(run, "again").then().statusCode(202).body("state", is("PUBLISHED"));
        assertThat(audited("RUN_RELEASED", run)).hasSize(1);
    }

    @Test
    void given_up_and_computed_anew_after_the_file_came_it_is_published() {
        int run = held().getInt("id");
        clock.set(year.month(HELD).atDay(3));
        year.sendMonthly(SILENT, year.month(LAST).atDay(20));

        city.as(Role.OPERATOR)
                .delete("/api/v1/runs/" + run)
                .then()
                .statusCode(200)
                .body("state", is("DISCARDED"));
        release(run, "too late").then().statusCode(409);
        JsonPath anew = year.until(year.start(HELD), "PUBLISHED");

        assertThat(anew.getInt("id")).isGreaterThan(run);
        assertThat(anew.getList("alerts")).isEmpty();
        assertThat(readersSee()).isEqualTo(year.month(HELD).toString());
    }

    @Test
    void only_a_run_that_is_held_back_is_released_and_only_with_a_reason() {
        int run = held().getInt("id");

        release(run, " ").then().statusCode(400).body("violations.field", hasItem("reason"));
        release(Integer.MAX_VALUE, "a reason").then().statusCode(404);
        release(run - 1, "a reason").then().statusCode(409).body("detail", containsString("没有暂缓公布"));
        city.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"reason\":\"a reason\"}")
                .post("/api/v1/runs/" + run + "/release")
                .then()
                .statusCode(403);
        assertThat(year.run(run).getString("state")).isEqualTo("HELD");
    }

    @Test
    void whoever_asks_in_english_is_told_in_english() {
        int run = held().getInt("id");

        city.as(Role.OPERATOR)
                .header("Accept-Language", "en")
                .get("/api/v1/runs/" + run)
                .then()
                .body("alerts[0]", containsString("has reported no record since 1 April"));
    }

    @Test
    void a_revision_is_compared_with_the_months_own_and_too_soon_after_it_nobody_is_missed() {
        int run = held().getInt("id");
        release(run, "a reason").then().statusCode(202);
        year.until(run, "PUBLISHED");

        clock.set(year.month(HELD).atDay(9));
        JsonPath revision = year.until(year.start(HELD), "PUBLISHED");

        assertThat(revision.getInt("revision")).isEqualTo(2);
        assertThat(revision.getInt("comparedWith")).isEqualTo(run);
    }

    @Test
    void a_process_that_dies_before_the_run_is_held_back_or_after_its_release_loses_neither() throws SQLException {
        int run = held().getInt("id");
        // As a process leaves it that is killed while it compares: nothing of that was committed.
        update("DELETE FROM run_measures WHERE run_id = " + run);
        try (Connection connection = database.getConnection()) {
            RunFigures.drop(connection, run);
        }
        update("UPDATE runs SET state = 'RUNNING', compared_at = NULL, compared_with = NULL WHERE id = " + run);

        assertThat(year.until(run, "HELD").getList("alerts")).hasSize(2);
        assertThat(readersSee()).isEqualTo(year.month(LAST).toString());

        // And as one leaves it that is killed between the release and the publication.
        update("UPDATE runs SET state = 'RUNNING', released_at = now(), released_by = 'operator', release_reason = 'a'"
                + " WHERE id = " + run);

        year.until(run, "PUBLISHED");
        assertThat(readersSee()).isEqualTo(year.month(HELD).toString());
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, sql);
        }
    }

    /** The fifth month of a year, in whose fourth one department did not report. */
    private JsonPath held() {
        year.begins(40);
        year.passes(LAST);
        year.report(LAST, OTHERS);
        return year.compute(HELD, "HELD");
    }

    private Response release(int run, String reason) {
        return year.release(run, reason);
    }

    private String readersSee() {
        return city.asCitizen(year.citizens().get(0))
                .get("/api/v1/me/score")
                .jsonPath()
                .getString("month");
    }

    /** The reasons of the lines about a run in the audit book. */
    private List<String> audited(String action, int run) {
        return city.as(Role.AUDITOR)
                .queryParam("action", action)
                .get("/api/v1/audit?limit=200")
                .jsonPath()
                .getList("items.findAll { it.subject == 'run/" + run + "' }.reason");
    }
}
