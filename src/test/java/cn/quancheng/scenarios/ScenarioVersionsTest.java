package cn.quancheng.scenarios;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scenarios.ScenarioFolder.OfferFile;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Scenarios are drafted by one person and published by another; a version never changes. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ScenarioVersionsTest {
    private static final String TODAY = "2026-11-23";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Scenarios scenarios;

    @Inject
    ScenarioImport files;

    private Association association;

    @BeforeEach
    void aDayInNovember() {
        clock.set(LocalDate.parse(TODAY));
        association = new Association(city);
    }

    @AfterEach
    void today() {
        association.clear(TODAY);
        clock.reset();
    }

    @Test
    void a_draft_shows_nothing_until_somebody_else_publishes_it() {
        Response drafted = association.draft(association.text);

        assertThat(drafted.jsonPath().getString("state")).isEqualTo("DRAFT");
        assertThat(drafted.jsonPath().getString("draftedBy")).isEqualTo("operator-of-tests");
        assertThat(association.read().statusCode()).isEqualTo(404);

        Response published = association.publish(drafted.jsonPath().getString("digest"));

        assertThat(published.jsonPath().getInt("version")).isEqualTo(1);
        assertThat(association.read().jsonPath().getString("title")).isEqualTo("小小的优惠");
        assertThat(association.read().jsonPath().getString("digest"))
                .isEqualTo(drafted.jsonPath().getString("digest"));
    }

    @Test
    void nobody_publishes_a_draft_of_their_own() {
        String digest = association.draft(association.text).jsonPath().getString("digest");

        Response own = association.publish(digest, Role.OPERATOR, "operator-of-tests");

        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(own.jsonPath().getString("detail")).contains("另一人");
        assertThat(association.read().statusCode()).isEqualTo(404);
        assertThat(association
                        .publish(digest, Role.OPERATOR, "second-operator-of-tests")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobody_publishes_what_they_did_not_read() {
        String first = association.draft(association.text).jsonPath().getString("digest");
        association.draft(association.text.with("小小的优惠", "另一个标题"));

        Response published = association.publish(first);

        assertThat(published.statusCode()).isEqualTo(409);
        assertThat(published.jsonPath().getString("detail")).contains("已经改过");
        assertThat(association.publish("0".repeat(64)).statusCode()).isEqualTo(409);
        assertThat(association.publish("no digest").statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_to_be_published_can_be_read_with_its_digest() {
        association.draft(association.text);
        JsonPath draft = association.versions().jsonPath();

        JsonPath read = city.as(Role.APPROVER)
                .get(Association.PATH + association.code + "/versions/" + draft.getLong("items[0].id"))
                .jsonPath();

        assertThat(read.getString("yaml")).isEqualTo(association.text.text());
        assertThat(read.getString("digest"))
                .isEqualTo(association.text.file().digest())
                .isEqualTo(draft.getString("items[0].digest"));
        assertThat(city.as(Role.APPROVER)
                        .get("/api/v1/scenarios/drafts?limit=200")
                        .jsonPath()
                        .<String>getList("items.scenario"))
                .contains(association.code);
        assertThat(city.as(Role.APPROVER)
                        .get(Association.PATH + "LODGING_DEPOSIT_FREE/versions/" + draft.getLong("items[0].id"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_change_is_a_new_version_and_the_old_one_stays_readable() {
        association.offer(association.text);
        BenefitScenario first = scenarios.published(association.code).orElseThrow();
        association.offer(association.text.with("小小的优惠", "更大的优惠").with("most: 20", "most: 30"));
        BenefitScenario second = scenarios.published(association.code).orElseThrow();

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.title()).isEqualTo("更大的优惠");
        assertThat(scenarios.version(first.versionId())).contains(first);
        assertThat(scenarios.version(second.versionId())).contains(second);
        assertThat(association.versions().jsonPath().<Integer>getList("items.version"))
                .containsExactly(2, 1);
    }

    @Test
    void versions_come_page_by_page() {
        association.offer(association.text);
        association.offer(association.text.with("小小的优惠", "第二版"));
        association.draft(association.text.with("小小的优惠", "第三版"));
        String path = Association.PATH + association.code + "/versions?limit=2";

        JsonPath first = city.as(Role.OPERATOR).get(path).jsonPath();
        JsonPath second = city.as(Role.OPERATOR)
                .get(path + "&after=" + first.getString("next"))
                .jsonPath();

        assertThat(first.<String>getList("items.state")).containsExactly("DRAFT", "PUBLISHED");
        assertThat(second.<Integer>getList("items.version")).containsExactly(1);
        assertThat(second.getString("next")).isNull();
        assertThat(city.as(Role.OPERATOR)
                        .get(Association.PATH + "NO_SUCH_OFFER/versions")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_draft_is_refused_with_every_fault_its_line_and_its_field() {
        Response refused = association.draft(
                association.text.with("minimum-tier: A", "minimum-tier: B").with("most: 20", "most: 0"));

        assertThat(refused.statusCode()).isEqualTo(400);
        List<Map<String, String>> violations = refused.jsonPath().getList("violations");
        assertThat(violations)
                .extracting(violation -> violation.get("field"))
                .containsExactly("minimum-tier", "places.in-all.most");
        assertThat(violations.get(0).get("message")).startsWith("第5行：");
        assertThat(violations.get(1).get("message")).startsWith("第14行：");
        assertThat(association.versions().statusCode()).isEqualTo(404);
    }

    @Test
    void a_text_for_another_code_and_one_that_is_too_large_are_refused() {
        assertThat(association.draft(OfferText.DEPOSIT).jsonPath().getString("violations[0].field"))
                .isEqualTo("code");
        assertThat(association
                        .draft(new OfferText(association.text.text() + "#".repeat(70_000)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_draft_that_says_what_is_published_already_is_refused() {
        association.offer(association.text);

        assertThat(association.draft(association.text).statusCode()).isEqualTo(409);
    }

    @Test
    void a_draft_of_somebody_else_is_discarded_before_it_is_written_anew() {
        association.draft(association.text);
        OfferText other = association.text.with("小小的优惠", "另一个标题");

        Response refused = association.draft(other, "second-operator-of-tests");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("detail")).contains("operator-of-tests");
        assertThat(association.discard("second-operator-of-tests").statusCode()).isEqualTo(204);
        assertThat(association.discard("second-operator-of-tests").statusCode()).isEqualTo(404);
        assertThat(association.draft(other, "second-operator-of-tests").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_draft_that_was_written_before_another_version_was_published_is_out_of_date() throws SQLException {
        files.take(List.of(file(association.text)));
        String digest = association
                .draft(association.text.with("小小的优惠", "旧的想法"))
                .jsonPath()
                .getString("digest");
        files.take(List.of(file(association.text.with("小小的优惠", "文件里的新版"))));

        Response published = association.publish(digest);

        assertThat(published.statusCode()).isEqualTo(409);
        assertThat(published.jsonPath().getString("detail")).contains("最新版本");
    }

    @Test
    void every_step_stands_in_the_book() {
        // A second of its own: the book is full of other tests' lines.
        clock.set(Instant.parse(TODAY + "T09:41:07Z"));
        association.draft(association.text);
        association.discard("operator-of-tests");
        association.offer(association.text);
        association.end("2026-12-01");
        association.reopen();

        List<String> actions = city.as(Role.AUDITOR)
                .get("/api/v1/audit?limit=200&from=" + TODAY + "T09:41:07Z&to=" + TODAY + "T09:41:08Z")
                .jsonPath()
                .getList("items.findAll { it.subject == 'scenario/" + association.code + "' }.action");
        assertThat(actions)
                .containsExactly(
                        "SCENARIO_ENDING_UNDONE",
                        "SCENARIO_ENDED",
                        "SCENARIO_PUBLISHED",
                        "SCENARIO_DRAFTED",
                        "SCENARIO_DRAFT_DISCARDED",
                        "SCENARIO_DRAFTED");
    }

    @Test
    void the_text_of_what_is_offered_is_there_to_begin_with() {
        association.offer(association.text);

        Response text = given().accept("application/yaml").get(Association.PATH + association.code);

        assertThat(text.contentType()).startsWith("application/yaml");
        assertThat(text.asString()).isEqualTo(association.text.text());
        assertThat(given().accept("application/yaml;q=0.5, application/json")
                        .get(Association.PATH + association.code)
                        .contentType())
                .startsWith("application/json");
    }

    private OfferFile file(OfferText text) {
        YamlFile file = text.file(OfferReader.fileName(association.code));
        return ScenarioFolder.check(List.of(file)).get(0);
    }
}
