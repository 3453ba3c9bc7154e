package cn.quancheng.declarations;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.models.Notices;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** What was declared and found true leaves for those whose notice told them so, and for nobody else. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SharedDeclarationsTest {
    private static final String EXPORTS = "/api/v1/declarations/exports";
    private static final String HEADING =
            "id_number,declaration_no,item,grade,quantity,occurred_on,issuer,document_no,state,changed_on\n";
    private static final Path CITY = Path.of("scoring-models");

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Notices notices;

    @Inject
    AgroalDataSource database;

    @TempDir
    Path folder;

    @BeforeEach
    void nothingLeftYet() throws SQLException {
        clock.set(LocalDate.of(2026, 12, 6));
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "DELETE FROM shared_declarations");
        }
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void nobodys_declaration_leaves_whose_notice_did_not_name_it() {
        Declarant.agreed(city).accepted(Declarant.HONOR);

        assertThat(file()).isEqualTo(HEADING);
    }

    @Test
    void what_was_found_true_leaves_for_those_whose_notice_names_it() throws IOException {
        aNoticeThatShares();
        Declarant told = agreedToIt();
        Declarant toldLess = Declarant.agreed(city);
        long honor = told.accepted(Declarant.HONOR);
        long service = told.accepted(Declarant.served(240));
        toldLess.accepted(Declarant.HONOR);

        assertThat(file())
                .isEqualTo(HEADING + told.idNumber() + "," + honor
                        + ",HONOR,MUNICIPAL,1,2026-10-05,市总工会,济工发〔2026〕15号,ACCEPTED,2026-12-06\n"
                        + told.idNumber() + "," + service
                        + ",VOLUNTEER_SERVICE,,240,2026-11-05,泉城义工,,ACCEPTED,2026-12-06\n");
    }

    @Test
    void what_waits_and_what_was_rejected_never_leaves() throws IOException {
        aNoticeThatShares();
        Declarant citizen = agreedToIt();
        citizen.submitted(Declarant.HONOR);
        long rejected = citizen.submitted(Declarant.served(240));
        citizen.decide(rejected, "reviewer-of-tests", "REJECT").then().statusCode(200);
        long takenBack = citizen.accepted(Declarant.served(120));
        citizen.takeBack(takenBack).then().statusCode(204);

        assertThat(file()).isEqualTo(HEADING);
    }

    @Test
    void what_is_taken_back_is_dropped_by_its_number_for_ninety_days_and_then_named_no_more() throws IOException {
        aNoticeThatShares();
        Declarant citizen = agreedToIt();
        long id = citizen.accepted(Declarant.HONOR);
        file();
        clock.set(LocalDate.of(2026, 12, 8));
        citizen.takeBack(id).then().statusCode(204);
        clock.set(LocalDate.of(2026, 12, 9));

        assertThat(file()).isEqualTo(HEADING + dropped(citizen, id, "2026-12-09"));
        clock.set(LocalDate.of(2026, 12, 12));
        assertThat(file()).isEqualTo(HEADING + dropped(citizen, id, "2026-12-09"));
        clock.set(LocalDate.of(2027, 3, 10));
        assertThat(file()).isEqualTo(HEADING);
    }

    @Test
    void who_leaves_is_dropped() throws IOException {
        aNoticeThatShares();
        Declarant citizen = agreedToIt();
        long id = citizen.accepted(Declarant.HONOR);
        file();
        citizen.leave().then().statusCode(204);

        assertThat(file()).isEqualTo(HEADING + dropped(citizen, id, "2026-12-06"));
        assertThat(held(citizen)).containsExactly((int) id);
    }

    @Test
    void that_it_was_found_false_is_nobodys_business_but_that_it_is_to_be_dropped() throws IOException {
        aNoticeThatShares();
        Declarant citizen = agreedToIt();
        long id = citizen.accepted(Declarant.HONOR);
        file();
        citizen.propose(id, "reviewer-of-tests").then().statusCode(201);
        assertThat(file()).contains(",ACCEPTED,");
        citizen.decideReview(citizen.review("FALSE_DECLARATION", id), "another-reviewer-of-tests", "ACCEPT")
                .then()
                .statusCode(200);

        assertThat(file()).isEqualTo(HEADING + dropped(citizen, id, "2026-12-06"));
    }

    @Test
    void who_agrees_to_a_notice_that_names_it_no_more_is_dropped_and_who_comes_back_is_shared_again()
            throws IOException {
        aNoticeThatShares();
        Declarant citizen = agreedToIt();
        long id = citizen.accepted(Declarant.HONOR);
        file();
        clock.set(LocalDate.of(2026, 12, 11));
        agree(citizen.idNumber());

        assertThat(file()).isEqualTo(HEADING + dropped(citizen, id, "2026-12-11"));
        clock.set(LocalDate.of(2026, 12, 16));
        agree(citizen.idNumber());
        assertThat(file()).contains(citizen.idNumber() + "," + id + ",HONOR,").doesNotContain("WITHDRAWN");
    }

    @Test
    void nothing_in_it_is_a_formula() throws IOException {
        aNoticeThatShares();
        agreedToIt().accepted(Declarant.HONOR.replace("市总工会", "=示例,工会"));

        assertThat(file()).contains(",\"'=示例,工会\",");
    }

    @Test
    void it_leaves_for_a_purpose_and_by_a_second_person_only() throws SQLException {
        city.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"purpose\":\" \"}")
                .post(EXPORTS)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("purpose"));
        long wish = wish();
        city.as(Role.APPROVER)
                .get(EXPORTS + "?pending=true")
                .then()
                .statusCode(200)
                .body("items[0].exportId", equalTo((int) wish))
                .body("items[0].purpose", equalTo("交换申报"))
                .body("items[0].state", equalTo("PENDING"));
        release(city.as(Role.AUDITOR), wish).then().statusCode(409).body("detail", containsString("自己登记"));
        fetch(city.as(Role.AUDITOR), wish).then().statusCode(403);
        release(second(), wish).then().statusCode(204);
        release(second(), wish).then().statusCode(409);
        fetch(second(), wish).then().statusCode(403);
        fetch(city.as(Role.OPERATOR), wish).then().statusCode(403);
        fetch(city.as(Role.AUDITOR), wish).then().statusCode(200).header("Cache-Control", "no-store");
        release(second(), Long.MAX_VALUE).then().statusCode(404);
        fetch(city.as(Role.AUDITOR), Long.MAX_VALUE).then().statusCode(404);
        assertThat(actions(wish))
                .containsExactly(
                        "DECLARATION_EXPORT_REQUESTED", "DECLARATION_EXPORT_RELEASED", "DECLARATIONS_EXPORTED");
    }

    @Test
    void a_release_is_good_for_one_download_of_all_that_are_tried_at_once() throws Exception {
        long wish = wish();
        release(second(), wish).then().statusCode(204);
        RequestSpecification auditor = city.as(Role.AUDITOR);

        assertThat(AtOnce.run(4, () -> fetch(auditor, wish).statusCode()))
                .containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void a_release_ends_after_a_day() {
        long wish = wish();
        release(second(), wish).then().statusCode(204);
        clock.set(LocalDate.of(2026, 12, 7));

        fetch(city.as(Role.AUDITOR), wish).then().statusCode(403).body("detail", containsString("已过24小时"));
    }

    /**
     * The association's files, and a notice that shares; from 10 to 14 December one that does not, then again. Each test has
     * its own, so that nobody of another one agreed to it.
     */
    private void aNoticeThatShares() throws IOException {
        try (Stream<Path> files = Files.list(CITY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        String now = Files.readString(CITY.resolve("notice-2026.1.yaml")).replace("2024-01-01", "FIRST");
        String sharing = now.replace("term: P24M", "term: P24M\nshares: [DECLARATIONS]")
                .replace("四个维度的得分，", "四个维度的得分，以及您已核验的自主申报，");
        adopt("2026.2", "2026-10-01", sharing);
        adopt("2026.3", "2026-12-10", now);
        adopt("2026.4", "2026-12-15", sharing);
        QuarkusMock.installMockForInstance(Notices.of(folder, clock), notices);
    }

    private void adopt(String version, String firstDay, String text) throws IOException {
        String notice = text.replace("\"2026.1\"", "\"" + version + "\"").replace("FIRST", firstDay);
        Files.writeString(folder.resolve("notice-" + version + ".yaml"), notice + "# " + UUID.randomUUID() + "\n");
    }

    private Declarant agreedToIt() {
        String idNumber = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district\n" + idNumber + ",示例,历下区\n");
        agree(idNumber);
        return Declarant.of(city, idNumber);
    }

    private void agree(String idNumber) {
        JsonPath notice = RestAssured.get("/api/v1/notices/current").jsonPath();
        city.asCitizen(idNumber)
                .contentType("application/json")
                .body("{\"noticeVersion\":\"%s\",\"noticeDigest\":\"%s\"}"
                        .formatted(notice.getString("version"), notice.getString("digest")))
                .put("/api/v1/me/agreement")
                .then()
                .statusCode(200);
    }

    private static String dropped(Declarant citizen, long id, String on) {
        return citizen.idNumber() + "," + id + ",,,,,,,WITHDRAWN," + on + "\n";
    }

    private List<Integer> held(Declarant citizen) {
        return city.asCitizen(citizen.idNumber())
                .get("/api/v1/me/data")
                .jsonPath()
                .getList("sections.sharedDeclarations.rows.declarationId");
    }

    private String file() {
        long wish = wish();
        release(second(), wish).then().statusCode(204);
        Response file = fetch(city.as(Role.AUDITOR), wish);
        assertThat(file.statusCode()).isEqualTo(200);
        return file.asString();
    }

    private long wish() {
        return city.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"purpose\":\"交换申报\"}")
                .post(EXPORTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("exportId");
    }

    private RequestSpecification second() {
        return city.as(Role.AUDITOR, "second-auditor-of-tests");
    }

    private static Response release(RequestSpecification by, long wish) {
        return given().spec(by).post(EXPORTS + "/" + wish + "/release");
    }

    private static Response fetch(RequestSpecification by, long wish) {
        return given().spec(by).get(EXPORTS + "/" + wish + "/declarations.csv");
    }

    private List<String> actions(long wish) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    "SELECT action FROM audit_log WHERE subject = ? AND reason = '交换申报' ORDER BY id",
                    row -> row.getString(1),
                    "declaration-export/" + wish);
        }
    }
}
