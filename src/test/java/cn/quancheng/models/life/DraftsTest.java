package cn.quancheng.models.life;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Modelers write versions; every fault is named where it stands, and what is published stays as it is. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DraftsTest extends AtTheWorkbench {
    @Test
    void a_draft_is_read_back_byte_for_byte_and_may_be_saved_as_a_file() {
        Response drafted = bench.draft(bench.text);
        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(200);
        assertThat(drafted.jsonPath().getString("state")).isEqualTo("DRAFT");
        assertThat(drafted.jsonPath().getList("authors")).containsExactly(Workbench.MODELER);

        Response text = city.as(Role.APPROVER).accept("application/yaml").get(Workbench.MODELS + bench.version);

        assertThat(text.asByteArray()).isEqualTo(bench.text.getBytes(StandardCharsets.UTF_8));
        assertThat(text.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"quancheng-" + bench.version + ".yaml\"");
        assertThat(text.header("ETag")).isEqualTo("\"" + bench.digest(bench.text) + "\"");
        assertThat(bench.read().getString("yaml")).isEqualTo(bench.text);
    }

    @Test
    void every_fault_of_a_text_is_named_by_its_key_and_line_and_nothing_is_written() {
        Response refused = bench.draft(
                bench.with("baseline: 600", "baseline: 6000").replace("items: [VOLUNTEER_SERVICE]", "items: [INCOME]"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("detail")).isEqualTo("原文有2处错误，没有收下。");
        assertThat(refused.jsonPath().getList("violations.field", String.class))
                .contains("baseline")
                .anyMatch(field -> field.matches("indicators\\[\\d+]\\.items\\[0]"));
        assertThat(refused.jsonPath().getList("violations.message", String.class))
                .anyMatch(message -> message.matches("第\\d+行：基准分 6000 不在 range 之内"))
                .anyMatch(message -> message.matches("第\\d+行：目录中没有“INCOME”"));
        city.as(Role.MODELER).get(Workbench.MODELS + bench.version).then().statusCode(404);
    }

    @Test
    void rubbish_is_refused_as_such() {
        for (String rubbish : List.of("", "[1, 2", "\u0000", "just words", "- a\n- b\n", "model: &a [*a]\n")) {
            Response refused = bench.draft(rubbish);
            assertThat(refused.statusCode()).as(rubbish).isEqualTo(400);
            assertThat(refused.jsonPath().getList("violations")).as(rubbish).isNotEmpty();
        }
        assertThat(bench.draft("#".repeat(256 * 1024 + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void a_text_of_another_version_or_model_is_refused() {
        assertThat(bench.draft(bench.with(bench.version, "2090.999999"))
                        .jsonPath()
                        .getString("violations[0].message"))
                .contains("quancheng-2090.999999.yaml");
        assertThat(bench.draft(bench.with("model: quancheng", "model: another")).statusCode())
                .isEqualTo(400);
        city.as(Role.MODELER)
                .contentType("application/yaml")
                .body(new byte[] {'x'})
                .put(Workbench.MODELS + "current")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("version"));
    }

    @Test
    void the_same_text_once_more_changes_nothing() {
        bench.approved();
        assertThat(bench.draft(bench.text).statusCode()).isEqualTo(200);
        assertThat(bench.state()).isEqualTo("APPROVED");
    }

    @Test
    void whoever_changes_what_another_one_wrote_has_read_it() {
        String first = bench.draft(bench.text).jsonPath().getString("digest");
        String mine = bench.with("cap: 60", "cap: 70");
        String other = "second-modeler-of-tests";

        Response unread = bench.draft(mine, other, null);
        assertThat(unread.statusCode()).isEqualTo(409);
        assertThat(unread.jsonPath().getString("detail")).contains(Workbench.MODELER, first, "If-Match");
        assertThat(bench.draft(mine, other, "0".repeat(64)).statusCode()).isEqualTo(409);
        assertThat(bench.draft(mine, other, first).statusCode()).isEqualTo(200);
        // And back: the first author has not read what the second one wrote.
        assertThat(bench.draft(bench.text).statusCode()).isEqualTo(409);
        assertThat(bench.read().getList("authors", String.class)).containsExactlyInAnyOrder(Workbench.MODELER, other);
    }

    @Test
    void a_changed_text_is_simulated_and_approved_anew() {
        bench.approved();
        assertThat(bench.draft(bench.with("cap: 60", "cap: 70")).statusCode()).isEqualTo(200);

        JsonPath changed = bench.read();
        assertThat(changed.getString("state")).isEqualTo("DRAFT");
        assertThat(changed.getList("approvals")).isEmpty();
        assertThat(changed.getString("simulation")).isNull();
        assertThat(bench.publish(bench.month()).statusCode()).isEqualTo(409);
    }

    @Test
    void a_draft_can_be_thrown_away_and_a_published_version_can_not() {
        bench.draft(bench.text);
        assertThat(bench.discard().statusCode()).isEqualTo(204);
        assertThat(bench.discard().statusCode()).isEqualTo(404);

        bench.approved();
        bench.publish(bench.month());
        assertThat(bench.discard().statusCode()).isEqualTo(409);
        assertThat(bench.draft(bench.with("cap: 60", "cap: 70")).jsonPath().getString("detail"))
                .isEqualTo("这个版本已公布，自" + bench.month() + "起使用，不可再改；改动请写成新的版本。");
    }

    @Test
    void the_list_shows_how_far_each_version_is() {
        bench.draft(bench.text);
        city.as(Role.OPERATOR)
                .get(Workbench.MODELS + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.version == '" + bench.version + "' }.state", equalTo("DRAFT"))
                .body("items.find { it.version == '2026.1' }.state", equalTo("PUBLISHED"))
                .body("items.find { it.version == '2026.1' }.publishedBy", equalTo("file"));
        JsonPath first =
                city.as(Role.OPERATOR).get(Workbench.MODELS + "?limit=1").jsonPath();
        city.as(Role.OPERATOR)
                .get(Workbench.MODELS + "?limit=200&after=" + first.getString("next"))
                .then()
                .body("items.version", hasItem("2026.1"))
                .body("items.find { it.version == '" + first.getString("items[0].version") + "' }", equalTo(null));
    }

    @Test
    void what_differs_is_told_in_sentences() {
        bench.draft(bench.with("cap: 60", "cap: 80"));
        city.as(Role.APPROVER)
                .get(Workbench.MODELS + bench.version + "/changes")
                .then()
                .statusCode(200)
                .body("from", equalTo("2026.1"))
                .body("changes.sentence", equalTo(List.of("志愿服务上限由 60 分调整为 80 分")))
                .body("changes.place", equalTo(List.of("indicators.SOC-CON-01.cap")));
        city.as(Role.APPROVER)
                .get(Workbench.MODELS + "2026.1/changes?from=" + bench.version)
                .then()
                .body("changes[0].sentence", equalTo("志愿服务上限由 80 分调整为 60 分"));
        city.as(Role.APPROVER)
                .header("Accept-Language", "en")
                .get(Workbench.MODELS + bench.version + "/changes")
                .then()
                .body("changes[0].sentence", equalTo("the upper bound of 志愿服务 changes from 60 points to 80 points"));
        city.as(Role.APPROVER).get(Workbench.MODELS + "2090.0/changes").then().statusCode(404);
    }
}
