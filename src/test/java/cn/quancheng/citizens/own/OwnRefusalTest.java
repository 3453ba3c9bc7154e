package cn.quancheng.citizens.own;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A citizen's own no, before a yes and after one, through the door. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class OwnRefusalTest extends CitizenAtTheDoor {
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
}
