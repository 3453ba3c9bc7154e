package cn.quancheng.monthlyrun;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
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
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

/** A month, from the wish to compute it to the exchange file. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RunsTest {
    private static final String REGISTER = "id_number,name,district,status,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    private final String citizen = IdentityNumbers.next();

    @BeforeEach
    void aCitizenInNovember() {
        clock.set(LocalDate.of(2026, 11, 23));
        register(citizen, "ACTIVE");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_month_whose_cutoff_lies_ahead_is_refused() {
        city.start("2026-12", null).then().statusCode(422).body("violations.field", hasItem("month"));
    }

    @Test
    void a_month_before_the_first_model_is_refused() {
        city.start("1999-01", null).then().statusCode(422).body("violations.field", hasItem("month"));
    }

    @Test
    void a_month_that_is_none_is_named() {
        city.start("2026-13", null).then().statusCode(400).body("violations.field", hasItem("month"));
    }

    @Test
    void a_published_month_is_computed_again_only_with_a_reason_and_the_earlier_revision_stays_readable() {
        JsonPath first = city.publish("2026-08");
        city.start("2026-08", null).then().statusCode(422).body("violations.field", hasItem("reason"));
        honour("2026-01-20");

        JsonPath second = city.publish("2026-08");

        assertThat(second.getInt("revision")).isEqualTo(first.getInt("revision") + 1);
        assertThat(city.scores(first.getInt("id"))).contains(citizen + ",2026-08,600");
        assertThat(city.scores(second.getInt("id"))).contains(citizen + ",2026-08,620");
    }

    @Test
    void a_stopped_run_goes_on_with_what_it_saw_at_its_start() throws Exception {
        int run = stoppedInTheMiddle("2026-07");
        honour("2026-01-20");

        JsonPath done = city.publish("2026-07");

        assertThat(done.getInt("id")).isEqualTo(run);
        assertThat(city.scores(run)).contains(citizen + ",2026-07,600");
        assertThat(city.scores(city.publish("2026-07").getInt("id"))).contains(citizen + ",2026-07,620");
    }

    @Test
    void a_stopped_run_can_be_given_up_and_a_published_one_can_not() throws Exception {
        int run = stoppedInTheMiddle("2026-06");
        stop(run).then().statusCode(200).body("state", is("DISCARDED"));

        JsonPath published = city.publish("2026-06");
        assertThat(published.getInt("id")).isGreaterThan(run);
        stop(published.getInt("id")).then().statusCode(409);
        stop(Integer.MAX_VALUE).then().statusCode(404);
    }

    @Test
    void a_withdrawal_during_a_run_is_not_published() throws Exception {
        int run = stoppedInTheMiddle("2026-05");
        city.as(Role.REVIEWER)
                .contentType("application/json")
                .body("{\"idNumber\":\"%s\",\"caseNumber\":\"a test\"}".formatted(citizen))
                .post("/api/v1/citizens/withdrawals")
                .then()
                .statusCode(204);

        assertThat(city.publish("2026-05").getInt("id")).isEqualTo(run);
        assertThat(city.scores(run)).doesNotContain(citizen);
    }

    @Test
    void a_month_that_many_start_at_once_is_one_run() throws Exception {
        ExecutorService operators = Executors.newFixedThreadPool(4);
        city.as(Role.OPERATOR);
        try {
            Callable<Integer> start =
                    () -> city.start("2022-04", "together").jsonPath().getInt("revision");
            List<Integer> revisions = new ArrayList<>();
            for (Future<Integer> started : operators.invokeAll(List.of(start, start, start, start))) {
                revisions.add(started.get());
            }
            // A start that comes after the publication is a revision of its own; none is computed twice.
            long runs = city.as(Role.OPERATOR)
                    .get("/api/v1/runs?limit=200")
                    .jsonPath()
                    .getList("items.findAll { it.month == '2022-04' }")
                    .size();
            assertThat(revisions.stream().distinct().count()).isEqualTo(runs);
        } finally {
            operators.shutdownNow();
        }
        city.publish("2022-04");
    }

    @Test
    void nobody_under_18_has_a_score() {
        String eighteen = IdentityNumbers.of(LocalDate.of(2008, 3, 1), 901);
        String child = IdentityNumbers.of(LocalDate.of(2008, 3, 2), 902);
        register(eighteen, "ACTIVE", "2026-03-01");
        register(child, "ACTIVE", "2026-03-02");

        String scores = city.scores(city.publish("2026-03").getInt("id"));

        assertThat(scores).contains(eighteen).doesNotContain(child);
    }

    @Test
    void who_moved_or_died_has_no_score() {
        String moved = IdentityNumbers.next();
        String died = IdentityNumbers.next();
        register(moved, "ACTIVE");
        register(moved, "MOVED");
        register(died, "DECEASED");

        assertThat(city.scores(city.publish("2026-02").getInt("id")))
                .contains(citizen)
                .doesNotContain(moved, died);
    }

    @Test
    void the_exchange_file_leaves_the_house_for_a_purpose_and_by_a_second_person_only() {
        int run = city.publish("2026-01").getInt("id");
        String runs = "/api/v1/runs/" + run;
        city.as(Role.AUDITOR).get(runs + "/scores.csv").then().statusCode(403);
        city.as(Role.OPERATOR).get(runs + "/scores.csv").then().statusCode(403);
        city.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"purpose\":\" \"}")
                .post(runs + "/exports")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("purpose"));
        int wish = city.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"purpose\":\"a test\"}")
                .post(runs + "/exports")
                .jsonPath()
                .getInt("exportId");
        city.as(Role.AUDITOR)
                .post(runs + "/exports/" + wish + "/release")
                .then()
                .statusCode(409);
        city.as(Role.AUDITOR).get(runs + "/scores.csv?export=" + wish).then().statusCode(403);
        city.as(Role.APPROVER)
                .post(runs + "/exports/" + wish + "/release")
                .then()
                .statusCode(204);
        city.as(Role.AUDITOR).get(runs + "/scores.csv?export=" + wish).then().statusCode(200);
        city.as(Role.AUDITOR, "second-auditor-of-tests")
                .get(runs + "/scores.csv?export=" + wish)
                .then()
                .statusCode(403);
    }

    @Test
    void every_point_can_be_explained() {
        honour("2026-01-20");
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

    /** A run that is stopped while it can't get on, because somebody holds what its last partition is read from. */
    private int stoppedInTheMiddle(String month) throws SQLException {
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE histories_31 IN ACCESS EXCLUSIVE MODE");
            Response started = city.start(month, "a test");
            int run = started.jsonPath().getInt("id");
            stop(run).then().body("state", is("STOPPED"));
            holder.rollback();
            holder.setAutoCommit(true);
            return run;
        }
    }

    private Response stop(int run) {
        return city.as(Role.OPERATOR).delete("/api/v1/runs/" + run);
    }

    private void register(String idNumber, String status) {
        register(idNumber, status, "2020-08-01");
    }

    private void register(String idNumber, String status, String agreedOn) {
        city.loadCitizens(
                REGISTER + idNumber + ",示例,历下区," + status + "," + agreedOn + ",TY-" + idNumber.substring(10) + "\n");
    }

    private void honour(String day) {
        city.report(RECORDS + UUID.randomUUID() + "," + citizen + ",示例,HONOR,MUNICIPAL,," + day + ",,,,示例部门\n");
    }
}
