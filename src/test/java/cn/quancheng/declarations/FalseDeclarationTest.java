package cn.quancheng.declarations;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.ledger.HistoryCheck;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import static cn.quancheng.declarations.Declarant.HONOR;
import static org.assertj.core.api.Assertions.assertThat;

/** A declaration that is held to be false: two people, the citizen heard, a record that may be disputed. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class FalseDeclarationTest {
    private static final String FIRST = "reviewer-of-tests";
    private static final String SECOND = "second-reviewer-of-tests";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    HistoryCheck check;

    @Inject
    RecordDecisions decisions;

    @Inject
    AgroalDataSource database;

    private Declarant citizen;

    /** What is found in November weighs in December. */
    @BeforeEach
    void aScoreOfDecemberAndADayInNovember() {
        clock.set(LocalDate.of(2026, 12, 6));
        citizen = Declarant.agreed(city);
        city.publish("2026-12");
        clock.set(LocalDate.of(2026, 11, 25));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_false_one_is_recorded_by_two_people_after_its_citizen_was_heard() throws SQLException {
        long id = citizen.accepted(HONOR);
        long review = proposed(id);
        assertThat(citizen.score()).as("nothing is decided yet").isEqualTo(620);
        assertThat(told("FALSE_DECLARATION_PROPOSED"))
                .singleElement()
                .asString()
                .contains("荣誉表彰", "从未发出", "还不是决定");
        citizen.reply(id, "编号以档案室的登记为准").then().statusCode(200);

        JsonPath opened = citizen.open(SECOND, review);
        assertThat(opened.getString("matter.reply")).isEqualTo("编号以档案室的登记为准");
        assertThat(opened.getString("firstReason")).isEqualTo(Declarant.DOUBTED);
        citizen.decideReview(review, SECOND, "ACCEPT").then().statusCode(200);

        assertThat(citizen.score()).as("20 taken back, 30 less").isEqualTo(570);
        assertThat(citizen.state(id)).isEqualTo("REJECTED");
        assertThat(citizen.mine(id).getString("falsehood.state")).isEqualTo("ACCEPTED");
        String document = "信协虚报〔2026〕" + review + "号";
        assertThat(told("FALSE_DECLARATION_DECIDED")).singleElement().asString().contains(document, "提出异议");
        assertThat(citizen.search().getString("score.indicators.records.flatten()"))
                .contains("XB-" + review, "FALSE_DECLARATION");
        assertThat(check.run(false, "a test").different()).isZero();
    }

    @Test
    void the_finding_is_a_record_like_any_other_it_may_be_disputed_and_outlasts_leaving() throws SQLException {
        long id = citizen.accepted(HONOR);
        long review = proposed(id);
        citizen.decideReview(review, SECOND, "ACCEPT").then().statusCode(200);

        decisions.dispute(DeclaredRecords.findingKey(review), "a test", "a test");
        assertThat(citizen.score()).as("a disputed record weighs nothing").isEqualTo(600);
        decisions.decide(DeclaredRecords.findingKey(review), false, "a test", "a test");
        assertThat(citizen.score()).isEqualTo(570);

        citizen.leave().then().statusCode(204);
        assertThat(
                        numbers(
                                "SELECT count(*) FROM records r WHERE citizen_id = ? AND NOT of_citizen AND procedure = 'ORDINARY'"
                                        + " AND NOT EXISTS (SELECT FROM record_marks m WHERE m.record_id = r.id AND m.kind = 'CLOSED')"))
                .containsExactly(1L);
    }

    @Test
    void nobody_decides_what_they_proposed_themselves() {
        long id = citizen.accepted(HONOR);
        long review = proposed(id);

        citizen.claim(FIRST, review).then().statusCode(409);
        citizen.decideClaimed(review, FIRST, "ACCEPT").then().statusCode(409);
        assertThat(citizen.score()).isEqualTo(620);
    }

    @Test
    void where_the_second_does_not_agree_nothing_follows_and_it_is_not_proposed_again() throws SQLException {
        long id = citizen.accepted(HONOR);
        citizen.decideReview(proposed(id), SECOND, "REJECT").then().statusCode(200);

        assertThat(citizen.score()).isEqualTo(620);
        assertThat(citizen.state(id)).isEqualTo("ACCEPTED");
        assertThat(told("FALSE_DECLARATION_DECIDED")).singleElement().asString().contains("不认定虚假");
        citizen.propose(id, FIRST).then().statusCode(409);
        citizen.reply(id, "太晚了").then().statusCode(409);
    }

    @Test
    void only_whoever_is_on_the_case_may_propose() {
        long waiting = citizen.submitted(HONOR);
        citizen.propose(waiting, FIRST).then().statusCode(409);
        citizen.claim(FIRST, citizen.review("DECLARATION", waiting)).then().statusCode(200);
        citizen.propose(waiting, SECOND).then().statusCode(409);
        citizen.propose(0, FIRST).then().statusCode(404);

        citizen.propose(waiting, FIRST).then().statusCode(201);
    }

    @Test
    void what_waits_is_not_accepted_while_it_is_held_false_and_is_rejected_with_the_finding() {
        long id = citizen.submitted(HONOR);
        long looking = citizen.review("DECLARATION", id);
        citizen.claim(FIRST, looking).then().statusCode(200);
        long review = proposed(id);
        citizen.decideClaimed(looking, FIRST, "ACCEPT").then().statusCode(409);

        citizen.decideReview(review, SECOND, "ACCEPT").then().statusCode(200);
        assertThat(citizen.state(id)).isEqualTo("REJECTED");
        assertThat(citizen.score()).isEqualTo(570);
        citizen.decideClaimed(looking, FIRST, "REJECT").then().statusCode(409);
    }

    @Test
    void taking_it_back_after_it_was_proposed_gives_the_points_back_and_does_not_undo_it() {
        long id = citizen.accepted(HONOR);
        long review = proposed(id);
        citizen.takeBack(id).then().statusCode(204);
        assertThat(citizen.score()).isEqualTo(600);

        citizen.decideReview(review, SECOND, "ACCEPT").then().statusCode(200);
        assertThat(citizen.state(id)).isEqualTo("REJECTED");
        assertThat(citizen.score()).isEqualTo(570);
    }

    @Test
    void who_took_it_back_before_anybody_noticed_is_left_alone() {
        long id = citizen.accepted(HONOR);
        citizen.takeBack(id).then().statusCode(204);

        citizen.propose(id, FIRST).then().statusCode(409);
    }

    @Test
    void who_leaves_ends_it_and_nothing_is_proposed_about_them_any_more() {
        long id = citizen.accepted(HONOR);
        long other = citizen.submitted(Declarant.served(240));
        citizen.decide(other, FIRST, "REJECT").then().statusCode(200);
        long review = proposed(id);
        citizen.leave().then().statusCode(204);

        citizen.claim(SECOND, review).then().statusCode(409);
        citizen.propose(other, FIRST).then().statusCode(409);
    }

    private long proposed(long id) {
        return citizen.propose(id, FIRST)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("reviewId");
    }

    private List<String> told(String kind) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    "SELECT text FROM citizen_messages WHERE citizen_id = ? AND kind = ?",
                    row -> row.getString(1),
                    city.idOf(citizen.idNumber()),
                    kind);
        }
    }

    private List<Long> numbers(String query) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(connection, query, row -> row.getLong(1), city.idOf(citizen.idNumber()));
        }
    }
}
