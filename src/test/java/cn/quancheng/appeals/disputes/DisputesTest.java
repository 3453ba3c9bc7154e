package cn.quancheng.appeals.disputes;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.appeals.Accused;
import cn.quancheng.platform.Sql;
import cn.quancheng.scores.RecomputedScores;
import cn.quancheng.security.accounts.Role;
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
import java.time.YearMonth;
import java.util.List;

import static cn.quancheng.appeals.Accused.DISPUTES;
import static cn.quancheng.appeals.Accused.REASON;
import static cn.quancheng.appeals.Accused.decide;
import static cn.quancheng.appeals.Accused.numberOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** A citizen holds a record to be wrong. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DisputesTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 12);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    RecomputedScores recomputed;

    @Inject
    AgroalDataSource database;

    private Accused citizen;

    @BeforeEach
    void aPenaltyInDecember() {
        clock.set(LocalDate.of(2026, 12, 7));
        citizen = Accused.one(city);
        city.publish(MONTH.toString());
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void from_the_moment_of_a_dispute_the_record_weighs_nothing_and_it_is_due_in_five_working_days()
            throws SQLException {
        assertThat(citizen.score()).isEqualTo(570);

        citizen.dispute()
                .then()
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .body("dueOn", equalTo("2026-12-14"))
                .body("recordNo", equalTo(citizen.penalty));

        assertThat(citizen.score()).isEqualTo(600);
        recomputed.check(citizen.id(), MONTH);
        citizen.get("/api/v1/me/score/explanation")
                .then()
                .body("indicators.find { it.code == 'GOV-LAW-03' }.records[0].state", equalTo("DISPUTED"));
    }

    @Test
    void an_upheld_dispute_revokes_the_record_without_a_trace_and_the_next_run_agrees() throws SQLException {
        long id = numberOf(citizen.dispute());
        decide(city, id, "ACCEPT").then().statusCode(200);

        assertThat(citizen.score()).isEqualTo(600);
        recomputed.check(citizen.id(), MONTH);
        citizen.get(DISPUTES + "/" + id)
                .then()
                .body("state", equalTo("UPHELD"))
                .body("decisionReason", equalTo(REASON));
        assertThat(citizen.get("/api/v1/me/score/explanation").asString()).doesNotContain(citizen.penalty);
        assertThat(told())
                .containsExactly("您的信用记录（编号%s）的异议成立，记录已被撤销。说明：%s有分数的，已按此重新计算。".formatted(citizen.penalty, REASON));
        city.publish(MONTH.toString());
        assertThat(citizen.score()).isEqualTo(600);
        recomputed.check(citizen.id(), MONTH);
    }

    @Test
    void a_dismissed_dispute_lets_the_record_weigh_again_and_says_why() throws SQLException {
        long id = numberOf(citizen.dispute());
        decide(city, id, "REJECT").then().statusCode(200);

        assertThat(citizen.score()).isEqualTo(570);
        recomputed.check(citizen.id(), MONTH);
        citizen.get(DISPUTES).then().body("items.state", contains("DISMISSED"));
        assertThat(told()).singleElement().asString().contains("没有成立", REASON);
    }

    @Test
    void a_dispute_that_is_taken_back_lets_the_record_weigh_again_and_may_be_raised_anew() throws SQLException {
        long id = numberOf(citizen.dispute());
        citizen.delete(DISPUTES + "/" + id).then().statusCode(204);
        citizen.delete(DISPUTES + "/" + id).then().statusCode(204);

        assertThat(citizen.score()).isEqualTo(570);
        recomputed.check(citizen.id(), MONTH);
        decide(city, id, "ACCEPT").then().statusCode(409);
        citizen.dispute().then().statusCode(201);
    }

    @Test
    void after_a_dismissal_only_something_new_opens_another_dispute() {
        decide(city, numberOf(citizen.dispute("不是我。", null)), "REJECT").then().statusCode(200);

        citizen.dispute("不 是 我！", "有新证人").then().statusCode(409).body("violations[0].field", equalTo("statement"));
        citizen.dispute("请再看一次", null).then().statusCode(409).body("violations[0].field", equalTo("newFacts"));
        citizen.dispute("请再看一次", " 。").then().statusCode(409);
        citizen.dispute("请再看一次", "不是我").then().statusCode(409);
        citizen.dispute("请再看一次", "请再看一次！").then().statusCode(409);
        long again = numberOf(citizen.dispute("请再看一次", "找到了当天的车票"));

        Accused.claim(city, again, "reviewer-of-tests");
        city.as(Role.REVIEWER)
                .get("/api/v1/reviews/" + again)
                .then()
                .body("matter.newFacts", equalTo("找到了当天的车票"))
                .body("matter.dismissed.statement", contains("不是我。"))
                .body("matter.record.recordNo", equalTo(citizen.penalty));
    }

    @Test
    void one_dispute_about_a_record_is_open_however_often_it_is_raised_at_once() throws Exception {
        city.asCitizen(citizen.idNumber);
        assertThat(AtOnce.run(4, () -> citizen.dispute().statusCode()))
                .containsOnlyOnce(201)
                .contains(409);
    }

    @Test
    void nobody_disputes_a_record_that_is_closed_unknown_or_somebody_elses() {
        Accused other = Accused.one(city);
        other.post(
                        DISPUTES,
                        "{\"recordNo\":\"%s\",\"reason\":\"OTHER\",\"statement\":\"x\"}".formatted(citizen.penalty))
                .then()
                .statusCode(404);
        city.close(citizen.penalty, "PERFORMED", "2026-12-01").then().statusCode(204);

        citizen.dispute().then().statusCode(409);
    }

    @Test
    void where_two_departments_gave_the_same_number_the_choices_are_named() {
        citizen.report(citizen.penalty, "GENERAL_PENALTY,,,2026-08-06,,D2,ORDINARY", "另一部门");

        citizen.dispute()
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("department"))
                .body("violations[0].message", containsString("另一部门"))
                .body("violations[0].message", containsString("示例部门"));
        citizen.post(
                        DISPUTES,
                        "{\"recordNo\":\"%s\",\"department\":\"另一部门\",\"reason\":\"OTHER\",\"statement\":\"x\"}"
                                .formatted(citizen.penalty))
                .then()
                .statusCode(201)
                .body("department", equalTo("另一部门"));
    }

    @Test
    void whoever_never_agreed_disputes_what_is_held_about_them_and_nothing_is_scored() {
        String stranger = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district\n" + stranger + ",示例,历下区\n");
        String recordNo = "S" + citizen.penalty;
        city.report(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                        + recordNo + "," + stranger + ",示例,GENERAL_PENALTY,,,2026-08-05,,D1,ORDINARY,示例部门\n");

        long id = numberOf(city.asCitizen(stranger)
                .contentType("application/json")
                .body("{\"recordNo\":\"%s\",\"reason\":\"REPEATED\",\"statement\":\"报了两次\"}".formatted(recordNo))
                .post(DISPUTES));

        decide(city, id, "ACCEPT").then().statusCode(200);
        assertThat(city.search(stranger).jsonPath().<Object>get("score")).isNull();
    }

    @Test
    void leaving_does_not_end_a_dispute() {
        long id = numberOf(citizen.dispute());
        citizen.leave().then().statusCode(204);

        decide(city, id, "ACCEPT").then().statusCode(200);
        citizen.get(DISPUTES + "/" + id).then().body("state", equalTo("UPHELD"));
        assertThat(citizen.score()).isNull();
    }

    @Test
    void each_act_is_one_line_that_the_citizen_reads_in_words() {
        long id = numberOf(citizen.dispute());
        Accused.claim(city, id, "reviewer-of-tests");
        city.as(Role.REVIEWER).get("/api/v1/reviews/" + id).then().statusCode(200);
        decide(city, id, "REJECT").then().statusCode(200);

        JsonPath lines = citizen.get("/api/v1/me/accesses").jsonPath();
        assertThat(lines.<String>getList("items.action"))
                .filteredOn(action -> action.contains("DISPUTE"))
                .containsExactly("DISPUTE_REJECTED", "DISPUTE_OPENED", "RECORD_DISPUTED");
        assertThat(lines.<String>getList("items.what")).doesNotContain("处理了您的信息");
    }

    @Test
    void what_is_said_rests_sealed() throws SQLException {
        numberOf(citizen.dispute("我说的话", "我的新情况"));
        try (Connection connection = database.getConnection()) {
            String row = Sql.first(
                            connection,
                            "SELECT d::text || encode(sealed_statement, 'escape') || encode(sealed_new_facts, 'escape')"
                                    + " FROM disputes d WHERE citizen_id = ?",
                            found -> found.getString(1),
                            citizen.id())
                    .orElseThrow();
            assertThat(row).doesNotContain("我说的话", "我的新情况");
        }
    }

    private List<String> told() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    "SELECT text FROM citizen_messages WHERE citizen_id = ? AND kind = 'RECORD_DECIDED' ORDER BY id",
                    row -> row.getString(1),
                    citizen.id());
        }
    }
}
