package cn.quancheng.learning.jobs;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.learning.draft.Promises;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static cn.quancheng.learning.jobs.Learner.JOBS;
import static cn.quancheng.learning.jobs.Learner.numberOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

/** Questions and files of which no draft can come, and what is said of them. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class LearningRefusalsTest {
    @Inject
    TestCity city;

    @Inject
    Learner learner;

    private long started(String csv, String... features) {
        return numberOf(learner.asking(features)
                .queryParam("group", "sex", "age_band", "district")
                .body(csv)
                .post(JOBS));
    }

    @Test
    void what_is_missing_or_no_number_in_a_question_is_named() {
        city.as(Role.MODELER)
                .contentType("text/csv")
                .body("x")
                .post(JOBS + "?good=kept&heldOut=2&feature=PERK_FULFILLED.count")
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("outcome", "bad", "heldOut"));
        learner.asking().body("x").post(JOBS).then().statusCode(422).body("violations[0].message", is("至少写一个特征"));
        learner.asking("PERK_FULFILLED.count")
                .queryParam("base", "1999.1")
                .body("x")
                .post(JOBS)
                .then()
                .statusCode(422)
                .body("violations[0].field", is("base"));
        learner.asking("PERK_FULFILLED.count")
                .queryParam("endDecay", "perhaps")
                .body("x")
                .post(JOBS)
                .then()
                .statusCode(400);
    }

    @Test
    void faults_of_a_file_are_named_by_line_and_column_and_never_repeated() {
        String csv = "outcome,PERK_FULFILLED.count,sex,age_band,district\nkept,1,男,x,y\nlost,秘密,女,x,y\n";
        JsonPath job = learner.over(started(csv, "PERK_FULFILLED.count"));

        assertThat(job.getString("state")).isEqualTo("FAILED");
        assertThat(job.getString("failure")).isEqualTo("没有得出草案，问题共2处");
        assertThat(job.getList("faults.line")).containsExactly(3, 3);
        assertThat(job.getList("faults.column")).containsExactly("outcome", "PERK_FULFILLED.count");
        assertThat(job.getList("faults.reason")).containsExactly("应为kept或broken", "应为0以上的整数");
        assertThat(job.prettify()).doesNotContain("秘密");
        city.as(Role.MODELER)
                .get(JOBS + "/" + job.getLong("jobId") + "/draft")
                .then()
                .statusCode(409);
    }

    @Test
    void outcomes_that_nothing_can_be_learned_from_say_why() {
        String head = "outcome,PERK_FULFILLED.count,sex,age_band,district\n";
        JsonPath alike = learner.over(started(head + "kept,1,男,x,y\n".repeat(50), "PERK_FULFILLED.count"));
        assertThat(alike.getString("faults[0].reason")).isEqualTo("须同时有kept和broken两种结果");

        JsonPath few = learner.over(
                started(head + "kept,1,男,x,y\n".repeat(50) + "broken,1,男,x,y\n".repeat(12), "PERK_FULFILLED.count"));
        assertThat(few.getString("faults[0].column")).isEqualTo("outcome");
        assertThat(few.getString("faults[0].reason")).startsWith("结果为broken的只有12行，太少");

        JsonPath mute = learner.over(started(new Promises(1, 2000).csv(), "BRAVERY.count"));
        assertThat(mute.getString("faults[0].column")).isEqualTo("BRAVERY.count");
        assertThat(mute.getString("faults[0].reason")).startsWith("说明不了结果");
    }

    @Test
    void a_file_that_is_too_large_or_empty_is_refused() {
        learner.asking("PERK_FULFILLED.count")
                .body(new byte[(4 << 20) + 1])
                .post(JOBS)
                .then()
                .statusCode(413)
                .body("detail", is("文件太大：至多 4 MiB。"));
        learner.asking("PERK_FULFILLED.count")
                .body(new byte[0])
                .post(JOBS)
                .then()
                .statusCode(400);
    }
}
