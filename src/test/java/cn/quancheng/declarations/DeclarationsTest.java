package cn.quancheng.declarations;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.ledger.CitizenRecords;
import cn.quancheng.ledger.HistoryCheck;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
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
import static cn.quancheng.declarations.Declarant.MINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What citizens declare, from the form to the score and back. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DeclarationsTest {
    private static final String REVIEWER = "reviewer-of-tests";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    HistoryCheck check;

    @Inject
    AgroalDataSource database;

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
    void an_unverified_declaration_adds_nothing() {
        citizen.submit(HONOR)
                .then()
                .statusCode(201)
                .body("state", equalTo("SUBMITTED"))
                .body("dueOn", equalTo("2026-12-11"));

        assertThat(citizen.score()).isEqualTo(600);
    }

    @Test
    void an_accepted_one_counts_at_once_and_a_withdrawn_one_takes_its_points_back() throws SQLException {
        long id = citizen.accepted(HONOR);
        assertThat(citizen.score()).isEqualTo(620);
        assertThat(citizen.state(id)).isEqualTo("ACCEPTED");
        assertThat(citizen.mine(id).getString("recordNo")).isEqualTo("SB-" + id);

        citizen.takeBack(id).then().statusCode(204);
        citizen.takeBack(id).then().statusCode(204);
        assertThat(citizen.score()).isEqualTo(600);
        assertThat(citizen.state(id)).isEqualTo("WITHDRAWN");
        assertThat(check.run(false, "a test").different()).isZero();
    }

    @Test
    void a_rejected_one_adds_nothing_and_may_be_declared_again() throws SQLException {
        long id = citizen.submitted(HONOR);
        citizen.decide(id, REVIEWER, "REJECT").then().statusCode(200);

        assertThat(citizen.score()).isEqualTo(600);
        assertThat(citizen.mine(id).getString("reason")).isEqualTo(Declarant.FOUND);
        assertThat(told("DECLARATION_DECIDED")).singleElement().asString().contains("荣誉表彰", "没有通过", "情况属实。");
        citizen.takeBack(id).then().statusCode(409);
        citizen.submit(HONOR).then().statusCode(201);
    }

    @Test
    void the_record_explains_itself_and_its_number_is_nobody_elses() {
        long id = citizen.accepted(HONOR);
        String records = citizen.search().getString("score.indicators.records.flatten()");
        assertThat(records).contains("SB-" + id, CitizenRecords.ASSOCIATION);

        JsonPath batch = city.report(RECORDS + "SB-" + (id + 1) + "," + citizen.idNumber()
                + ",示例,HONOR,MUNICIPAL,,2026-10-05,,X1,," + CitizenRecords.ASSOCIATION + "\n");
        assertThat(batch.getInt("rejected")).isEqualTo(1);
    }

    @Test
    void nobody_declares_without_an_agreement() {
        citizen.leave().then().statusCode(204);

        citizen.submit(HONOR).then().statusCode(409).header("Link", containsString("/api/v1/notices/current"));
    }

    @Test
    void who_leaves_takes_everything_along_and_what_they_said_is_gone() throws SQLException {
        long accepted = citizen.accepted(HONOR);
        long waiting = citizen.submitted(Declarant.served(240));
        long review = citizen.review("DECLARATION", waiting);
        citizen.leave().then().statusCode(204);

        assertThat(citizen.state(accepted)).isEqualTo("WITHDRAWN");
        assertThat(citizen.state(waiting)).isEqualTo("WITHDRAWN");
        assertThat(citizen.mine(accepted).getString("declared.statement")).isNull();
        citizen.decideClaimed(review, REVIEWER, "ACCEPT").then().statusCode(409);
        assertThat(number("SELECT count(*) FROM declarations WHERE citizen_id = ? AND sealed_statement IS NOT NULL"))
                .isZero();
        assertThat(citizen.score()).isNull();
        assertThat(check.run(false, "a test").different()).isZero();
    }

    @Test
    void a_reviewer_sees_what_is_declared_and_what_is_known_and_the_citizen_sees_that() {
        citizen.accepted(Declarant.served(240));
        long id = citizen.submitted(Declarant.served(120));
        JsonPath opened = citizen.open(REVIEWER, citizen.review("DECLARATION", id));

        assertThat(opened.getInt("matter.declaration.quantity")).isEqualTo(120);
        assertThat(opened.getList("matter.known.quantity")).containsExactly(240);
        assertThat(opened.getList("matter.evidence")).isEmpty();
        JsonPath seen = city.asCitizen(citizen.idNumber())
                .get("/api/v1/me/accesses?by=others")
                .jsonPath();
        assertThat(seen.getList("items.action")).contains("DECLARATION_OPENED", "DECLARATION_ACCEPTED");
        assertThat(seen.getList("items.what")).doesNotContain("处理了您的信息");
    }

    @Test
    void what_the_citizen_says_rests_sealed() throws SQLException {
        citizen.submitted(HONOR);

        assertThat(number("SELECT count(*) FROM declarations WHERE citizen_id = ? AND sealed_statement IS NOT NULL"
                        + " AND position(convert_to('证书', 'UTF8') IN sealed_statement) = 0"))
                .isEqualTo(1);
        assertThat(city.as(Role.REVIEWER)
                        .get("/api/v1/reviews?limit=200&kind=DECLARATION")
                        .asString())
                .doesNotContain("证书在家里", "总工会", citizen.idNumber());
    }

    @Test
    void somebody_elses_is_not_there() {
        long id = citizen.submitted(HONOR);
        Declarant other = Declarant.agreed(city);

        city.asCitizen(other.idNumber()).get(MINE + "/" + id).then().statusCode(404);
        other.takeBack(id).then().statusCode(404);
        other.reply(id, "这不是我的").then().statusCode(404);
        city.asCitizen(other.idNumber())
                .get(MINE + "/" + id + "/evidence")
                .then()
                .statusCode(404);
        assertThat(IdentityNumbers.next()).isNotEqualTo(other.idNumber());
    }

    @Test
    void the_list_shows_the_newest_first_page_by_page() {
        long first = citizen.submitted(HONOR);
        long second = citizen.submitted(Declarant.served(240));
        JsonPath page =
                city.asCitizen(citizen.idNumber()).get(MINE + "?limit=1").jsonPath();

        assertThat(page.getLong("items[0].id")).isEqualTo(second);
        JsonPath next = city.asCitizen(citizen.idNumber())
                .get(MINE + "?limit=1&after=" + page.getString("next"))
                .jsonPath();
        assertThat(next.getLong("items[0].id")).isEqualTo(first);
        assertThat(next.getString("next")).isNull();
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

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, query, row -> row.getLong(1), city.idOf(citizen.idNumber()))
                    .orElseThrow();
        }
    }
}
