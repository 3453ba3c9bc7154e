package cn.quancheng.scores;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.Statements;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** A citizen's own score, its history and its why. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class MyScoreTest {
    private static final List<String> ADDRESSES = List.of("", "/history", "/explanation", "/calendar", "/advice");

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    private ScoredCitizen citizen;

    @BeforeEach
    void inDecember() {
        citizen = new ScoredCitizen(city, clock);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void the_score_says_its_tier_its_dimensions_and_what_is_missing() {
        citizen.publish()
                .asks()
                .get("/api/v1/me/score")
                .then()
                .statusCode(200)
                .body("month", is("2026-12"))
                .body("score", is(579))
                .body("tier", is("B"))
                .body("tierName", is("信用一般"))
                .body("dimensions", equalTo(Map.of("GOVERNMENT", -30, "COMMERCE", 0, "SOCIETY", 9, "JUDICIAL", 0)))
                .body("modelVersion", is("2026.1"))
                .body("revised", is(false))
                .body("nextTier.tier", is("A"))
                .body("nextTier.missing", is(21));
    }

    @Test
    void there_is_no_tier_above_the_top() {
        for (String grade : List.of("NATIONAL", "PROVINCIAL")) {
            citizen.report(citizen.service + grade, "HONOR," + grade + ",,2026-05-20,,,,示例部门");
        }
        citizen.report(citizen.service + "B", "BRAVERY,,,2026-05-20,,,,示例部门");
        citizen.report(citizen.service + "S", "VOLUNTEER_SERVICE,,14400,2026-05-20,,,,示例部门");
        citizen.publish();

        citizen.get("").then().body("score", is(600 + 80 + 50 + 60 - 30)).body("nextTier", nullValue());
        citizen.get("/advice")
                .then()
                .body("outcome", is("AT_THE_TOP"))
                .body("nextTier", nullValue())
                .body("steps.size()", is(0));
    }

    @Test
    void an_explanation_adds_up_and_speaks_plainly() {
        JsonPath why = citizen.publish().json("/explanation");

        int parts = why.getList("indicators.contribution", Integer.class).stream()
                        .mapToInt(i -> i)
                        .sum()
                + why.getList("adjustments.points", Integer.class).stream()
                        .mapToInt(i -> i)
                        .sum();
        assertThat(why.getInt("baseline") + parts)
                .isEqualTo(why.getInt("score"))
                .isEqualTo(579);
        assertThat(why.getString("text")).isEqualTo("基准分 600 分，各项合计减 21 分，总分 579 分，等级为B（信用一般）");
        assertThat(why.getString("indicators.find { it.code == 'SOC-CON-01' }.text"))
                .isEqualTo("志愿服务满 36 小时，加 9 分，2028 年 6 月起失效");
        Map<String, Object> record = why.getMap("indicators.find { it.code == 'GOV-LAW-03' }.records[0]");
        assertThat(record)
                .containsEntry("recordNo", citizen.penalty)
                .containsEntry("department", "示例部门")
                .containsEntry("state", "COUNTING")
                .containsEntry("endsOn", "2027-10-05")
                .containsEntry("text", "2026-10-05 一般行政处罚，扣 30 分，2027 年 11 月起不再扣分");
        assertThat(why.getList("reasons.code")).containsExactly("GOV-LAW-03.HOLDS_DOWN", "SOC-CON-01.LIFTS");
    }

    @Test
    void an_explanation_speaks_english_to_whoever_asks_for_it() {
        String text = citizen.publish()
                .asks()
                .header("Accept-Language", "en")
                .get("/api/v1/me/score/explanation")
                .jsonPath()
                .getString("indicators.find { it.code == 'SOC-CON-01' }.text");

        assertThat(text)
                .isEqualTo("volunteer service of 36 hours, adds 9 points, no longer counting from June 2028 on");
    }

    @Test
    void staff_with_a_case_see_the_same_explanation() {
        JsonPath own = citizen.publish().json("/explanation");
        JsonPath staffs = city.search(citizen.idNumber).jsonPath();

        assertThat(staffs.<Object>get("score")).isEqualTo(own.get("$"));
    }

    @Test
    void a_decision_leaves_the_score_before_it_to_be_read_and_explained() {
        citizen.publish();
        String before = citizen.json("").getString("version");
        city.close(citizen.penalty, "REVOKED", "2026-12-05").then().statusCode(204);

        JsonPath now = citizen.json("");
        assertThat(now.getInt("score")).isEqualTo(609);
        assertThat(now.getBoolean("revised")).isTrue();
        citizen.get("/history")
                .then()
                .body("items[0].month", is("2026-12"))
                .body("items[0].score", is(609))
                .body("items[0].version", is(now.getString("version")))
                .body("items[0].versions.score", equalTo(List.of(609, 579)))
                .body("items[0].versions.because", equalTo(List.of("DECISION", "RUN")));
        citizen.get("/explanation?month=2026-12&version=" + before).then().body("score", is(579));
        citizen.get("/explanation?month=2026-12")
                .then()
                .body("score", is(609))
                .body("indicators.find { it.code == 'GOV-LAW-03' }.records.size()", is(0));
        citizen.publish();
        assertThat(citizen.json("/history").getList("items[0].versions.score", Integer.class))
                .containsExactly(609, 609, 579);
        citizen.get("/explanation?version=" + before + "&month=2026-12").then().body("score", is(579));
    }

    @Test
    void history_turns_its_pages_and_names_months_without_a_score() {
        city.publish("2026-08");
        citizen.publish();

        JsonPath first = citizen.json("/history?limit=1");
        assertThat(first.getList("items.month")).containsExactly("2026-12");
        JsonPath all = citizen.json("/history?after=" + first.getString("next"));
        assertThat(all.getList("items.month")).doesNotContain("2026-12").contains("2026-08");
        assertThat(all.<Object>get("items.find { it.month == '2026-08' }.score"))
                .isNull();
        citizen.get("/history?after=rubbish")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("after")));
        citizen.get("/history?limit=0").then().statusCode(400);
        citizen.get("/explanation?month=2026-08").then().statusCode(404);
        citizen.get("/explanation?month=1999-01").then().statusCode(404);
        citizen.get("/explanation?month=rubbish").then().statusCode(400);
        citizen.get("/explanation?version=99").then().statusCode(404);
    }

    @Test
    void whoever_does_not_agree_is_told_where_the_notice_is() {
        citizen.publish();
        city.withdraw(citizen.idNumber, "a case").then().statusCode(204);

        for (String address : ADDRESSES) {
            citizen.get(address)
                    .then()
                    .statusCode(409)
                    .header("Link", containsString("/api/v1/notices/current"))
                    .body("detail", containsString("/api/v1/notices/current"));
        }
        citizen.simulate("{}").then().statusCode(409);
    }

    @Test
    void whoever_agreed_in_a_month_that_is_not_published_is_told_the_day() {
        citizen.publish();
        city.withdraw(citizen.idNumber, "a case").then().statusCode(204);
        clock.set(LocalDate.of(2027, 1, 5));
        citizen.agreeOn("2027-01-05").then().statusCode(201);

        for (String address : List.of("", "/explanation", "/calendar", "/advice")) {
            citizen.get(address).then().statusCode(404).body("detail", containsString("2027-01-01"));
        }
        citizen.get("/history").then().statusCode(200).body("items[0].score", nullValue());
    }

    @Test
    void an_agreement_shows_its_score_at_once() {
        citizen.publish();
        city.withdraw(citizen.idNumber, "a case").then().statusCode(204);
        citizen.agreeOn("2026-12-06").then().statusCode(201);

        citizen.get("").then().statusCode(200).body("score", is(579)).body("revised", is(true));
    }

    @Test
    void every_look_is_written_down() throws SQLException {
        citizen.publish();
        ADDRESSES.forEach(address -> citizen.get(address).then().statusCode(200));
        citizen.get("").then().statusCode(200);
        citizen.simulate("{}").then().statusCode(200);

        Map<String, Long> looks = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            Sql.list(
                            connection,
                            "SELECT action, count(*) FROM audit_log WHERE subject_citizen = ? AND actor = ? GROUP BY 1",
                            row -> Map.entry(row.getString(1), row.getLong(2)),
                            city.idOf(citizen.idNumber),
                            "citizen/" + city.idOf(citizen.idNumber))
                    .forEach(look -> looks.put(look.getKey(), look.getValue()));
        }
        assertThat(looks)
                .containsEntry("OWN_SCORE_READ", 2L)
                .containsEntry("OWN_SCORE_HISTORY_READ", 1L)
                .containsEntry("OWN_SCORE_EXPLAINED", 1L)
                .containsEntry("OWN_CALENDAR_READ", 1L)
                .containsEntry("OWN_ADVICE_READ", 1L)
                .containsEntry("OWN_SCORE_SIMULATED", 1L);
    }

    @Test
    void a_look_costs_as_many_statements_as_it_always_did() {
        citizen.publish();
        Map<String, Integer> statements = new TreeMap<>();
        for (String address : ADDRESSES) {
            citizen.get(address).then().statusCode(200);
            try (Statements counted = new Statements()) {
                counted.marked(citizen.asks())
                        .get("/api/v1/me/score" + address)
                        .then()
                        .statusCode(200);
                statements.put(address, counted.count());
            }
        }
        try (Statements counted = new Statements()) {
            counted.marked(citizen.asks())
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/me/score/simulation")
                    .then()
                    .statusCode(200);
            statements.put("/simulation", counted.count());
        }

        assertThat(statements)
                .isEqualTo(new TreeMap<>(Map.of(
                        "", 1,
                        "/history", 6,
                        "/explanation", 7,
                        "/calendar", 10,
                        "/advice", 9,
                        "/simulation", 9)));
    }
}
