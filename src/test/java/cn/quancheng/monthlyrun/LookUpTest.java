package cn.quancheng.monthlyrun;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

/** What a reviewer with a case sees of a citizen, and what is written down of it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class LookUpTest extends CitizenInNovember {
    @Inject
    AgroalDataSource database;

    @Test
    void every_point_can_be_explained() {
        CitizenFiles.honour(city, citizen, "2026-01-20");
        // The newest month that any test publishes: it is the one that a look-up shows.
        clock.set(LocalDate.of(2026, 12, 5));
        city.publish("2026-12");

        JsonPath found = city.search(citizen.replace('X', 'x')).jsonPath();

        assertThat(found.getString("idNumber")).doesNotContain(citizen.substring(6, 16));
        JsonPath score = found;
        int contributions = score.getList("score.indicators.contribution", Integer.class).stream()
                .mapToInt(Integer::intValue)
                .sum();
        int adjustments = score.getList("score.adjustments.points", Integer.class).stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(score.getInt("score.baseline") + contributions + adjustments).isEqualTo(score.getInt("score.score"));
        assertThat(score.getInt("score.score")).isEqualTo(620);
        String honour = "score.indicators.find { it.code == 'GOV-HON-01' }.records[0].";
        assertThat(score.getString(honour + "department")).isEqualTo("示例部门");
        assertThat(score.getString(honour + "basis")).isNotBlank();
        assertThat(score.getString(honour + "state")).isEqualTo("COUNTING");
        assertThat(score.getFloat(honour + "weight")).isEqualTo(20f);
    }

    @Test
    void every_look_at_a_citizen_is_written_down() throws SQLException {
        String reason = "case " + UUID.randomUUID();
        city.as(Role.REVIEWER)
                .contentType("application/json")
                .body("{\"idNumber\":\"%s\",\"caseNumber\":\"%s\"}".formatted(citizen, reason))
                .post("/api/v1/citizens/search")
                .then()
                .statusCode(200);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT a.actor, a.subject_citizen = c.id FROM audit_log a, citizens c"
                        + " WHERE a.action = 'CITIZEN_LOOKED_UP' AND a.reason = '" + reason + "'"
                        + " ORDER BY 2 DESC LIMIT 1")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("reviewer-of-tests");
            assertThat(row.getBoolean(2)).isTrue();
        }
    }

    @Test
    void a_look_up_needs_a_case_a_real_number_and_a_reviewer() {
        city.search("370199198503120011").then().statusCode(400).body("violations.field", hasItem("idNumber"));
        city.search(IdentityNumbers.next()).then().statusCode(404);
        String request = "{\"idNumber\":\"%s\",\"caseNumber\":\"%s\"}";
        city.as(Role.REVIEWER)
                .contentType("application/json")
                .body(request.formatted(citizen, ""))
                .post("/api/v1/citizens/search")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("caseNumber"));
        city.as(Role.OPERATOR)
                .contentType("application/json")
                .body(request.formatted(citizen, "x"))
                .post("/api/v1/citizens/search")
                .then()
                .statusCode(403);
    }
}
