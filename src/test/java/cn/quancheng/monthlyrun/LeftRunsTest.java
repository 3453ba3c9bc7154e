package cn.quancheng.monthlyrun;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.models.Models;
import cn.quancheng.scoring.Scorer;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

/** Runs in nobody's hands go on by themselves, wherever that is right. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class LeftRunsTest extends CitizenInNovember {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMillis(20);

    @Inject
    AgroalDataSource database;

    @Inject
    LeftRuns left;

    @Inject
    RunLookout lookout;

    @Inject
    Runs runs;

    @Inject
    RunPartitions partitions;

    @Inject
    RunFaults faults;

    @Inject
    RunBasis basis;

    @Inject
    Publishing publishing;

    @Inject
    Comparing comparing;

    @Inject
    Models models;

    @Inject
    RunSettings settings;

    @Test
    void a_run_whose_process_was_killed_goes_on_by_itself() throws SQLException {
        int reference = city.publish("2025-01").getInt("id");

        int run = left.like(reference);

        until(run, "PUBLISHED");
        assertThat(city.scores(run)).isEqualTo(city.scores(reference));
    }

    @Test
    void a_run_that_was_killed_just_before_its_publication_is_published() throws SQLException {
        int reference = city.publish("2025-02").getInt("id");
        int run = left.like(reference);
        try (Connection holder = holdingPartitions(run);
                Statement statement = holder.createStatement()) {
            statement.execute("INSERT INTO scores_" + run + " SELECT citizen_id, " + run
                    + ", score, tier, government, commerce, society, judicial FROM scores_" + reference);
            statement.execute("UPDATE run_partitions SET citizens = 0, scored = 0, tiers = '{}', done_at = now()"
                    + " WHERE run_id = " + run);
            holder.commit();
            holder.setAutoCommit(true);
        }

        until(run, "PUBLISHED");
        assertThat(city.scores(run)).isEqualTo(city.scores(reference));
    }

    @Test
    void two_replicas_that_look_at_once_share_the_run() throws SQLException, InterruptedException {
        int reference = city.publish("2025-03").getInt("id");
        RunWorkers others =
                new RunWorkers(database, runs, partitions, faults, publishing, comparing, models, clock, settings);
        RunLookout replica = new RunLookout(database, runs, partitions, others, basis, faults);
        int run = left.like(reference);

        CompletableFuture<Void> here = CompletableFuture.runAsync(() -> look(lookout));
        look(replica);
        here.join();

        until(run, "PUBLISHED");
        others.await(run);
        others.stop();
        assertThat(city.scores(run)).isEqualTo(city.scores(reference));
    }

    @Test
    void a_run_that_a_person_stopped_stays_stopped() throws SQLException {
        int run = left.like(city.publish("2025-04").getInt("id"));
        try (Connection holder = holdingPartitions(run)) {
            stop(run);
            holder.rollback();
            holder.setAutoCommit(true);
        }

        lookout.look();

        assertThat(run(run).getString("state")).isEqualTo("STOPPED");
        stop(run);
    }

    @Test
    void a_run_whose_connections_are_cut_goes_on_by_itself() throws SQLException {
        String month = "2025-05";
        int reference = city.publish(month).getInt("id");
        int run;
        try (Connection holder = database.getConnection();
                Connection watcher = database.getConnection();
                Statement statement = holder.createStatement();
                Statement cut = watcher.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE histories_31 IN ACCESS EXCLUSIVE MODE");
            run = city.start(month, "a test").jsonPath().getInt("id");
            await().atMost(A_MINUTE).pollInterval(SOON).until(() -> count(cut, """
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE wait_event_type = 'Lock' AND query LIKE 'COPY (SELECT citizen_id, events FROM histories_31%'
                    """) > 0);
            holder.rollback();
            holder.setAutoCommit(true);
        }

        until(run, "PUBLISHED");
        assertThat(city.scores(run)).isEqualTo(city.scores(reference));
    }

    @Test
    void a_run_of_another_kernel_is_never_gone_on_with_silently() throws SQLException {
        String month = "2025-06";
        int run = left.like(city.publish(month).getInt("id"));
        try (Connection holder = holdingPartitions(run);
                Statement statement = holder.createStatement()) {
            statement.execute("UPDATE runs SET kernel_version = kernel_version - 1 WHERE id = " + run);
            holder.commit();
            holder.setAutoCommit(true);
        }

        assertThat(until(run, "STOPPED").getString("failure")).contains("计分程序换了版本");
        city.start(month, "a test").then().statusCode(409).body("detail", containsString("计分程序换了版本"));
        stop(run).then().body("state", is("DISCARDED"));
        JsonPath anew = city.publish(month);
        assertThat(anew.getInt("id")).isGreaterThan(run);
        assertThat(anew.getInt("kernelVersion")).isEqualTo(Scorer.VERSION);
    }

    /** Holds all partitions, so that nobody takes one in the meantime. */
    private Connection holdingPartitions(int run) throws SQLException {
        Connection holder = database.getConnection();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("SELECT FROM run_partitions WHERE run_id = " + run + " FOR UPDATE");
        }
        return holder;
    }

    private JsonPath until(int run, String state) {
        return await().atMost(A_MINUTE)
                .pollInterval(SOON)
                .until(() -> run(run), json -> json.getString("state").equals(state));
    }

    private JsonPath run(int run) {
        return city.as(Role.OPERATOR).get("/api/v1/runs/" + run).jsonPath();
    }

    private Response stop(int run) {
        return city.as(Role.OPERATOR).delete("/api/v1/runs/" + run);
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void look(RunLookout lookout) {
        try {
            lookout.look();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
