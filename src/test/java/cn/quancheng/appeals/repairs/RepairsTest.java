package cn.quancheng.appeals.repairs;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
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
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import static cn.quancheng.appeals.Accused.REASON;
import static cn.quancheng.appeals.Accused.REPAIRS;
import static cn.quancheng.appeals.Accused.decide;
import static cn.quancheng.appeals.Accused.numberOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** A citizen puts a failing right, and it is gone from use. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RepairsTest {
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
    void a_repair_is_due_in_three_working_days_and_until_it_is_decided_nothing_changes() {
        citizen.repair().then().statusCode(201).body("state", equalTo("OPEN")).body("dueOn", equalTo("2026-12-10"));

        assertThat(citizen.score()).isEqualTo(570);
    }

    @Test
    void a_repaired_record_is_out_of_the_score_that_day() throws SQLException {
        repaired();

        assertThat(citizen.score()).isEqualTo(600);
        recomputed.check(citizen.id(), MONTH);
    }

    @Test
    void a_repaired_record_is_out_of_the_next_monthly_run_and_its_exchange_file() throws SQLException {
        repaired();
        int run = city.publish(MONTH.toString()).getInt("id");

        assertThat(citizen.score()).isEqualTo(600);
        recomputed.check(citizen.id(), MONTH);
        assertThat(city.scores(run)).contains(citizen.idNumber + ",2026-12,600").doesNotContain(citizen.penalty);
    }

    @Test
    void a_repaired_record_is_not_in_the_explanation_of_citizen_or_staff() {
        assertThat(citizen.get("/api/v1/me/score/explanation").asString()).contains(citizen.penalty);
        repaired();

        assertThat(citizen.get("/api/v1/me/score/explanation").asString()).doesNotContain(citizen.penalty);
        assertThat(city.search(citizen.idNumber).asString()).doesNotContain(citizen.penalty);
    }

    @Test
    void a_repaired_record_is_not_in_the_report() throws IOException {
        assertThat(report()).doesNotContain("没有在用的失信记录");
        repaired();

        assertThat(report()).contains("没有在用的失信记录");
    }

    @Test
    void the_citizen_is_told_at_once_with_the_reason_whatever_was_decided() throws SQLException {
        decide(city, numberOf(citizen.repair()), "REJECT").then().statusCode(200);
        assertThat(citizen.score()).isEqualTo(570);
        long id = repaired();

        assertThat(told()).hasSize(2);
        assertThat(told().get(0)).contains(citizen.penalty, "没有通过", REASON);
        assertThat(told().get(1)).contains(citizen.penalty, "已经修复", REASON);
        citizen.get(REPAIRS + "/" + id)
                .then()
                .body("state", equalTo("ACCEPTED"))
                .body("decisionReason", equalTo(REASON));
    }

    @Test
    void before_its_day_a_record_is_not_repaired_and_the_day_is_named() {
        clock.set(LocalDate.of(2026, 11, 4));
        citizen.repair().then().statusCode(409).body("detail", containsString("2026-11-05"));

        clock.set(LocalDate.of(2026, 11, 5));
        citizen.repair().then().statusCode(201);
    }

    @Test
    void a_record_that_is_over_no_failing_or_disputed_is_not_repaired() {
        citizen.report("V" + citizen.penalty, "VOLUNTEER_SERVICE,,960,2026-05-01,,,");
        ask("V" + citizen.penalty, null).then().statusCode(409).body("detail", containsString("不能修复"));
        numberOf(citizen.dispute());
        citizen.repair().then().statusCode(409).body("detail", containsString("异议"));

        clock.set(LocalDate.of(2027, 8, 5));
        Accused other = Accused.one(city);
        other.repair().then().statusCode(409).body("detail", containsString("已满"));
    }

    @Test
    void a_duty_that_was_performed_is_repaired_once_a_paper_shows_it() {
        String judgment = "J" + citizen.penalty;
        citizen.report(judgment, "JUDGMENT_UNPERFORMED,,,2026-12-01,,D2,ORDINARY");

        ask(judgment, null).then().statusCode(400).body("violations[0].field", equalTo("performanceDocument"));
        long id = numberOf(ask(judgment, "（2026）鲁01执结3号"));

        Accused.claim(city, id, "reviewer-of-tests");
        city.as(Role.REVIEWER)
                .get("/api/v1/reviews/" + id)
                .then()
                .body("matter.performanceDocument", equalTo("（2026）鲁01执结3号"))
                .body("matter.record.itemName", equalTo("判决确认违约未履行"));
    }

    @Test
    void the_offers_say_what_may_be_repaired_from_when_and_what_each_way_asks() {
        String fresh = "F" + citizen.penalty;
        citizen.report(fresh, "SERIOUS_PENALTY,,,2026-11-01,,D3,ORDINARY");
        JsonPath offers = citizen.get(REPAIRS + "/offers")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(offers.<String>getList("items.recordNo")).containsExactly(fresh, citizen.penalty);
        assertThat(offers.<String>getList("items.from")).containsExactly("2027-05-01", "2026-11-05");
        assertThat(offers.<Boolean>getList("items.now")).containsExactly(false, true);
        assertThat(offers.<String>getList("routes.route"))
                .containsExactly("COMMITMENT", "RECTIFICATION", "CHECK", "TRAINING", "REPORT", "CHARITY");
        assertThat(offers.<String>getList("routes.asks")).doesNotContainNull().doesNotHaveDuplicates();

        repaired();
        citizen.get(REPAIRS + "/offers").then().body("items", hasSize(1));
    }

    @Test
    void repair_needs_no_agreement_and_outlives_one() {
        long id = numberOf(citizen.repair());
        citizen.leave().then().statusCode(204);
        decide(city, id, "ACCEPT").then().statusCode(200);

        citizen.get(REPAIRS + "/offers").then().body("items", hasSize(0));
        assertThat(citizen.score()).isNull();
    }

    @Test
    void a_department_does_not_undo_a_repair_and_each_act_is_one_line() {
        repaired();
        city.reopen(citizen.penalty).then().statusCode(409);

        assertThat(citizen.get("/api/v1/me/accesses").jsonPath().<String>getList("items.action"))
                .filteredOn(action -> action.matches("REPAIR_.*|RECORD_.*"))
                .containsExactly("REPAIR_ACCEPTED", "REPAIR_ASKED");
    }

    private long repaired() {
        long id = numberOf(citizen.repair());
        decide(city, id, "ACCEPT").then().statusCode(200);
        return id;
    }

    private Response ask(String recordNo, @Nullable String document) {
        return citizen.post(
                REPAIRS,
                "{\"recordNo\":\"%s\",\"route\":\"RECTIFICATION\",\"statement\":\"已履行\",\"performanceDocument\":%s}"
                        .formatted(recordNo, document == null ? "null" : "\"" + document + "\""));
    }

    private String report() throws IOException {
        try (PDDocument report = Loader.loadPDF(citizen.get("/api/v1/me/report")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray())) {
            return new PDFTextStripper().getText(report).replaceAll("\\s", "");
        }
    }

    private List<String> told() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    "SELECT text FROM citizen_messages WHERE citizen_id = ? AND kind <> 'NEW_ADVERSE_RECORD' ORDER BY id",
                    row -> row.getString(1),
                    citizen.id());
        }
    }
}
