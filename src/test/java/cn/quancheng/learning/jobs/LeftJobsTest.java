package cn.quancheng.learning.jobs;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.learning.Progress;
import cn.quancheng.learning.draft.Promises;
import cn.quancheng.platform.AdvisoryKey;
import cn.quancheng.platform.SignOfLife;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import static cn.quancheng.learning.jobs.Learner.JOBS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

/** Jobs in another process's hands, and in nobody's, because it was killed. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class LeftJobsTest {
    private static final SignOfLife ALIVE = new SignOfLife(AdvisoryKey.LEARNING);
    private static final byte[] CSV = new Promises(1, 2000).csv().getBytes(StandardCharsets.UTF_8);

    @Inject
    TestCity city;

    @Inject
    Learner learner;

    @Inject
    AgroalDataSource database;

    @Inject
    JobRows rows;

    /** A job that some process has begun so often; the connection gives its sign of life. */
    private long begun(Connection process, int attempts) throws SQLException {
        process.setAutoCommit(false);
        long id = rows.insert(process, Promises.asking("PERK_FULFILLED.count"), CSV, "digest", "modeler-of-tests");
        Sql.update(
                process,
                "UPDATE learning_jobs SET state = 'RUNNING', begun_at = now(), attempts = ? WHERE id = ?",
                attempts,
                id);
        ALIVE.give(process, id);
        process.commit();
        return id;
    }

    /** What a kill does to a session: its locks are gone. */
    private static void kill(Connection process, long id) throws SQLException {
        ALIVE.letGo(process, id);
        process.commit();
        process.setAutoCommit(true);
    }

    private long files(long job) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            "SELECT count(*) FROM learning_files WHERE job_id = ?",
                            row -> row.getLong(1),
                            job)
                    .orElseThrow();
        }
    }

    @Test
    void a_job_whose_process_was_killed_is_done_by_another_and_not_while_it_lived() throws SQLException {
        try (Connection process = database.getConnection()) {
            long job = begun(process, 1);
            long later = learner.done();
            assertThat(later).isGreaterThan(job);
            assertThat(learner.job(job).getString("state")).isEqualTo("RUNNING");

            kill(process, job);
            JsonPath done = learner.over(job);
            assertThat(done.getString("state")).isEqualTo("DONE");
            assertThat(done.getList("report.features.column")).containsExactly("PERK_FULFILLED.count");
            assertThat(files(job)).isZero();
        }
    }

    @Test
    void a_job_that_its_processes_die_of_is_given_up_and_says_so() throws SQLException {
        try (Connection process = database.getConnection()) {
            long job = begun(process, JobRows.ATTEMPTS);
            kill(process, job);

            JsonPath failed = learner.over(job);
            assertThat(failed.getString("state")).isEqualTo("FAILED");
            assertThat(failed.getString("failure")).isEqualTo("承担学习的进程3次中途退出，没有完成；请重新发起，原因见日志");
            assertThat(files(job)).isZero();
        }
    }

    @Test
    void a_job_in_another_process_is_stopped_there_and_then_forgotten() throws SQLException {
        try (Connection process = database.getConnection()) {
            long job = begun(process, 1);
            city.as(Role.MODELER)
                    .delete(JOBS + "/" + job)
                    .then()
                    .statusCode(200)
                    .body("state", is("STOPPED"));

            assertThat(files(job)).isZero();
            assertThat(rows.progress(process, job, Progress.Phase.FITTING, 1, 0))
                    .as("whoever carries it is told not to go on")
                    .isFalse();
            assertThat(rows.done(process, job, "{}", "text")).isFalse();
            kill(process, job);
            city.as(Role.MODELER).delete(JOBS + "/" + job).then().statusCode(204);
        }
    }

    @Test
    void progress_rate_and_time_left_are_seen_from_any_process() throws SQLException {
        try (Connection process = database.getConnection()) {
            long job = begun(process, 1);
            rows.progress(process, job, Progress.Phase.READING, 1000, 4000);
            process.commit();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                JsonPath seen = learner.job(job);
                assertThat(seen.getString("phase")).isEqualTo("READING");
                assertThat(seen.getLong("done")).isEqualTo(1000);
                assertThat(seen.getLong("total")).isEqualTo(4000);
                assertThat(seen.getDouble("rate")).isPositive();
                assertThat(seen.getString("eta")).isNotNull();
            });
            rows.stop(process, job);
            kill(process, job);
        }
    }

    @Test
    void who_asks_while_too_many_wait_is_told_to_come_back() throws SQLException {
        try (Connection process = database.getConnection()) {
            long[] jobs = new long[10];
            for (int i = 0; i < jobs.length; i++) {
                jobs[i] = begun(process, 1);
            }
            learner.asking("PERK_FULFILLED.count")
                    .body(CSV)
                    .post(JOBS)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "60");
            for (long job : jobs) {
                rows.stop(process, job);
                ALIVE.letGo(process, job);
            }
            process.commit();
            process.setAutoCommit(true);
        }
    }
}
