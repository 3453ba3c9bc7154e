package cn.quancheng.citizens;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody is scored who was not told and has not agreed, see docs/decisions/0001. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AgreementTest {
    private static final String PATH = "/api/v1/citizens/batches";
    private static final String HEADER = "id_number,name,district,agreed_on,agreement_no\n";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    private final String citizen = IdentityNumbers.next();
    private final String paper = "TY-" + citizen.substring(10);

    @BeforeEach
    void november() {
        clock.set(LocalDate.of(2026, 11, 23));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void nobody_is_scored_who_has_not_agreed() {
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");

        assertThat(scoresOf("2026-11")).doesNotContain(citizen);
        assertThat(city.search(citizen).jsonPath().getString("score")).isNull();

        city.loadCitizens(HEADER + citizen + ",示例,历下区,2026-11-20," + paper + "\n");
        assertThat(scoresOf("2026-11")).contains(citizen + ",2026-11,600,A,0,0,0,0");
    }

    @Test
    void no_month_before_the_agreement_is_scored() {
        city.loadCitizens(HEADER + citizen + ",示例,历下区,2026-11-01," + paper + "\n");

        assertThat(scoresOf("2026-10")).doesNotContain(citizen);
        assertThat(scoresOf("2026-11")).contains(citizen);
    }

    @Test
    void a_withdrawn_agreement_ends_the_score_and_deletes_those_of_all_months() throws SQLException {
        city.loadCitizens(HEADER + citizen + ",示例,历下区,2026-09-01," + paper + "\n");
        int october = city.publish("2026-10").getInt("id");
        int november = city.publish("2026-11").getInt("id");
        assertThat(city.scores(october)).contains(citizen);

        withdraw().then().statusCode(204);

        assertThat(city.scores(october)).doesNotContain(citizen);
        assertThat(city.scores(november)).doesNotContain(citizen);
        assertThat(scoresOf("2026-11")).doesNotContain(citizen);
        JsonPath found = city.search(citizen).jsonPath();
        assertThat(found.getString("score")).isNull();
        assertThat(found.getString("agreement.state")).isEqualTo("WITHDRAWN");
        assertThat(count("SELECT count(*) FROM audit_log WHERE action = 'AGREEMENT_WITHDRAWN'"
                        + " AND reason = 'the citizen asked, " + paper + "'"))
                .isEqualTo(1);
    }

    @Test
    void loading_the_register_again_does_not_undo_a_withdrawal() {
        String file = HEADER + citizen + ",示例,历下区,2026-09-01," + paper + "\n";
        city.loadCitizens(file);
        withdraw().then().statusCode(204);

        city.loadCitizens(file);

        assertThat(scoresOf("2026-11")).doesNotContain(citizen);
        assertThat(city.search(citizen).jsonPath().getString("agreement.state")).isEqualTo("WITHDRAWN");
    }

    @Test
    void no_file_undoes_a_withdrawal_not_even_with_a_newer_paper() {
        city.loadCitizens(HEADER + citizen + ",示例,历下区,2026-09-01," + paper + "\n");
        withdraw().then().statusCode(204);

        city.loadCitizens(HEADER + citizen + ",示例,历下区,2026-11-20," + paper + "-2\n");

        assertThat(scoresOf("2026-11")).doesNotContain(citizen);
        assertThat(city.search(citizen).jsonPath().getString("agreement.state")).isEqualTo("WITHDRAWN");
    }

    @Test
    void one_paper_stands_for_one_citizen_only() {
        String other = IdentityNumbers.next();
        JsonPath together = city.loadCitizens(
                HEADER + citizen + ",示例,历下区,2026-09-01," + paper + "\n" + other + ",示例,历下区,2026-09-01," + paper + "\n");
        assertThat(together.getLong("rejected")).isEqualTo(2);
        assertThat(city.errors(PATH, together)).contains("agreement_no", "一份知情同意书只能属于一位市民");

        city.loadCitizens(HEADER + citizen + ",示例,历下区,2026-09-01," + paper + "\n");
        JsonPath later = city.loadCitizens(HEADER + other + ",示例,历下区,2026-09-01," + paper + "\n");
        assertThat(later.getLong("rejected")).isEqualTo(1);
    }

    @Test
    void half_an_agreement_or_one_of_tomorrow_is_refused() {
        JsonPath batch = city.loadCitizens(HEADER + citizen + ",示例,历下区,2026-09-01,\n"
                + IdentityNumbers.next() + ",示例,历下区,,TY-1\n"
                + IdentityNumbers.next() + ",示例,历下区,2026-11-24,TY-2\n");

        assertThat(batch.getLong("rejected")).isEqualTo(3);
        assertThat(city.errors(PATH, batch).lines())
                .anyMatch(line -> line.startsWith("2,agreement_no,"))
                .anyMatch(line -> line.startsWith("3,agreement_no,"))
                .anyMatch(line -> line.startsWith("4,agreed_on,2026-11-24,"));
    }

    private Response withdraw() {
        return city.withdraw(citizen, "the citizen asked, " + paper);
    }

    private String scoresOf(String month) {
        return city.scores(city.publish(month).getInt("id"));
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
