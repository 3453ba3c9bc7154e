package cn.quancheng.declarations;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.models.Notices;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
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

import static org.assertj.core.api.Assertions.assertThat;

/** What was declared and found true leaves for those whose notice told them so, and for nobody else. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SharedDeclarationsTest {
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
        return new Exports(city).file();
    }
}
