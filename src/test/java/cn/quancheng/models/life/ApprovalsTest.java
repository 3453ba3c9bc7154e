package cn.quancheng.models.life;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule 11: what is approved is exactly what was simulated, by two people who did not write it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ApprovalsTest extends AtTheWorkbench {
    @Test
    void a_model_is_simulated_before_anybody_approves_it() {
        bench.draft(bench.text);
        isRefused(bench.approve(Workbench.APPROVER), "还没有对全市模拟过");
        bench.simulate(null);
        assertThat(bench.state()).isEqualTo("SIMULATED");
        assertThat(bench.approve(Workbench.APPROVER).statusCode()).isEqualTo(200);
    }

    @Test
    void two_people_approve_and_one_of_them_twice_is_one() {
        bench.simulated();
        assertThat(bench.approve(Workbench.APPROVER).jsonPath().getString("state"))
                .isEqualTo("SIMULATED");
        isRefused(bench.approve(Workbench.APPROVER), "已经对这份原文表过态");
        assertThat(bench.state()).isEqualTo("SIMULATED");
        assertThat(bench.approve(Workbench.SECOND).jsonPath().getString("state"))
                .isEqualTo("APPROVED");
    }

    @Test
    void nobody_approves_what_he_wrote_whatever_he_is_by_now() {
        city.as(Role.MODELER, "turncoat-of-tests");
        bench.draft(bench.text, "turncoat-of-tests", null);
        String first = bench.digest(bench.text);
        bench.draft(bench.with("cap: 60", "cap: 70"), Workbench.MODELER, first);
        bench.simulate(null);
        // A token of before is of no use any more.
        clock.set(LocalDate.of(2026, 11, 24));
        isRefused(bench.approve("turncoat-of-tests"), "自己写过的模型");
        isRefused(bench.refuse("turncoat-of-tests", "a test"), "自己写过的模型");
    }

    @Test
    void nobody_approves_another_text_than_the_one_that_was_read() {
        String digest = bench.simulated();
        isRefused(bench.approve(Workbench.APPROVER, "0".repeat(64)), "不是您读过的那一份");
        assertThat(bench.approve(Workbench.APPROVER, digest).statusCode()).isEqualTo(200);
        isRefused(bench.approve(Workbench.SECOND, "rubbish"), "不是您读过的那一份");
    }

    @Test
    void a_simulation_of_what_the_version_no_longer_says_counts_for_nothing() {
        bench.draft(bench.text);
        ModelEdition simulated = life.simulable(bench.version).edition();
        bench.draft(bench.with("cap: 60", "cap: 70"));

        assertThat(bench.simulate(simulated, null)).isFalse();
        assertThat(bench.state()).isEqualTo("DRAFT");
        isRefused(bench.approve(Workbench.APPROVER), "还没有对全市模拟过");
    }

    @Test
    void one_no_is_enough_until_the_text_is_changed_or_it_is_taken_back() {
        bench.simulated();
        bench.approve(Workbench.APPROVER);
        assertThat(bench.refuse(Workbench.THIRD, "老年人少得分").statusCode()).isEqualTo(200);

        JsonPath refused = bench.read();
        assertThat(refused.getString("state")).isEqualTo("DRAFT");
        assertThat(refused.getString("refusals[0].reason")).isEqualTo("老年人少得分");
        isRefused(bench.approve(Workbench.SECOND), Workbench.THIRD + "没有同意：老年人少得分");
        // Simulating the same once more does not help.
        bench.simulate(null);
        assertThat(bench.state()).isEqualTo("DRAFT");

        assertThat(bench.takeBack(Workbench.THIRD).jsonPath().getString("state"))
                .isEqualTo("SIMULATED");
        assertThat(bench.approve(Workbench.SECOND).jsonPath().getString("state"))
                .isEqualTo("APPROVED");
    }

    @Test
    void a_changed_text_starts_without_yes_and_without_no() {
        bench.simulated();
        bench.refuse(Workbench.APPROVER, "a test");
        bench.simulated(bench.with("cap: 60", "cap: 70"), null);
        assertThat(bench.read().getList("refusals")).isEmpty();
        assertThat(bench.approve(Workbench.APPROVER).statusCode()).isEqualTo(200);
    }

    @Test
    void a_yes_can_be_taken_back_until_it_is_published() {
        bench.approved();
        assertThat(bench.takeBack(Workbench.SECOND).jsonPath().getString("state"))
                .isEqualTo("SIMULATED");
        assertThat(bench.takeBack(Workbench.SECOND).statusCode()).isEqualTo(404);
        isRefused(bench.publish(bench.month()), "还没有2人批准");

        bench.approve(Workbench.SECOND);
        bench.publish(bench.month());
        isRefused(bench.takeBack(Workbench.SECOND), "已公布");
    }

    @Test
    void a_no_has_a_reason() {
        bench.simulated();
        Response refused = bench.refuse(Workbench.APPROVER, "  ");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("reason");
    }

    @Test
    void every_step_stands_in_the_book() {
        String second = "2026-11-23T09:41:17Z";
        clock.set(Instant.parse(second));
        bench.simulated();
        bench.refuse(Workbench.THIRD, "a test");
        bench.takeBack(Workbench.THIRD);
        bench.approve(Workbench.APPROVER);
        bench.approve(Workbench.SECOND);
        bench.publish(bench.month());
        bench.withdraw();
        bench.discard();

        List<String> actions = city.as(Role.AUDITOR)
                .get("/api/v1/audit?limit=200&from=" + second + "&to=2026-11-23T09:41:18Z")
                .jsonPath()
                .getList("items.findAll { it.subject == 'model/" + bench.version + "' }.action");
        assertThat(actions)
                .containsExactly(
                        "MODEL_DRAFT_DISCARDED",
                        "MODEL_WITHDRAWN",
                        "MODEL_PUBLISHED",
                        "MODEL_APPROVED",
                        "MODEL_APPROVED",
                        "MODEL_VOTE_TAKEN_BACK",
                        "MODEL_REFUSED",
                        "MODEL_SIMULATED",
                        "MODEL_DRAFTED");
    }

    private static void isRefused(Response answer, String why) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(answer.jsonPath().getString("detail")).contains(why);
    }
}
