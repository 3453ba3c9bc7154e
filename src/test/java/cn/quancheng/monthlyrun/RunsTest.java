package cn.quancheng.monthlyrun;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

/** A month: started, stopped, gone on with, computed again. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RunsTest extends CitizenInNovember {
    @Inject
    AgroalDataSource database;

    @Test
    void a_month_whose_cutoff_lies_ahead_is_refused() {
        city.start("2026-12", null).then().statusCode(422).body("violations.field", hasItem("month"));
    }

    @Test
    void a_month_before_the_first_model_is_refused() {
        city.start("1999-01", null).then().statusCode(422).body("violations.field", hasItem("month"));
    }

    @Test
    void a_month_that_is_none_is_named() {
        city.start("2026-13", null).then().statusCode(400).body("violations.field", hasItem("month"));
    }

    @Test
    void a_published_month_is_computed_again_only_with_a_reason_and_the_earlier_revision_stays_readable() {
        JsonPath first = city.publish("2026-08");
        city.start("2026-08", null).then().statusCode(422).body("violations.field", hasItem("reason"));
        CitizenFiles.honour(city, citizen, "2026-01-20");

        JsonPath second = city.publish("2026-08");

        assertThat(second.getInt("revision")).isEqualTo(first.getInt("revision") + 1);
        assertThat(city.scores(first.getInt("id"))).contains(citizen + ",2026-08,600");
        assertThat(city.scores(second.getInt("id"))).contains(citizen + ",2026-08,620");
    }

    @Test
    void a_stopped_run_goes_on_with_what_it_saw_at_its_start() throws Exception {
        int run = stoppedInTheMiddle("2026-07");
        CitizenFiles.honour(city, citizen, "2026-01-20");

        JsonPath done = city.publish("2026-07");

        assertThat(done.getInt("id")).isEqualTo(run);
        assertThat(city.scores(run)).contains(citizen + ",2026-07,600");
        assertThat(city.scores(city.publish("2026-07").getInt("id"))).contains(citizen + ",2026-07,620");
    }

    @Test
    void a_stopped_run_can_be_given_up_and_a_published_one_can_not() throws Exception {
        int run = stoppedInTheMiddle("2026-06");
        stop(run).then().statusCode(200).body("state", is("DISCARDED"));

        JsonPath published = city.publish("2026-06");
        assertThat(published.getInt("id")).isGreaterThan(run);
        stop(published.getInt("id")).then().statusCode(409);
        stop(Integer.MAX_VALUE).then().statusCode(404);
    }

    @Test
    void a_withdrawal_during_a_run_is_not_published() throws Exception {
        int run = stoppedInTheMiddle("2026-05");
        city.as(Role.REVIEWER)
                .contentType("application/json")
                .body("{\"idNumber\":\"%s\",\"caseNumber\":\"a test\"}".formatted(citizen))
                .post("/api/v1/citizens/withdrawals")
                .then()
                .statusCode(204);

        assertThat(city.publish("2026-05").getInt("id")).isEqualTo(run);
        assertThat(city.scores(run)).doesNotContain(citizen);
    }

    @Test
    void a_month_that_many_start_at_once_is_one_run() throws Exception {
        ExecutorService operators = Executors.newFixedThreadPool(4);
        city.as(Role.OPERATOR);
        try {
            Callable<Integer> start =
                    () -> city.start("2022-04", "together").jsonPath().getInt("revision");
            List<Integer> revisions = new ArrayList<>();
            for (Future<Integer> started : operators.invokeAll(List.of(start, start, start, start))) {
                revisions.add(started.get());
            }
            // A start that comes after the publication is a revision of its own; none is computed twice.
            long runs = city.as(Role.OPERATOR)
                    .get("/api/v1/runs?limit=200")
                    .jsonPath()
                    .getList("items.findAll { it.month == '2022-04' }")
                    .size();
            assertThat(revisions.stream().distinct().count()).isEqualTo(runs);
        } finally {
            operators.shutdownNow();
        }
        city.publish("2022-04");
    }

    @Test
    void a_month_starts_while_somebody_reads_the_scores_of_another() throws Exception {
        try (Connection reader = database.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM scores");

            city.start("2026-09", "a test").then().statusCode(202);

            reader.rollback();
            reader.setAutoCommit(true);
        }
        city.publish("2026-09");
    }

    /** A run that is stopped while it can't get on, because somebody holds what its last partition is read from. */
    private int stoppedInTheMiddle(String month) throws SQLException {
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE histories_31 IN ACCESS EXCLUSIVE MODE");
            Response started = city.start(month, "a test");
            int run = started.jsonPath().getInt("id");
            stop(run).then().body("state", is("STOPPED"));
            holder.rollback();
            holder.setAutoCommit(true);
            return run;
        }
    }

    private Response stop(int run) {
        return city.as(Role.OPERATOR).delete("/api/v1/runs/" + run);
    }
}
