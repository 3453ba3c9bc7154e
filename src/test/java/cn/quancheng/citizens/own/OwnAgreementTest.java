package cn.quancheng.citizens.own;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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

/** A citizen's own yes and no, through the door. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class OwnAgreementTest {
    private static final String PATH = "/api/v1/me/agreement";
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 6);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    private final String citizen = IdentityNumbers.next();

    @BeforeEach
    void december() {
        clock.set(TODAY);
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void who_never_agreed_is_told_what_there_is_and_that_nothing_is_lost() {
        JsonPath answer = get();

        assertThat(answer.getString("state")).isEqualTo("NONE");
        assertThat(answer.getBoolean("ask")).isTrue();
        assertThat(answer.getString("next")).contains("没有任何损失");
        assertThat(answer.getString("notice.address")).isEqualTo("/api/v1/notices/current");
        assertThat(answer.getMap("$")).doesNotContainKeys("receipt", "agreementNo");
    }

    @Test
    void who_agrees_is_scored_at_once() {
        city.publish("2026-12");
        assertThat(score()).isNull();

        JsonPath receipt = agree().then().statusCode(200).extract().jsonPath();

        assertThat(score()).isEqualTo("600");
        assertThat(receipt.getString("endsOn")).isEqualTo("2028-12-06");
        JsonPath now = get();
        assertThat(now.getString("state")).isEqualTo("IN_FORCE");
        assertThat(now.getBoolean("ask")).isFalse();
        assertThat(now.getString("channel")).isEqualTo("MINI_PROGRAM");
    }

    @Test
    void that_the_name_is_real_counts_from_the_month_after_the_yes() {
        city.publish("2026-12");
        clock.set(LocalDate.of(2026, 11, 24));
        agree().then().statusCode(200);

        assertThat(score()).isEqualTo("610");
    }

    @Test
    void a_yes_that_is_repeated_answers_the_same_receipt_and_a_lost_one_is_found_again() throws SQLException {
        String first = agree().asString();

        assertThat(agree().asString()).isEqualTo(first);
        assertThat(get().getString("receipt")).isEqualTo(new JsonPath(first).getString("receipt"));
        assertThat(get().getString("agreedAt")).isEqualTo(new JsonPath(first).getString("agreedAt"));
        assertThat(agreements()).isEqualTo(1);
    }

    @Test
    void a_yes_that_is_said_many_times_at_once_is_one_agreement() throws Exception {
        city.asCitizen(citizen);
        List<String> receipts =
                AtOnce.run(6, () -> agree().then().statusCode(200).extract().path("receipt"));

        assertThat(receipts).containsOnly(receipts.get(0));
        assertThat(agreements()).isEqualTo(1);
    }

    @Test
    void a_yes_to_another_notice_is_refused_and_led_to_the_one_in_force() throws SQLException {
        put(version(), "0".repeat(64))
                .then()
                .statusCode(409)
                .header("Link", containsString("/api/v1/notices/current"))
                .body("detail", containsString("/api/v1/notices/current"));
        put("1999.1", digest()).then().statusCode(409);

        assertThat(agreements()).isZero();
    }

    @Test
    void a_yes_before_the_eighteenth_birthday_is_refused() throws SQLException {
        String child = IdentityNumbers.of(TODAY.minusYears(18).plusDays(1), 991);
        city.loadCitizens("id_number,name,district\n" + child + ",示例,历下区\n");

        put(child, version(), digest()).then().statusCode(422).body("detail", containsString("18"));
        JsonPath answer = city.asCitizen(child).get(PATH).jsonPath();
        assertThat(answer.getBoolean("ask")).isFalse();
        assertThat(answer.getString("next")).contains("18");
    }

    @Test
    void who_is_not_verified_yet_agrees_to_nothing() {
        for (Response refused : List.of(
                city.asNobodyYet("openid of " + citizen + " to be").get(PATH),
                city.asNobodyYet("openid of " + citizen + " to be").delete(PATH))) {
            refused.then().statusCode(403);
        }
    }

    @Test
    void who_leaves_loses_the_score_at_once_and_may_come_back() {
        city.publish("2026-12");
        agree();
        delete().then().statusCode(204);
        delete().then().statusCode(204);

        assertThat(score()).isNull();
        JsonPath gone = get();
        assertThat(gone.getString("state")).isEqualTo("WITHDRAWN");
        assertThat(gone.getBoolean("ask")).isFalse();
        assertThat(gone.getString("withdrawnAt")).isNotNull();

        agree().then().statusCode(200);
        assertThat(get().getString("state")).isEqualTo("IN_FORCE");
        assertThat(score()).isEqualTo("600");
    }

    @Test
    void leaving_twice_is_one_withdrawal() throws SQLException {
        agree();
        delete();
        delete();

        assertThat(count("SELECT count(*) FROM audit_log WHERE action = 'AGREEMENT_WITHDRAWN' AND subject_citizen = ?"))
                .isEqualTo(1);
    }

    @Test
    void in_the_last_thirty_days_a_yes_renews_and_keeps_the_first_day() throws SQLException {
        agree();
        endsOn("2027-01-06");
        assertThat(get().getString("state")).isEqualTo("IN_FORCE");
        agree().then().body("endsOn", equalTo("2027-01-06"));
        endsOn("2027-01-05");
        assertThat(get().getString("state")).isEqualTo("ENDING");
        assertThat(get().getBoolean("ask")).isTrue();

        agree().then().statusCode(200).body("endsOn", equalTo("2028-12-06"));
        assertThat(get().getString("firstDay")).isEqualTo("2025-01-05");
        agree();
        assertThat(agreements()).isEqualTo(2);
    }

    @Test
    void a_paper_is_followed_by_the_citizens_own_yes_which_gives_a_receipt() throws SQLException {
        city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + citizen + ",示例,历下区,2026-09-01,TY-"
                + citizen.substring(8) + "\n");
        assertThat(get().getString("channel")).isEqualTo("PAPER");
        assertThat(get().getString("receipt")).isNull();

        agree().then().statusCode(200);

        assertThat(get().getString("firstDay")).isEqualTo("2026-09-01");
        assertThat(get().getString("receipt")).isNotNull();
        assertThat(agreements()).isEqualTo(2);
    }

    @Test
    void who_says_no_is_not_asked_for_thirty_days_and_loses_nothing() {
        city.asCitizen(citizen).put(PATH + "/refusal").then().statusCode(200).body("askAgainOn", equalTo("2027-01-05"));
        assertThat(get().getBoolean("ask")).isFalse();
        assertThat(get().getString("askAgainOn")).isEqualTo("2027-01-05");

        clock.set(LocalDate.of(2027, 1, 5));
        assertThat(get().getBoolean("ask")).isTrue();
        assertThat(get().getString("askAgainOn")).isNull();
        agree().then().statusCode(200);
    }

    @Test
    void a_yes_after_a_no_counts_and_the_no_is_forgotten() throws SQLException {
        city.asCitizen(citizen).put(PATH + "/refusal");
        agree().then().statusCode(200);

        assertThat(count("SELECT count(*) FROM agreement_refusals WHERE citizen_id = ?"))
                .isZero();
    }

    @Test
    void yes_and_no_at_once_end_as_one_of_them_and_the_score_agrees_with_it() throws Exception {
        city.publish("2026-12");
        for (int round = 0; round < 5; round++) {
            AtOnce.run(List.of(() -> agree().statusCode(), () -> delete().statusCode(), () -> agree().statusCode()));

            boolean inForce = get().getString("state").equals("IN_FORCE");
            assertThat(score() != null).as("round " + round).isEqualTo(inForce);
        }
    }

    @Test
    void whoever_leaves_while_a_month_is_published_has_no_score_in_it() throws Exception {
        agree();
        AtOnce.run(List.of(() -> city.publish("2026-12").getString("state"), () -> delete().asString()));

        assertThat(score()).isNull();
        assertThat(count("SELECT count(*) FROM scores WHERE citizen_id = ?")).isZero();
    }

    private JsonPath get() {
        return city.asCitizen(citizen)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Response agree() {
        return put(version(), digest());
    }

    private Response put(String version, String digest) {
        return put(citizen, version, digest);
    }

    private Response put(String who, String version, String digest) {
        return city.asCitizen(who)
                .contentType("application/json")
                .body("{\"noticeVersion\":\"%s\",\"noticeDigest\":\"%s\"}".formatted(version, digest))
                .put(PATH);
    }

    private Response delete() {
        return city.asCitizen(citizen).delete(PATH);
    }

    private static String version() {
        return notice().getString("version");
    }

    private static String digest() {
        return notice().getString("digest");
    }

    private static JsonPath notice() {
        return RestAssured.get("/api/v1/notices/current").jsonPath();
    }

    private String score() {
        return city.search(citizen).jsonPath().getString("score.score");
    }

    /** As if the citizen had agreed to the same notice two years before. */
    private void endsOn(String day) throws SQLException {
        LocalDate endsOn = LocalDate.parse(day);
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "UPDATE agreements SET ends_on = ?, first_day = DATE '2025-01-05' WHERE citizen_id = ?",
                    endsOn,
                    city.idOf(citizen));
        }
    }

    private long agreements() throws SQLException {
        return count("SELECT count(*) FROM agreements WHERE citizen_id = ?");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), city.idOf(citizen))
                    .orElseThrow();
        }
    }
}
