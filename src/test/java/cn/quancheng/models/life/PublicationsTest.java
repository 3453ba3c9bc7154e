package cn.quancheng.models.life;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

/** Rule 11: a model changes only forward, announced, and never in a month that has begun. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class PublicationsTest extends AtTheWorkbench {
    @Inject
    Models models;

    @Test
    void what_two_approved_scores_from_its_first_month_on_and_is_announced_before() {
        bench.approved();
        Response published = bench.publish(bench.month());

        assertThat(published.jsonPath().getString("state")).isEqualTo("PUBLISHED");
        YearMonth first = YearMonth.parse(bench.month());
        assertThat(models.forMonth(first)
                        .map(PublishedModel::model)
                        .orElseThrow()
                        .version())
                .isEqualTo(bench.version);
        assertThat(models.forMonth(first.minusMonths(1)).orElseThrow().model().version())
                .isEqualTo("2026.1");
        assertThat(Workbench.announcedFor(bench.version)).isEqualTo(bench.month());
    }

    @Test
    void what_is_announced_says_in_sentences_what_changes() {
        bench.simulated(bench.with("cap: 60", "cap: 80"), null);
        bench.approve(Workbench.APPROVER);
        bench.approve(Workbench.SECOND);
        bench.publish(bench.month());

        given().get(Workbench.MODELS + "announced")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.version == '" + bench.version + "' }.changes.sentence",
                        hasItem("志愿服务上限由 60 分调整为 80 分"))
                .body(
                        "items.find { it.version == '" + bench.version
                                + "' }.rules.lines.find { it.code == 'SOC-CON-01' }.limit",
                        equalTo("至多加 80 分"));
    }

    @Test
    void nothing_is_published_for_a_month_that_has_begun() {
        bench.approved();
        for (String month : new String[] {"2026-11", "2026-10", "2020-07"}) {
            Response refused = bench.publish(month);
            assertThat(refused.statusCode()).as(month).isEqualTo(422);
            assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("firstMonth");
            assertThat(refused.jsonPath().getString("violations[0].message")).isEqualTo("最早从 2026-12 起：规则只用于以后的月份");
        }
        assertThat(bench.publish("2026-13").statusCode()).isEqualTo(400);
        assertThat(bench.state()).isEqualTo("APPROVED");
    }

    @Test
    void two_versions_do_not_begin_in_one_month() {
        bench.approved();
        assertThat(bench.publish(bench.month()).statusCode()).isEqualTo(200);
        Workbench other = new Workbench(city, life);
        try {
            other.approved();
            Response refused = other.publish(bench.month());
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.jsonPath().getString("detail")).isEqualTo("已有另一个版本自 " + bench.month() + " 起使用。");
        } finally {
            other.clear();
        }
    }

    @Test
    void a_text_that_names_its_first_month_is_published_for_no_other() {
        String own = bench.text.replaceFirst("baseline:", "first-month: \"" + bench.month(2) + "\"\nbaseline:");
        bench.simulated(own, null);
        bench.approve(Workbench.APPROVER);
        bench.approve(Workbench.SECOND);
        assertThat(bench.publish(bench.month(1)).jsonPath().getString("violations[0].message"))
                .isEqualTo("原文写明的首月是 " + bench.month(2));
        assertThat(bench.publish(bench.month(2)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_model_that_moves_a_group_too_far_is_published_with_a_written_reason_or_not_at_all() {
        bench.approved("60岁以上市民达到A级的比例由0.91降至0.74");
        Response refused = bench.publish(bench.month());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("detail")).contains("60岁以上市民");
        assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("reason");
        assertThat(bench.publish(bench.month(), " ").statusCode()).isEqualTo(422);

        Response published = bench.publish(bench.month(), "增设银发志愿项目后重评");
        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(published.jsonPath().getString("reason")).isEqualTo("增设银发志愿项目后重评");
    }

    @Test
    void a_publication_is_taken_back_until_its_month_comes_and_needs_two_approvals_again() {
        bench.approved();
        bench.publish(bench.month());

        assertThat(bench.withdraw().jsonPath().getString("state")).isEqualTo("SIMULATED");
        assertThat(Workbench.announcedFor(bench.version)).isNull();
        assertThat(models.forMonth(YearMonth.parse(bench.month()))
                        .orElseThrow()
                        .model()
                        .version())
                .isEqualTo("2026.1");
        assertThat(bench.withdraw().statusCode()).isEqualTo(409);
        assertThat(bench.publish(bench.month()).statusCode()).isEqualTo(409);

        bench.approve(Workbench.APPROVER);
        bench.approve(Workbench.SECOND);
        assertThat(bench.publish(bench.month(2)).statusCode()).isEqualTo(200);
    }

    @Test
    void once_its_month_has_come_a_version_stays_and_the_one_before_is_retired() {
        bench.approved();
        bench.publish(bench.month());
        clock.set(YearMonth.parse(bench.month()).atDay(1));

        Response refused = bench.withdraw();
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("detail")).contains("自 " + bench.month() + " 起已经使用");
        assertThat(bench.state()).isEqualTo("PUBLISHED");
        assertThat(city.as(Role.AUDITOR)
                        .get(Workbench.MODELS + "2026.1")
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("RETIRED");
        given().get(Workbench.MODELS + "current").then().body("version", equalTo(bench.version));
    }

    @Test
    void anybody_reads_the_rules_of_this_month() {
        given().get(Workbench.MODELS + "current")
                .then()
                .statusCode(200)
                .body("version", equalTo("2026.1"))
                .body("baseline", equalTo(600))
                .body("tiers[0].name", equalTo("信用优秀"))
                .body("lines.find { it.code == 'SOC-CON-01' }.rule", equalTo("每满 4 小时加 1 分"))
                .body(
                        "lines.find { it.code == 'GOV-HON-01' }.rule",
                        equalTo("每条按级别：国家级加 50 分、省级加 30 分、市级加 20 分、区县级加 10 分"))
                .body("lines.find { it.code == 'GOV-HON-01' }.duration", equalTo("36 个月内足额，此后 24 个月内逐月递减至 0"))
                .body("lines.find { it.code == 'GOV-LAW-03' }.limit", equalTo("至多减 90 分"))
                .body("lines.find { it.code == 'GOV-LAW-03' }.items[0].basis", startsWith("山东省社会信用条例"))
                .body("lines.find { it.code == 'SOC-CON-03' }.counts", equalTo(false));
    }
}
