package cn.quancheng.monthlyrun.watch;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

/** A month in which many fall at once is held back, whatever the departments sent. */
@QuarkusTest
@TestProfile(WatchedCity.class)
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class FallingScoresTest {
    private static final int PEOPLE = 600;
    private static final String OFFICE = YearOfReports.OFFICES.get(2);

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
    void what_no_longer_counts_for_many_and_who_is_gone_is_said_in_words_and_figures() {
        year.begins(PEOPLE);
        // The agreements of a fifth of all end in January.
        List<String> everybody = new ArrayList<>(
                year.register(PEOPLE / 4, year.month(1).atDay(10).minusYears(2)));
        everybody.addAll(year.citizens());
        LocalDate nearlyAYearAgo = year.month(1).atDay(20).minusYears(1);
        // 600 + 20 - 10 for everybody until the end of January; the 20 are not reported again.
        year.send(OFFICE, everybody, "UTILITIES_PAID_ON_TIME", nearlyAYearAgo, "");
        year.send(OFFICE, everybody, "UNCIVIL_BEHAVIOR", year.month(1).atDay(1).minusDays(1), "罚1号");
        year.passes(1);

        JsonPath run = year.compute(2, "HELD");

        List<String> alerts = run.getList("alerts");
        assertThat(alerts).hasSize(4);
        assertThat(alerts.get(0)).startsWith("有分数的市民由").contains("减少").endsWith("上限10.0%");
        assertThat(alerts.get(1)).startsWith("分数的分布与上次相比变化过大：PSI ").endsWith("上限0.25");
        assertThat(alerts.get(2)).startsWith("“公用事业按期缴费”得分的分布与上次相比变化过大");
        assertThat(alerts.get(3)).startsWith("两次都有分数的市民中，").endsWith("的等级变了，上限20.0%");
        city.as(Role.MODELER)
                .get("/api/v1/runs/" + run.getInt("id") + "/comparison")
                .then()
                .statusCode(200)
                .body("find { it.kind == 'INDICATOR_PSI' && it.subject == '不文明行为处罚' }.crossed", is(false))
                .body("find { it.kind == 'TIERS_CHANGED' }.crossed", is(true))
                .body("find { it.kind == 'TIERS_CHANGED' }.value.toDouble()", closeTo(1, 0.2));
        city.as(Role.MODELER).get("/api/v1/runs/999999/comparison").then().statusCode(404);
    }

    @Test
    void a_month_like_the_last_one_is_published_and_its_figures_can_be_read() {
        year.begins(PEOPLE);
        year.passes(1);

        JsonPath run = year.compute(2, "PUBLISHED");

        assertThat(run.getList("alerts")).isEmpty();
        assertThat(run.getInt("comparedWith")).isPositive();
        city.as(Role.AUDITOR)
                .get("/api/v1/runs/" + run.getInt("id") + "/comparison")
                .then()
                .body("find { it.kind == 'SCORE_PSI' }.value.toDouble()", closeTo(0, 0.02))
                .body("find { it.kind == 'SCORED' }.crossed", is(false))
                .body("findAll { it.crossed }.size()", is(0));
    }
}
