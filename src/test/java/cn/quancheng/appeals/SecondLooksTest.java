package cn.quancheng.appeals;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** A person looks again at a score, because the citizen asks for it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SecondLooksTest {
    private static final String MINE = "/api/v1/me/reviews";
    private static final String REVIEWS = "/api/v1/reviews";
    private static final String FOUND = "经核对，全部记录与来源一致，计算无误。";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    private final String citizen = IdentityNumbers.next();

    @BeforeEach
    void aScoreOfDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + citizen + ",示例,历下区,2026-09-01,TY-"
                + citizen.substring(8) + "\n");
        city.publish("2026-12");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_citizen_asks_a_reviewer_looks_and_the_citizen_is_told() throws SQLException {
        long id = ask().then()
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .body("dueOn", equalTo("2026-12-21"))
                .extract()
                .jsonPath()
                .getLong("id");

        JsonPath opened = opened(id);
        assertThat(opened.getString("matter.statement")).isEqualTo("少算了八小时");
        assertThat(opened.getInt("matter.score.score")).isEqualTo(600);
        assertThat(opened.getString("idNumber")).isNotEqualTo(citizen).contains("*");

        decide(id, "REJECT", FOUND).then().statusCode(200).body("state", equalTo("REJECTED"));

        JsonPath mine = mine();
        assertThat(mine.getString("items[0].state")).isEqualTo("REJECTED");
        assertThat(mine.getString("items[0].reason")).isEqualTo(FOUND);
        assertThat(told()).singleElement().asString().contains("2026年12月", "维持原分数", "计算无误。");
    }

    @Test
    void what_a_reviewer_sees_is_shown_to_the_citizen() {
        long id = asked();
        opened(id);

        JsonPath seen =
                city.asCitizen(citizen).get("/api/v1/me/accesses?by=others").jsonPath();
        assertThat(seen.getString("items[0].action")).isEqualTo("SECOND_LOOK_OPENED");
        assertThat(seen.getString("items[0].what")).contains("人工复核");
    }

    @Test
    void accepting_changes_no_score_by_itself() {
        decide(asked(), "ACCEPT", "来源部门已撤销有误的记录，分数已重算。").then().statusCode(200);

        assertThat(city.search(citizen).jsonPath().getInt("score.score")).isEqualTo(600);
    }

    @Test
    void the_list_names_nobody_and_shows_what_is_due() {
        long id = asked();
        clock.set(LocalDate.of(2026, 12, 22));

        Response list = city.as(Role.REVIEWER)
                .get(REVIEWS + "?kind=SECOND_LOOK&limit=200&overdue=true&after=2026-12-21." + (id - 1));

        list.then()
                .body("items[0].id", equalTo((int) id))
                .body("items[0].subjectId", equalTo("2026-12"))
                .body("items[0].overdue", equalTo(true));
        assertThat(list.asString()).doesNotContain(citizen, "示例", "八小时");
    }

    @Test
    void one_is_open_at_a_time_however_often_it_is_asked_for_at_once() throws Exception {
        city.asCitizen(citizen);
        List<Integer> answers = AtOnce.run(4, () -> ask().statusCode());

        assertThat(answers).containsOnlyOnce(201).contains(409);
        assertThat(mine().getList("items")).hasSize(1);
    }

    @Test
    void a_citizen_takes_it_back_and_may_ask_again() {
        long id = asked();
        takeBack(id).then().statusCode(204);
        takeBack(id).then().statusCode(204);

        decide(id, "REJECT", FOUND).then().statusCode(409);
        ask().then().statusCode(201);
    }

    @Test
    void what_is_decided_is_neither_taken_back_nor_decided_again() {
        long id = asked();
        decide(id, "REJECT", FOUND).then().statusCode(200);

        takeBack(id).then().statusCode(409);
        decide(id, "ACCEPT", "来源部门已撤销有误的记录。").then().statusCode(409);
    }

    @Test
    void two_reviewers_at_once_decide_once() throws Exception {
        long id = asked();
        opened(id);
        List<Integer> answers = AtOnce.run(4, () -> decide(id, "REJECT", FOUND).statusCode());

        assertThat(answers).containsOnlyOnce(200);
        assertThat(told()).hasSize(1);
    }

    @Test
    void an_identity_number_in_a_reviewers_reason_is_kept_and_shown_masked() {
        long id = asked();

        decide(id, "REJECT", "经核对 " + citizen + " 的记录，没有差错。").then().statusCode(200);

        assertThat(city.asCitizen(citizen).get("/api/v1/me/reviews").asString())
                .doesNotContain(citizen)
                .contains(citizen.substring(0, 6) + "****");
    }

    @Test
    void somebody_elses_is_not_there() {
        long id = asked();
        String other = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district\n" + other + ",示例,历下区\n");

        city.asCitizen(other).delete(MINE + "/" + id).then().statusCode(404);
        assertThat(city.asCitizen(other).get(MINE).jsonPath().getList("items")).isEmpty();
    }

    @Test
    void a_month_without_a_score_and_a_citizen_without_an_agreement_have_nothing_to_look_at() {
        ask("2026-01").then().statusCode(409);
        city.withdraw(citizen, "a case").then().statusCode(204);
        ask("2026-12").then().statusCode(409).header("Link", containsString("/api/v1/notices/current"));
    }

    @Test
    void who_leaves_ends_it_and_nobody_sees_a_score_any_more() {
        long id = asked();
        opened(id);
        city.asCitizen(citizen).delete("/api/v1/me/agreement").then().statusCode(204);

        assertThat(mine().getString("items[0].state")).isEqualTo("WITHDRAWN");
        assertThat(city.as(Role.REVIEWER).get(REVIEWS + "/" + id).jsonPath().getString("matter.score"))
                .isNull();
    }

    @Test
    void what_the_citizen_says_rests_sealed() throws SQLException {
        long id = asked();
        try (Connection connection = database.getConnection()) {
            String row = Sql.first(
                            connection,
                            "SELECT encode(sealed_statement, 'escape') FROM second_looks WHERE id = ?",
                            found -> found.getString(1),
                            id)
                    .orElseThrow();
            assertThat(row).doesNotContain("八小时");
        }
    }

    private Response ask() {
        return ask("2026-12");
    }

    private Response ask(String month) {
        return city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"month\":\"%s\",\"statement\":\"少算了八小时\"}".formatted(month))
                .post(MINE);
    }

    private long asked() {
        return ask().then().statusCode(201).extract().jsonPath().getLong("id");
    }

    private Response takeBack(long id) {
        return city.asCitizen(citizen).delete(MINE + "/" + id);
    }

    private JsonPath opened(long id) {
        city.as(Role.REVIEWER).post(REVIEWS + "/" + id + "/claim");
        return city.as(Role.REVIEWER).get(REVIEWS + "/" + id).jsonPath();
    }

    private Response decide(long id, String decision, String reason) {
        city.as(Role.REVIEWER).post(REVIEWS + "/" + id + "/claim");
        return city.as(Role.REVIEWER)
                .contentType("application/json")
                .body("{\"decision\":\"%s\",\"reason\":\"%s\"}".formatted(decision, reason))
                .post(REVIEWS + "/" + id + "/decision");
    }

    private JsonPath mine() {
        return city.asCitizen(citizen).get(MINE).jsonPath();
    }

    private List<String> told() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    "SELECT text FROM citizen_messages WHERE citizen_id = ? AND kind = 'SECOND_LOOK_DECIDED'",
                    row -> row.getString(1),
                    city.idOf(citizen));
        }
    }
}
