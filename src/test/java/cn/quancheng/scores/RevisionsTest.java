package cn.quancheng.scores;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.ledger.RecordKey;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

/** What is decided about a citizen changes the current score at once, and nothing else does. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RevisionsTest {
    private static final String REGISTER = "id_number,name,district,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    /** The newest month that any test publishes. */
    private static final YearMonth MONTH = YearMonth.of(2026, 12);

    private static final String DEPARTMENT = "示例部门";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Scores scores;

    @Inject
    Citizens citizens;

    @Inject
    RecordDecisions records;

    @Inject
    AgroalDataSource database;

    private final String citizen = IdentityNumbers.next();
    private final String penalty = "P" + UUID.randomUUID();

    @BeforeEach
    void aPenaltyInDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        city.loadCitizens(REGISTER + citizen + ",示例,历下区,2026-09-01,TY-" + citizen.substring(8) + "\n");
        city.report(RECORDS + penalty + "," + citizen + ",示例,GENERAL_PENALTY,,,2026-10-05,,D1,ORDINARY,示例部门\n");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_closing_revises_the_score_at_once_and_its_undoing_does() {
        publish();
        assertThat(score()).isEqualTo(570);

        city.close(penalty, "REVOKED", "2026-12-05").then().statusCode(204);
        assertThat(score()).isEqualTo(600);
        assertThat(city.search(citizen).jsonPath().getBoolean("score.revised")).isTrue();

        city.reopen(penalty).then().statusCode(204);
        assertThat(score()).isEqualTo(570);
    }

    @Test
    void a_closing_counts_from_its_entry_on_whatever_its_day() {
        publish();
        city.close(penalty, "PERFORMED", "2026-12-06").then().statusCode(204);
        assertThat(score()).isEqualTo(600);

        assertThat(publish()).contains(citizen + ",2026-12,600");
    }

    @Test
    void a_closing_ahead_or_before_its_record_or_of_a_closed_record_is_refused() {
        city.close(penalty, "REVOKED", "2026-12-07").then().statusCode(400);
        city.close(penalty, "REVOKED", "2026-10-04").then().statusCode(400);
        city.close("no such record", "REVOKED", "2026-12-01").then().statusCode(404);
        city.reopen(penalty).then().statusCode(409);
        city.close(penalty, "REVOKED", "2026-12-01").then().statusCode(204);
        city.close(penalty, "REVOKED", "2026-12-01").then().statusCode(409);
    }

    @Test
    void a_disputed_penalty_weighs_nothing_until_the_dispute_is_decided() throws SQLException {
        publish();
        RecordKey key = new RecordKey(DEPARTMENT, penalty);
        records.dispute(key, "not me", "a test");
        assertThat(score()).isEqualTo(600);

        records.decide(key, false, "it was", "a test");
        assertThat(score()).isEqualTo(570);

        records.dispute(key, "really not", "a test");
        records.decide(key, true, "so it is", "a test");
        assertThat(score()).isEqualTo(600);
        city.reopen(penalty).then().statusCode(409);
        assertThat(score()).isEqualTo(600);
    }

    @Test
    void a_withdrawal_takes_the_scores_of_every_run_and_revision_and_an_agreement_brings_one_back()
            throws SQLException {
        publish();
        city.close(penalty, "REVOKED", "2026-12-05").then().statusCode(204);

        city.withdraw(citizen, "a test").then().statusCode(204);
        assertThat(score()).isNull();
        assertThat(rowsOf("scores") + rowsOf("score_revisions")).isZero();

        agree("2026-12-06", "again").then().statusCode(201).body("state", is("IN_FORCE"));
        assertThat(score()).isEqualTo(600);
        assertThat(publish()).contains(citizen + ",2026-12,600");
    }

    @Test
    void who_agrees_is_scored_at_once_in_the_published_month() {
        String other = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district\n" + other + ",示例,历下区\n");
        publish();
        assertThat(scoreOf(other)).isNull();

        agree(other, "2026-12-06", "first").then().statusCode(201);

        assertThat(scoreOf(other)).isEqualTo(600);
    }

    @Test
    void a_renewed_agreement_keeps_its_first_day_and_moves_its_end() {
        agree("2026-12-01", "renewed")
                .then()
                .statusCode(201)
                .body("firstDay", is("2026-09-01"))
                .body("endsOn", is("2028-12-01"));
        agree("2026-11-01", "older").then().statusCode(409);
        agree("2026-12-07", "ahead").then().statusCode(400);
        agree("2019-01-01", "before any notice").then().statusCode(422);
    }

    @Test
    void a_record_that_came_in_after_the_run_waits_for_the_next_one() {
        publish();
        city.report(RECORDS + "H" + penalty + "," + citizen + ",示例,HONOR,MUNICIPAL,,2026-11-05,,,,示例部门\n");
        city.close(penalty, "REVOKED", "2026-12-05").then().statusCode(204);
        assertThat(score()).isEqualTo(600);

        assertThat(publish()).contains(citizen + ",2026-12,620");
    }

    @Test
    void what_was_decided_while_a_run_was_under_way_is_in_what_it_publishes() throws SQLException {
        publish();
        String leaving = IdentityNumbers.next();
        city.loadCitizens(REGISTER + leaving + ",示例,历下区,2026-09-01,TY-" + leaving.substring(8) + "\n");
        int run = stoppedInTheMiddle();
        city.close(penalty, "REVOKED", "2026-12-05").then().statusCode(204);
        city.withdraw(leaving, "a test").then().statusCode(204);

        assertThat(city.publish(MONTH.toString()).getInt("id")).isEqualTo(run);

        assertThat(score()).isEqualTo(600);
        assertThat(scoreOf(leaving)).isNull();
        assertThat(city.scores(run)).contains(citizen + ",2026-12,600").doesNotContain(leaving);
    }

    @Test
    void every_revision_is_explained_to_the_point() throws SQLException {
        publish();
        city.close(penalty, "REVOKED", "2026-12-05").then().statusCode(204);
        city.reopen(penalty).then().statusCode(204);
        records.dispute(new RecordKey(DEPARTMENT, penalty), "not me", "a test");
        long id = citizens.find(IdentityNumber.parse(citizen, LocalDate.now(clock)))
                .orElseThrow()
                .id();

        List<CurrentScore> all = scores.revisions(id, MONTH);

        assertThat(all).extracting(score -> score.line().score()).containsExactly(600, 570, 600, 570);
        for (CurrentScore score : all) {
            assertThat(scores.explain(id, score).sheet().score())
                    .isEqualTo(score.line().score());
        }
    }

    private String publish() {
        return city.scores(city.publish(MONTH.toString()).getInt("id"));
    }

    private @Nullable Integer score() {
        return scoreOf(citizen);
    }

    private @Nullable Integer scoreOf(String idNumber) {
        JsonPath found = city.search(idNumber).jsonPath();
        return found.get("score.score");
    }

    private Response agree(String day, String number) {
        return agree(citizen, day, number);
    }

    private Response agree(String idNumber, String day, String number) {
        return city.as(Role.REVIEWER)
                .contentType("application/json")
                .body("{\"idNumber\":\"%s\",\"caseNumber\":\"a test\",\"agreedOn\":\"%s\",\"agreementNo\":\"%s %s\"}"
                        .formatted(idNumber, day, penalty, number))
                .post("/api/v1/citizens/agreements");
    }

    /** A run that is stopped while it can't get on, because somebody holds what its last partition is read from. */
    private int stoppedInTheMiddle() throws SQLException {
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE histories_31 IN ACCESS EXCLUSIVE MODE");
            int run = city.start(MONTH.toString(), "a test").jsonPath().getInt("id");
            city.as(Role.OPERATOR).delete("/api/v1/runs/" + run).then().body("state", is("STOPPED"));
            holder.rollback();
            holder.setAutoCommit(true);
            return run;
        }
    }

    private long rowsOf(String table) throws SQLException {
        long id = citizens.find(IdentityNumber.parse(citizen, LocalDate.now(clock)))
                .orElseThrow()
                .id();
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            "SELECT count(*) FROM " + table + " WHERE citizen_id = ?",
                            row -> row.getLong(1),
                            id)
                    .orElseThrow();
        }
    }
}
