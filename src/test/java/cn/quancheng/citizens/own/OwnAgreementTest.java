package cn.quancheng.citizens.own;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** A citizen's own yes, through the door. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class OwnAgreementTest extends CitizenAtTheDoor {
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
}
