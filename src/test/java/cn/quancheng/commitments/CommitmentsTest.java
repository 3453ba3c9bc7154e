package cn.quancheng.commitments;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.appeals.Accused;
import cn.quancheng.platform.Sql;
import cn.quancheng.scores.RecomputedScores;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static cn.quancheng.appeals.Accused.decide;
import static cn.quancheng.appeals.Accused.numberOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** A citizen promises something: kept it adds, not kept it takes nothing. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CommitmentsTest {
    private static final String MINE = "/api/v1/me/commitments";
    private static final YearMonth MONTH = YearMonth.of(2026, 12);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 7);

    /** By state: what is answered to a fulfilment, a taking back, the same promise again, and both decisions. */
    private static final Map<String, List<Integer>> MOVES = Map.of(
            "MADE", List.of(409, 204, 409, 404, 404),
            "MADE_AND_OVER", List.of(201, 204, 409, 404, 404),
            "SUBMITTED", List.of(409, 204, 409, 200, 200),
            "KEPT", List.of(409, 409, 201, 409, 409),
            "LAPSED", List.of(409, 409, 201, 409, 409),
            "WITHDRAWN", List.of(409, 204, 201, 409, 409));

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    RecomputedScores recomputed;

    @Inject
    AgroalDataSource database;

    private String citizen;

    @BeforeEach
    void aCitizenWhoAgreed() {
        clock.set(TODAY);
        citizen = somebody();
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void what_may_be_promised_is_public_and_says_that_nobody_has_to() {
        given().get("/api/v1/commitment-templates")
                .then()
                .statusCode(200)
                .body("code", hasItem("WALKING_DOGS"))
                .body("find { it.code == 'WALKING_DOGS' }.term", equalTo("P6M"));
    }

    @Test
    void a_promise_is_reported_as_kept_after_its_term_and_counts_once_a_reviewer_has_looked() throws SQLException {
        long id = made("2026-05-07");
        city.publish(MONTH.toString());
        assertThat(score()).isEqualTo(600);

        fulfil(id).then().statusCode(201).body("state", equalTo("SUBMITTED")).body("dueOn", equalTo("2026-12-14"));
        assertThat(score()).isEqualTo(600);
        decideReviewOf(id, "ACCEPT").then().statusCode(200);

        assertThat(score()).isEqualTo(605);
        recomputed.check(city.idOf(citizen), MONTH);
        one(id).then().body("state", equalTo("KEPT"));
        city.publish(MONTH.toString());
        assertThat(score()).isEqualTo(605);
        recomputed.check(city.idOf(citizen), MONTH);
    }

    @Test
    void a_promise_that_was_not_kept_takes_nothing_and_leaves_no_record() throws SQLException {
        long id = made("2026-05-07");
        city.publish(MONTH.toString());
        fulfil(id).then().statusCode(201);

        decideReviewOf(id, "REJECT").then().statusCode(200);

        assertThat(score()).isEqualTo(600);
        assertThat(records()).isZero();
        recomputed.check(city.idOf(citizen), MONTH);
        one(id).then().body("state", equalTo("LAPSED")).body("decisionReason", equalTo(Accused.REASON));
        assertThat(told()).singleElement().asString().contains("也不扣分", Accused.REASON);
    }

    @Test
    void before_its_term_is_over_nobody_says_that_it_was_kept() {
        long id = made("2026-08-07");

        fulfil(id).then().statusCode(409).body("detail", containsString("2027-02-07"));
    }

    @Test
    void one_of_a_template_is_in_force_however_often_it_is_made_at_once() throws Exception {
        city.asCitizen(citizen);

        assertThat(AtOnce.run(4, () -> make("WALKING_DOGS").statusCode()))
                .containsOnlyOnce(201)
                .contains(409);
        make("SORTING_WASTE").then().statusCode(201);
    }

    @Test
    void without_an_agreement_there_is_nothing_to_promise_and_who_leaves_owes_nothing() throws SQLException {
        long open = made("2026-05-07");
        long kept = numberOf(make("SORTING_WASTE"));
        fulfil(open).then().statusCode(201);
        city.asCitizen(citizen).delete("/api/v1/me/agreement").then().statusCode(204);

        city.asCitizen(citizen).get(MINE).then().body("items.state", contains("WITHDRAWN", "WITHDRAWN"));
        decideReviewOf(open, "ACCEPT").then().statusCode(409);
        make("GREEN_TRAVEL").then().statusCode(409);
        fulfil(kept).then().statusCode(409);
        assertThat(records()).isZero();
    }

    @Test
    void who_leaves_while_a_fulfilment_is_decided_keeps_no_record_in_use_and_no_score() throws Exception {
        city.publish(MONTH.toString());
        for (int race = 0; race < AtOnce.TIMES; race++) {
            citizen = somebody();
            long id = made("2026-05-07");
            fulfil(id).then().statusCode(201);
            List<Integer> answers = AtOnce.run(List.of(
                    () -> city.asCitizen(citizen).delete("/api/v1/me/agreement").statusCode(),
                    () -> decideReviewOf(id, "ACCEPT").statusCode()));

            assertThat(answers.get(0)).isEqualTo(204);
            one(id).then().body("state", equalTo(answers.get(1) == 200 ? "KEPT" : "WITHDRAWN"));
            assertThat(records()).isEqualTo(answers.get(1) == 200 ? 1 : 0);
            assertThat(recordsInUse()).isZero();
            recomputed.check(city.idOf(citizen), MONTH);
        }
    }

    @Test
    void a_template_that_there_is_not_and_a_commitment_of_somebody_else_are_not_there() {
        make("NO_SUCH").then().statusCode(404);
        long id = numberOf(make("WALKING_DOGS"));
        String other = somebody();

        city.asCitizen(other).delete(MINE + "/" + id).then().statusCode(404);
        city.asCitizen(other).get(MINE + "/" + id).then().statusCode(404);
    }

    @TestFactory
    Stream<DynamicTest> a_commitment_moves_only_as_its_table_says() {
        return MOVES.entrySet().stream()
                .flatMap(row -> Stream.of(0, 1, 2, 3, 4)
                        .map(move -> DynamicTest.dynamicTest(row.getKey() + ": move " + move, () -> {
                            citizen = somebody();
                            long id = commitmentThatIs(row.getKey());
                            Response answer = switch (move) {
                                case 0 -> fulfil(id);
                                case 1 -> city.asCitizen(citizen).delete(MINE + "/" + id);
                                case 2 -> make("WALKING_DOGS");
                                case 3 -> decideReviewOf(id, "ACCEPT");
                                default -> decideReviewOf(id, "REJECT");
                            };
                            assertThat(answer.statusCode())
                                    .as(answer.asString())
                                    .isEqualTo(row.getValue().get(move));
                        })));
    }

    private long commitmentThatIs(String state) throws SQLException {
        long id = made(state.equals("MADE") ? "2026-12-01" : "2026-05-07");
        if (List.of("SUBMITTED", "KEPT", "LAPSED", "WITHDRAWN").contains(state)) {
            fulfil(id).then().statusCode(201);
        }
        switch (state) {
            case "KEPT" -> decideReviewOf(id, "ACCEPT").then().statusCode(200);
            case "LAPSED" -> decideReviewOf(id, "REJECT").then().statusCode(200);
            case "WITHDRAWN" ->
                city.asCitizen(citizen).delete(MINE + "/" + id).then().statusCode(204);
            default -> assertThat(state).matches("MADE.*|SUBMITTED");
        }
        return id;
    }

    private String somebody() {
        String number = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + number + ",示例,历下区,2026-05-01,CM-"
                + number.substring(8) + "\n");
        return number;
    }

    /** A promise of that day to walk dogs well for half a year. */
    private long made(String day) {
        clock.set(LocalDate.parse(day));
        long id = numberOf(make("WALKING_DOGS"));
        clock.set(TODAY);
        return id;
    }

    private Response make(String template) {
        return city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"template\":\"%s\"}".formatted(template))
                .post(MINE);
    }

    private Response fulfil(long id) {
        return city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"statement\":\"半年来都牵绳，社区可以证明。\"}")
                .post(MINE + "/" + id + "/fulfilment");
    }

    private Response one(long id) {
        return city.asCitizen(citizen).get(MINE + "/" + id);
    }

    private Response decideReviewOf(long id, String decision) throws SQLException {
        try (Connection connection = database.getConnection()) {
            long review = Sql.first(
                            connection,
                            "SELECT coalesce(review_id, 0) FROM commitments WHERE id = ?",
                            row -> row.getLong(1),
                            id)
                    .orElseThrow();
            return decide(city, review, decision);
        }
    }

    private Integer score() {
        return city.search(citizen).jsonPath().get("score.score");
    }

    private long records() throws SQLException {
        return count("SELECT count(*) FROM records WHERE citizen_id = ?");
    }

    private long recordsInUse() throws SQLException {
        return count("SELECT count(*) FROM records r WHERE citizen_id = ?"
                + " AND NOT EXISTS (SELECT 1 FROM record_marks WHERE record_id = r.id AND kind = 'CLOSED')");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), city.idOf(citizen))
                    .orElseThrow();
        }
    }

    private List<String> told() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    "SELECT text FROM citizen_messages WHERE citizen_id = ? ORDER BY id",
                    row -> row.getString(1),
                    city.idOf(citizen));
        }
    }
}
