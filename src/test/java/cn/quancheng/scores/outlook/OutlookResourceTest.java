package cn.quancheng.scores.outlook;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.scores.ScoredCitizen;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

/** Calendar, simulation and advice as a citizen asks for them. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class OutlookResourceTest {
    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private ScoredCitizen citizen;

    @BeforeEach
    void inDecember() {
        citizen = new ScoredCitizen(city, clock).publish();
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void the_calendar_names_what_ends_and_the_end_of_the_agreement() {
        JsonPath calendar = get("calendar");

        assertThat(calendar.getList("items.month")).containsExactly("2027-11", "2028-06", "2028-09");
        assertThat(calendar.getList("items.change", Integer.class)).containsExactly(30, -9, 0);
        assertThat(calendar.getString("items[0].because[0].records[0].recordNo"))
                .isEqualTo(citizen.penalty);
        assertThat(calendar.getString("items[0].because[0].text"))
                .isEqualTo("一般行政处罚加 30 分：2026-10-05 的一般行政处罚计分期限届满，不再计分");
        assertThat(calendar.getString("items[2].because[0].reason")).isEqualTo("AGREEMENT_ENDS");
        assertThat(calendar.getString("items[2].because[0].text")).contains("2028-09-01");
    }

    @Test
    void a_simulation_gives_what_the_next_run_then_gives_and_keeps_nothing() {
        String body = """
                {"add":[{"item":"VOLUNTEER_SERVICE","quantity":2640,"occurredOn":"2026-12-05"}],"remove":["%s"],
                "month":"2027-01"}""".formatted(citizen.penalty);
        simulate(body)
                .then()
                .statusCode(200)
                .body("month", is("2027-01"))
                .body("score", is(620))
                .body("without", is(579))
                .body("change", is(41))
                .body("tier", is("A"))
                .body("dimensions.SOCIETY", is(20))
                .body("because.change", contains(11, 30));
        assertThat(get("").getInt("score")).isEqualTo(579);
        simulate("{}").then().body("score", is(579)).body("change", is(0)).body("month", is("2027-01"));
    }

    @Test
    void the_published_month_can_be_simulated_as_a_decision_would_change_it() {
        simulate("{\"remove\":[\"%s\"],\"month\":\"2026-12\"}".formatted(citizen.penalty))
                .then()
                .statusCode(200)
                .body("score", is(609));
        city.close(citizen.penalty, "REVOKED", "2026-12-05").then().statusCode(204);
        assertThat(get("").getInt("score")).isEqualTo(609);
    }

    @Test
    void a_simulation_that_makes_no_sense_names_each_field() {
        Response answer = simulate("""
                {"add":[{"item":"NO_SUCH","occurredOn":"2026-12-05"},
                        {"item":"HONOR","occurredOn":"2026-12-05"},
                        {"item":"VOLUNTEER_SERVICE","grade":"NATIONAL","occurredOn":"1800-01-01"}],
                 "remove":["nobody's","%1$s","%1$s"]}""".formatted(citizen.penalty));

        answer.then().statusCode(400);
        assertThat(answer.jsonPath().getList("violations.field"))
                .containsExactlyInAnyOrder(
                        "add[0].item", "add[1].grade", "add[2].grade", "add[2].occurredOn", "remove[0]", "remove[2]");
        simulate("{\"add\":[{\"item\":\"HONOR\",\"quantity\":-1,\"occurredOn\":\"2026-12-05\"}]}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("add[0].quantity"));
        simulate("{\"month\":\"2029-01\"}").then().statusCode(400).body("violations.field", contains("month"));
        simulate("{\"month\":\"2026-11\"}").then().statusCode(400);
        simulate("{\"add\":null,\"remove\":[%s]}".formatted(String.join(",", Collections.nCopies(51, "\"x\""))))
                .then()
                .statusCode(400)
                .body("violations.field", contains("remove"));
    }

    @Test
    void a_number_that_two_departments_gave_is_told_apart_by_the_department() {
        ScoredCitizen other = new ScoredCitizen(city, clock);
        String row =
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                        + other.service + "," + other.idNumber + ",示例,CHARITY_DONATION,,,2026-05-20,,,,另一部门\n";
        assertThat(city.report(row).getInt("accepted")).isEqualTo(1);
        other.publish();
        simulate(other, "{\"remove\":[\"%s\"]}".formatted(other.service))
                .then()
                .statusCode(400)
                .body("violations.field", contains("remove[0]"));
        simulate(other, "{\"remove\":[\"另一部门/%s\"]}".formatted(other.service))
                .then()
                .statusCode(200)
                .body("change", is(-5));
    }

    @Test
    void advice_is_the_fewest_steps_and_each_of_them_can_be_simulated() {
        JsonPath advice = get("advice");
        String month = advice.getString("reached");

        assertThat(advice.getString("outcome")).isEqualTo("STEPS");
        assertThat(advice.getList("steps")).hasSize(1);
        assertThat(month).as("42 days of two hours each").isEqualTo("2027-02");
        assertThat(advice.getInt("steps[0].add.quantity")).isEqualTo(84 * 60);
        assertThat(advice.getString("byItself")).isEqualTo("2027-11");
        Map<String, Object> add = advice.getMap("steps[0].add");
        assertThat(add).as(advice.prettify()).isNotNull();
        String grade = add.get("grade") == null ? "null" : "\"" + add.get("grade") + "\"";
        simulate("{\"add\":[{\"item\":\"%s\",\"grade\":%s,\"quantity\":%s,\"occurredOn\":\"%s\"}],\"month\":\"%s\"}"
                        .formatted(add.get("item"), grade, add.get("quantity"), add.get("occurredOn"), month))
                .then()
                .statusCode(200)
                .body("change", is(advice.getInt("steps[0].effect")))
                .body("score", is(advice.getInt("steps[0].score")))
                .body("tier", is("A"));
    }

    private JsonPath get(String address) {
        Response answer = citizen.asks().get("/api/v1/me/score" + (address.isEmpty() ? "" : "/" + address));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private Response simulate(String body) {
        return simulate(citizen, body);
    }

    private static Response simulate(ScoredCitizen who, String body) {
        return who.asks().contentType("application/json").body(body).post("/api/v1/me/score/simulation");
    }
}
