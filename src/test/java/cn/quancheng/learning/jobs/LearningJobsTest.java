package cn.quancheng.learning.jobs;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.learning.draft.Drafts;
import cn.quancheng.learning.draft.Promises;
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
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import static cn.quancheng.learning.jobs.Learner.JOBS;
import static cn.quancheng.learning.jobs.Learner.numberOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

/** Learning in the background, as a modeler and those who approve see it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class LearningJobsTest {
    private static final String[] FACTS = Promises.FACTS.toArray(String[]::new);

    @Inject
    TestCity city;

    @Inject
    Learner learner;

    @Inject
    Models models;

    @Inject
    AgroalDataSource database;

    private long started(String csv, String... features) {
        return numberOf(learner.asking(features)
                .queryParam("group", "sex", "age_band", "district")
                .body(csv)
                .post(JOBS));
    }

    private long count(String query, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, query, row -> row.getLong(1), parameters)
                    .orElseThrow();
        }
    }

    @Test
    void a_file_and_a_question_become_a_report() {
        JsonPath job = learner.over(started(new Promises(1, 3000).csv(), FACTS));

        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getString("phaseName")).isEqualTo("写草案");
        assertThat(job.getList("report.features.column"))
                .containsExactly(
                        "VOLUNTEER_SERVICE.quantity",
                        "PERK_FULFILLED.count",
                        "UTILITIES_PAID_ON_TIME.months-since-last",
                        "GENERAL_PENALTY.count");
        assertThat(job.getList("report.features.informationValue", Double.class))
                .allMatch(value -> value > 0.02);
        assertThat(job.getList("report.features.coefficient", Double.class)).allMatch(value -> value > 0);
        assertThat(job.getList("report.features[0].bins.points", Integer.class))
                .isSorted()
                .startsWith(0);
        assertThat(job.getList("report.features[3].bins.points", Integer.class)).allMatch(points -> points <= 0);
        assertThat(job.getList("report.leftOut.why"))
                .containsExactlyInAnyOrder("TELLS_TOO_LITTLE", "CONTRADICTS_ITS_CLASS");
        assertThat(job.getInt("report.trial.rows")).isEqualTo(900);
        assertThat(job.getDouble("report.trial.gini"))
                .isCloseTo(2 * job.getDouble("report.trial.auc") - 1, within(1e-6));
        assertThat(job.getList("report.trial.bands.rows", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(900);
        assertThat(job.getList("report.groups.group")).contains("男", "女", "历下区").doesNotContain("商河县");
        assertThat(job.getString("report.origin.data")).isEqualTo(job.getString("dataDigest"));
        assertThat(job.getLong("report.origin.seed")).isEqualTo(7);
    }

    @Test
    void the_same_file_asked_the_same_gives_the_same_report_and_the_same_text() {
        String csv = new Promises(2, 2000).csv();
        long one = started(csv, FACTS);
        long two = started(csv, FACTS);

        assertThat(learner.over(two).getMap("report"))
                .isEqualTo(learner.over(one).getMap("report"));
        assertThat(draft(two).asString()).isEqualTo(draft(one).asString());
    }

    private Response draft(long job) {
        return city.as(Role.APPROVER).get(JOBS + "/" + job + "/draft");
    }

    @Test
    void the_draft_is_the_text_that_the_room_makes_without_a_door() throws IOException {
        byte[] csv = new Promises(1, 3000).csv().getBytes(StandardCharsets.UTF_8);
        long job = started(new String(csv, StandardCharsets.UTF_8), FACTS);
        learner.over(job);

        String text = new Drafts(models)
                .propose(new ByteArrayInputStream(csv), csv.length, Promises.asking(FACTS), (phase, done, total) -> {})
                .file("2026.1-learned")
                .text();
        draft(job).then().statusCode(200).contentType(containsString("application/yaml"));
        assertThat(draft(job).asString()).isEqualTo(text);
    }

    @Test
    void a_draft_is_written_as_a_version_in_the_modelers_name() {
        long job = learner.done();
        String version = "2030." + System.nanoTime();
        city.as(Role.MODELER)
                .contentType("application/json")
                .body("{\"version\":\"" + version + "\"}")
                .post(JOBS + "/" + job + "/draft")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/models/" + version))
                .body("version", is(version));

        assertThat(learner.job(job).getString("draftedAs")).isEqualTo(version);
        city.as(Role.MODELER)
                .accept("application/json")
                .get("/api/v1/models/" + version)
                .then()
                .statusCode(200)
                .body("state", is("DRAFT"))
                .body("authors", is(List.of("modeler-of-tests")));
        String text = city.as(Role.MODELER)
                .accept("application/yaml")
                .get("/api/v1/models/" + version)
                .asString();
        assertThat(text).startsWith("# 由结果数据学习提出的草案").contains("version: \"" + version + "\"", "type: bins");
    }

    @Test
    void a_version_that_is_none_or_published_is_refused() {
        long job = learner.done();
        write(job, "next year").then().statusCode(400).body("violations[0].field", is("version"));
        write(job, "2026.1").then().statusCode(409);
        write(0, "2031.1").then().statusCode(404);
        assertThat(learner.job(job).getString("draftedAs")).isNull();
    }

    private Response write(long job, String version) {
        return city.as(Role.MODELER)
                .contentType("application/json")
                .body("{\"version\":\"" + version + "\"}")
                .post(JOBS + "/" + job + "/draft");
    }

    @Test
    void a_column_that_may_be_no_feature_is_refused_at_once_and_serves_as_a_group() throws SQLException {
        long before = count("SELECT count(*) FROM learning_jobs");
        learner.asking("PERK_FULFILLED.count", "sex", "SHOES.count")
                .body(new Promises(1, 2000).csv())
                .post(JOBS)
                .then()
                .statusCode(422)
                .body("violations.field", is(List.of("sex", "SHOES.count")))
                .body("violations.message", is(List.of("性别不得作为评分特征，只可用于公平性检查", "目录中没有“SHOES”")));
        assertThat(count("SELECT count(*) FROM learning_jobs")).isEqualTo(before);
        assertThat(learner.over(started(new Promises(1, 2000).csv(), "PERK_FULFILLED.count"))
                        .getList("report.groups.column"))
                .contains("sex");
    }

    @Test
    void a_file_is_kept_sealed_and_only_until_its_job_is_over() throws SQLException {
        long job = started(new Promises(1, 2000).csv(), FACTS);
        learner.over(job);
        assertThat(count("SELECT count(*) FROM learning_files WHERE job_id = ?", job))
                .isZero();
    }

    @Test
    void under_one_key_another_question_about_the_same_file_is_another_request() {
        String key = UUID.randomUUID().toString();
        String csv = new Promises(1, 2000).csv();
        Response first = learner.asking("PERK_FULFILLED.count")
                .header("Idempotency-Key", key)
                .body(csv)
                .post(JOBS);
        Response again = learner.asking("PERK_FULFILLED.count")
                .header("Idempotency-Key", key)
                .body(csv)
                .post(JOBS);
        assertThat(numberOf(again)).isEqualTo(numberOf(first));
        learner.asking("GENERAL_PENALTY.count")
                .header("Idempotency-Key", key)
                .body(csv)
                .post(JOBS)
                .then()
                .statusCode(422);
    }

    @Test
    void jobs_are_listed_the_newest_first_without_their_reports() {
        long one = learner.done();
        long two = learner.done();
        JsonPath page = city.as(Role.AUDITOR).get(JOBS + "?limit=2").jsonPath();
        List<Long> ids = page.getList("items.jobId", Long.class);
        assertThat(ids.get(0)).isGreaterThanOrEqualTo(two);
        assertThat(page.getList("items.report")).containsOnlyNulls();
        JsonPath next =
                city.as(Role.AUDITOR).get(JOBS + "?limit=1&after=" + two).jsonPath();
        assertThat(next.getLong("items[0].jobId")).isGreaterThanOrEqualTo(one).isLessThan(two);
    }

    @Test
    void whoever_starts_and_writes_stands_in_the_audit_book_with_the_datas_digest() throws SQLException {
        long job = learner.done();
        String digest = learner.job(job).getString("dataDigest");
        write(job, "2032." + System.nanoTime()).then().statusCode(201);
        assertThat(count(
                        "SELECT count(*) FROM audit_log WHERE subject = ? AND actor = 'modeler-of-tests'"
                                + " AND action IN ('LEARNING_STARTED', 'LEARNING_DRAFTED') AND details ->> 'data' = ?",
                        "learning/" + job,
                        digest))
                .isEqualTo(2);
    }

    @Test
    void what_is_over_is_forgotten_and_what_is_not_there_is_404() {
        long job = learner.done();
        city.as(Role.MODELER).delete(JOBS + "/" + job).then().statusCode(204);
        city.as(Role.MODELER).get(JOBS + "/" + job).then().statusCode(404);
        city.as(Role.MODELER).delete(JOBS + "/" + job).then().statusCode(404);
    }
}
