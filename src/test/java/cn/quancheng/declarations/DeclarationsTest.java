package cn.quancheng.declarations;

import cn.quancheng.AtOnce;
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
import java.util.Map;

import static cn.quancheng.declarations.Declarant.HONOR;
import static cn.quancheng.declarations.Declarant.MINE;
import static io.restassured.RestAssured.given;
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
    void what_there_is_to_declare_comes_from_the_catalogue() {
        JsonPath items = given().get("/api/v1/declarable-items").jsonPath();

        assertThat(items.getList("item"))
                .contains("HONOR", "VOLUNTEER_SERVICE", "CHARITY_DONATION", "BRAVERY")
                .doesNotContain("REAL_NAME", "FALSE_DECLARATION");
        assertThat(items.getList("find { it.item == 'HONOR' }.grades.code"))
                .containsExactly("NATIONAL", "PROVINCIAL", "MUNICIPAL", "DISTRICT");
        assertThat(items.getString("find { it.item == 'VOLUNTEER_SERVICE' }.unit"))
                .isEqualTo("分钟");
        assertThat(items.getInt("find { it.item == 'CHARITY_DONATION' }.mostQuantity"))
                .isEqualTo(1);
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

    /** Bodies that are refused, each with the field that is at fault. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry(honor("GENERAL_PENALTY", "MUNICIPAL", "2026-10-05", "\"1号\""), "item"),
            Map.entry(honor("REAL_NAME", "MUNICIPAL", "2026-10-05", "\"1号\""), "item"),
            Map.entry(honor("HONOR", "COSMIC", "2026-10-05", "\"1号\""), "grade"),
            Map.entry(honor("HONOR", "", "2026-10-05", "\"1号\""), "grade"),
            Map.entry(honor("BRAVERY", "MUNICIPAL", "2026-10-05", "\"1号\""), "grade"),
            Map.entry(honor("HONOR", "MUNICIPAL", "2026-12-07", "\"1号\""), "occurredOn"),
            Map.entry(honor("HONOR", "MUNICIPAL", "1890-01-01", "\"1号\""), "occurredOn"),
            Map.entry(honor("HONOR", "MUNICIPAL", "2026-10-05", "null"), "documentNumber"),
            Map.entry(honor("HONOR", "MUNICIPAL", "2026-10-05", "\" 　 \""), "documentNumber"),
            Map.entry(honor("HONOR", "MUNICIPAL", "2026-10-05", "\"11010519491231002X\""), "documentNumber"),
            Map.entry(honor("HONOR", "MUNICIPAL", "2026-10-05", "\"1号\",\"quantity\":2"), "quantity"),
            Map.entry(counted("CHARITY_DONATION", "5000"), "quantity"),
            Map.entry(counted("VOLUNTEER_SERVICE", "1441"), "quantity"),
            Map.entry(counted("VOLUNTEER_SERVICE", "0"), "quantity"),
            Map.entry(counted("VOLUNTEER_SERVICE", "null"), "quantity"));

    @Test
    void what_the_catalogue_does_not_have_is_refused_with_the_field_that_is_wrong() {
        REFUSED.forEach((body, field) -> {
            var answer = citizen.submit(body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.jsonPath().getList("violations.field"))
                    .as(body + answer.asString())
                    .contains(field);
        });
        assertThat(city.asCitizen(citizen.idNumber()).get(MINE).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void donations_count_by_number() {
        citizen.accepted(counted("CHARITY_DONATION", "1"));

        assertThat(citizen.score()).isEqualTo(605);
        citizen.submit(
                        "{\"item\":\"CHARITY_DONATION\",\"amount\":5000,\"occurredOn\":\"2026-11-05\",\"issuer\":\"慈善总会\"}")
                .then()
                .statusCode(400);
    }

    @Test
    void the_same_honour_twice_is_found_however_it_is_written() {
        long id = citizen.submitted(HONOR);
        String again = HONOR.replace("〔2026〕15号", "[２０２６] 15 号");
        citizen.submit(again).then().statusCode(409).body("detail", containsString("第" + id + "号"));

        citizen.decide(id, REVIEWER, "ACCEPT").then().statusCode(200);
        citizen.submit(again).then().statusCode(409);
        assertThat(Declarant.agreed(city).submit(HONOR).statusCode())
                .as("somebody else's is another one")
                .isEqualTo(201);
        citizen.takeBack(id).then().statusCode(204);
        citizen.submit(again).then().statusCode(201);
    }

    @Test
    void the_same_service_twice_is_found_without_a_document() {
        citizen.submitted(Declarant.served(240));
        citizen.submit(Declarant.served(240)).then().statusCode(409);
        citizen.submit(Declarant.served(120)).then().statusCode(201);
    }

    @Test
    void what_a_department_reported_is_not_declared_once_more_nor_accepted_meanwhile() {
        long id = citizen.submitted(HONOR);
        city.report(RECORDS + "H" + citizen.idNumber().substring(8) + "," + citizen.idNumber()
                + ",示例,HONOR,MUNICIPAL,,2026-10-05,,济工发（2026）15号,,示例部门\n");

        citizen.decide(id, REVIEWER, "ACCEPT").then().statusCode(409).body("detail", containsString("示例部门"));
        citizen.takeBack(id).then().statusCode(204);
        citizen.submit(HONOR).then().statusCode(409).body("detail", containsString("示例部门"));
    }

    @Test
    void declared_four_times_at_once_it_is_there_once() throws Exception {
        city.asCitizen(citizen.idNumber());
        List<Integer> answers = AtOnce.run(4, () -> citizen.submit(HONOR).statusCode());

        assertThat(answers).containsOnlyOnce(201).contains(409);
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

    private static String honor(String item, String grade, String on, String document) {
        return "{\"item\":\"%s\",\"grade\":\"%s\",\"occurredOn\":\"%s\",\"issuer\":\"市总工会\",\"documentNumber\":%s}"
                .formatted(item, grade, on, document);
    }

    private static String counted(String item, String quantity) {
        return "{\"item\":\"%s\",\"quantity\":%s,\"occurredOn\":\"2026-11-05\",\"issuer\":\"慈善总会\"}"
                .formatted(item, quantity);
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
