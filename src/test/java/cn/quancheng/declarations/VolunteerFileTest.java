package cn.quancheng.declarations;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.ledger.HistoryCheck;
import cn.quancheng.security.accounts.DepartmentGrant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The civil affairs office's file confirms what citizens declared, and nothing else. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class VolunteerFileTest {
    private static final String PATH = "/api/v1/volunteer-service/batches";
    private static final String HEADER = "id_number,name,day,minutes\n";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    HistoryCheck check;

    private Declarant citizen;

    @BeforeEach
    void aScoreOfDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        citizen = Declarant.agreed(city);
        city.publish("2026-12");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_line_that_matches_confirms_and_scores_at_once() throws SQLException {
        long id = citizen.submitted(Declarant.served(480));
        JsonPath batch = send(HEADER + line(citizen, 480));

        assertThat(counts(batch)).containsExactly(1L, 0L, 0L);
        assertThat(citizen.score()).isEqualTo(602);
        JsonPath mine = citizen.mine(id);
        assertThat(mine.getString("state")).isEqualTo("ACCEPTED");
        assertThat(mine.getString("reason")).contains("市民政局", "480分钟", "文件批次" + batch.getLong("batchId"));
        assertThat(city.asCitizen(citizen.idNumber())
                        .get("/api/v1/me/accesses?by=others")
                        .asString())
                .contains("DECLARATION_CONFIRMED", "市民政局");

        send(HEADER + line(citizen, 480));
        assertThat(citizen.score()).isEqualTo(602);
        assertThat(check.run(false, "a test").different()).isZero();
    }

    @Test
    void nobody_is_scored_for_what_they_did_not_declare_and_no_office_learns_who_takes_part() {
        Declarant silent = Declarant.agreed(city);
        Declarant left = Declarant.agreed(city);
        left.submitted(Declarant.served(480));
        left.leave().then().statusCode(204);
        citizen.submitted(Declarant.served(480));
        city.publish("2026-12");

        JsonPath batch = send(HEADER + line(silent, 480) + line(left, 480) + line(citizen, 480));

        assertThat(counts(batch)).as("all three look the same").containsExactly(3L, 0L, 0L);
        assertThat(silent.score()).isEqualTo(600);
        assertThat(left.score()).isNull();
        assertThat(city.asCitizen(silent.idNumber())
                        .get("/api/v1/me/data")
                        .jsonPath()
                        .getList("sections.records.rows"))
                .isEmpty();
    }

    @Test
    void fewer_minutes_than_declared_are_left_to_a_person() {
        long id = citizen.submitted(Declarant.served(480));
        send(HEADER + line(citizen, 479));

        assertThat(citizen.state(id)).isEqualTo("SUBMITTED");
        citizen.decide(id, "reviewer-of-tests", "ACCEPT").then().statusCode(200);
    }

    @Test
    void the_lines_of_a_day_add_up_and_the_same_line_twice_tells_once() {
        long id = citizen.submitted(Declarant.served(480));
        send(HEADER + line(citizen, 240) + line(citizen, 240));
        assertThat(citizen.state(id)).isEqualTo("SUBMITTED");

        send(HEADER + line(citizen, 250) + line(citizen, 230));
        assertThat(citizen.state(id)).isEqualTo("ACCEPTED");
    }

    @Test
    void one_days_minutes_confirm_no_more_than_themselves_however_often_they_are_declared() throws SQLException {
        long first = citizen.submitted(Declarant.served(240));
        long second = citizen.submitted(Declarant.served(240).replace("泉城义工", "另一家义工"));
        send(HEADER + line(citizen, 300));
        assertThat(citizen.state(first)).isEqualTo("ACCEPTED");
        assertThat(citizen.state(second)).isEqualTo("SUBMITTED");

        send(HEADER + line(citizen, 480));
        assertThat(citizen.state(second)).isEqualTo("ACCEPTED");
        assertThat(citizen.score()).isEqualTo(602);
        assertThat(check.run(false, "a test").different()).isZero();
    }

    @Test
    void several_of_one_citizen_are_confirmed_by_one_file() throws SQLException {
        citizen.submitted(Declarant.served(240));
        citizen.submitted(Declarant.served(240).replace("2026-11-05", "2026-11-06"));
        send(HEADER + line(citizen, 240) + line(citizen, 240).replace("2026-11-05", "2026-11-06"));

        assertThat(citizen.score()).isEqualTo(602);
        assertThat(check.run(false, "a test").different()).isZero();
        city.publish("2026-12");
        assertThat(citizen.score()).as("the next run agrees").isEqualTo(602);
    }

    @Test
    void what_an_office_reported_of_that_day_by_itself_is_left_to_a_person() {
        long id = citizen.submitted(Declarant.served(240));
        city.report(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                        + "Z" + citizen.idNumber().substring(8) + "," + citizen.idNumber()
                        + ",示例,VOLUNTEER_SERVICE,,240,2026-11-05,,,,示例部门\n");
        send(HEADER + line(citizen, 240));

        assertThat(citizen.state(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void lines_that_cannot_be_read_are_refused_one_by_one() {
        JsonPath batch = send(HEADER
                + line(citizen, 240)
                + citizen.idNumber() + ",别人,2026-11-05,240\n"
                + IdentityNumbers.next() + ",示例,2026-11-05,240\n"
                + "110105194912310021,示例,2026-11-05,240\n"
                + citizen.idNumber() + ",示例,2026-12-07,240\n"
                + citizen.idNumber() + ",示例,2026-11-05,1441\n"
                + citizen.idNumber() + ",示例,2026-11-05,4小时\n");

        assertThat(counts(batch)).containsExactly(1L, 6L, 0L);
        assertThat(city.errors(PATH, batch))
                .contains("3,name,", "4,id_number,", "5,id_number,", "6,day,", "7,minutes,", "8,minutes,")
                .doesNotContain(citizen.idNumber());
    }

    @Test
    void an_office_that_may_not_report_volunteer_service_is_refused() {
        city.asDepartment("tax-office-of-tests", new DepartmentGrant("市税务局", Set.of("TAX_FILED_ON_TIME"), false))
                .contentType("text/csv")
                .body(HEADER + line(citizen, 240))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    private JsonPath send(String file) {
        RequestSpecification office = city.asDepartment(
                "civil-affairs-of-tests", new DepartmentGrant("市民政局", Set.of("VOLUNTEER_SERVICE"), false));
        return city.load(office, PATH, file);
    }

    private static String line(Declarant who, int minutes) {
        return who.idNumber() + ",示例,2026-11-05," + minutes + "\n";
    }

    private static List<Long> counts(JsonPath batch) {
        return List.of(batch.getLong("accepted"), batch.getLong("rejected"), batch.getLong("duplicates"));
    }
}
