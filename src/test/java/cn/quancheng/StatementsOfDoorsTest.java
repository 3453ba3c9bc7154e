package cn.quancheng;

import cn.quancheng.benefits.Shop;
import cn.quancheng.messages.CitizenMessage;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each of a citizen's doors costs in SQL statements, so that one more is seen. Those of the score are held by {@code
 * MyScoreTest}.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class StatementsOfDoorsTest {
    private static final String ME = "/api/v1/me";
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";

    /** With what follows from an agreement, or from its end, in every room. */
    private static final Map<String, Integer> COSTS = Map.ofEntries(
            Map.entry("DELETE /api/v1/me/agreement", 38),
            Map.entry("DELETE /api/v1/me/checks/{id}/objection", 8),
            Map.entry("DELETE /api/v1/me/declarations/{id}", 10),
            Map.entry("DELETE /api/v1/me/declarations/{id}/evidence/{piece}", 8),
            Map.entry("DELETE /api/v1/me/commitments/{id}", 8),
            Map.entry("DELETE /api/v1/me/disputes/{id}", 22),
            Map.entry("DELETE /api/v1/me/repairs/{id}", 6),
            Map.entry("DELETE /api/v1/me/reviews/{id}", 6),
            Map.entry("DELETE /api/v1/me/verification", 6),
            Map.entry("DELETE /api/v1/me/checks/{id}", 4),
            Map.entry("DELETE /api/v1/me/consents/{id}", 4),
            Map.entry("GET /api/v1/me/benefits", 7),
            Map.entry("GET /api/v1/me/checks", 8),
            Map.entry("GET /api/v1/me/consents", 5),
            Map.entry("POST /api/v1/me/codes", 12),
            Map.entry("POST /api/v1/me/consents", 12),
            Map.entry("GET /api/v1/me/accesses", 4),
            Map.entry("GET /api/v1/me/agreement", 6),
            Map.entry("GET /api/v1/me/data", 33),
            Map.entry("GET /api/v1/me/data/retention", 0),
            Map.entry("GET /api/v1/me/declarations", 4),
            Map.entry("GET /api/v1/me/declarations/{id}", 4),
            Map.entry("GET /api/v1/me/declarations/{id}/evidence", 4),
            Map.entry("GET /api/v1/me/declarations/{id}/evidence/{piece}", 3),
            Map.entry("GET /api/v1/me/commitments", 4),
            Map.entry("GET /api/v1/me/commitments/{id}", 4),
            Map.entry("GET /api/v1/me/disputes", 4),
            Map.entry("GET /api/v1/me/disputes/{id}", 4),
            Map.entry("GET /api/v1/me/messages", 4),
            Map.entry("GET /api/v1/me/repairs", 4),
            Map.entry("GET /api/v1/me/repairs/offers", 3),
            Map.entry("GET /api/v1/me/repairs/{id}", 4),
            Map.entry("GET /api/v1/me/report", 15),
            Map.entry("GET /api/v1/me/reviews", 4),
            Map.entry("GET /api/v1/me/verification", 4),
            Map.entry("POST /api/v1/me/checks/{id}/objection", 12),
            Map.entry("POST /api/v1/me/declarations", 13),
            Map.entry("POST /api/v1/me/declarations/{id}/evidence", 13),
            Map.entry("POST /api/v1/me/commitments", 8),
            Map.entry("POST /api/v1/me/commitments/{id}/fulfilment", 10),
            Map.entry("POST /api/v1/me/disputes", 27),
            Map.entry("POST /api/v1/me/repairs", 9),
            Map.entry("POST /api/v1/me/reviews", 12),
            Map.entry("POST /api/v1/me/verification", 12),
            Map.entry("PUT /api/v1/me/agreement", 26),
            Map.entry("PUT /api/v1/me/agreement/refusal", 3),
            Map.entry("PUT /api/v1/me/declarations/{id}/reply", 8),
            Map.entry("PUT /api/v1/me/messages/read", 2),
            Map.entry("PUT /api/v1/me/messages/{id}/read", 3));

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    CitizenMessages messages;

    @Inject
    AgroalDataSource database;

    @Inject
    Shop shop;

    private final String warm = IdentityNumbers.next();
    private final String counted = IdentityNumbers.next();

    @BeforeEach
    void twoRegisteredCitizens() {
        clock.set(LocalDate.of(2026, 12, 6));
        city.loadCitizens("id_number,name,district\n" + warm + ",示例,历下区\n" + counted + ",示例,历下区\n");
        city.report(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                        + penalty(warm) + penalty(counted) + honour(warm) + honour(counted));
        city.publish("2026-12");
    }

    private static String penalty(String idNumber) {
        return penaltyOf(idNumber) + "," + idNumber + ",示例,GENERAL_PENALTY,,,2026-08-05,,D1,ORDINARY,示例部门\n";
    }

    /** Tier A again, so that a counter says yes. */
    private static String honour(String idNumber) {
        return "SH-" + idNumber.substring(8) + "," + idNumber + ",示例,HONOR,PROVINCIAL,,2026-08-06,,D2,ORDINARY,示例部门\n";
    }

    private static String penaltyOf(String idNumber) {
        return "SD-" + idNumber.substring(8);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void every_door_costs_as_many_statements_as_it_always_did() {
        new Day(warm).live();
        Map<String, Integer> costs = new Day(counted).live();

        assertThat(costs).isEqualTo(COSTS);
        Set<String> doors = Endpoint.all().keySet().stream()
                .filter(row -> row.contains(" " + ME + "/") && !row.contains(ME + "/score"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(costs.keySet()).containsExactlyInAnyOrderElementsOf(doors);
    }

    /** A citizen who goes through every door once. */
    private class Day {
        private final String idNumber;
        private final Map<String, Integer> costs = new LinkedHashMap<>();

        Day(String idNumber) {
            this.idNumber = idNumber;
        }

        Map<String, Integer> live() {
            JsonPath notice = given().get("/api/v1/notices/current").jsonPath();
            messages.tell(city.idOf(idNumber), new CitizenMessage.AgreementEnding(LocalDate.of(2027, 1, 6)));

            call("PUT", "/agreement/refusal", "{}");
            call("GET", "/agreement", "");
            call(
                    "PUT",
                    "/agreement",
                    "{\"noticeVersion\":\"%s\",\"noticeDigest\":\"%s\"}"
                            .formatted(notice.getString("version"), notice.getString("digest")));
            call("GET", "/verification", "");
            call("POST", "/verification", "{\"name\":\"示例\",\"idNumber\":\"%s\"}".formatted(idNumber));
            call("GET", "/data", "");
            call("GET", "/data/retention", "");
            call("GET", "/accesses", "");
            Object look = call("POST", "/reviews", "{\"month\":\"2026-12\",\"statement\":\"请再看一次\"}")
                    .path("id");
            call("GET", "/reviews", "");
            call("DELETE", "/reviews/{id}", "", look);
            appeal();
            promise();
            object();
            declare();
            benefit();
            Object message = call("GET", "/messages", "").path("items[0].id");
            call("PUT", "/messages/{id}/read", "{}", message);
            call("PUT", "/messages/read", "{}");
            call("GET", "/report", "");
            call("DELETE", "/agreement", "");
            call("DELETE", "/verification", "");
            return costs;
        }

        private void appeal() {
            String record = "{\"recordNo\":\"" + penaltyOf(idNumber) + "\",\"statement\":\"请再看一次\",";
            Object dispute =
                    call("POST", "/disputes", record + "\"reason\":\"OTHER\"}").path("id");
            call("GET", "/disputes", "");
            call("GET", "/disputes/{id}", "", dispute);
            call("DELETE", "/disputes/{id}", "", dispute);
            call("GET", "/repairs/offers", "");
            Object repair =
                    call("POST", "/repairs", record + "\"route\":\"CHECK\"}").path("id");
            call("GET", "/repairs", "");
            call("GET", "/repairs/{id}", "", repair);
            call("DELETE", "/repairs/{id}", "", repair);
        }

        private void promise() {
            Object id = call("POST", "/commitments", "{\"template\":\"GREEN_TRAVEL\"}")
                    .path("id");
            update("UPDATE commitments SET made_on = made_on - 200, ends_on = ends_on - 200 WHERE id = ?", id);
            call("POST", "/commitments/{id}/fulfilment", "{\"statement\":\"都做到了\"}", id);
            call("GET", "/commitments", "");
            call("GET", "/commitments/{id}", "", id);
            call("DELETE", "/commitments/{id}", "", id);
        }

        private void benefit() {
            String library = shop.open("JINAN_LIBRARY", BORROWING);
            call("GET", "/benefits", "");
            String code = call("POST", "/codes", "{\"scenario\":\"" + BORROWING + "\"}")
                    .path("code");
            Object check = shop.check(library, code, BORROWING).path("checkId");
            call("GET", "/checks", "");
            call("DELETE", "/checks/{id}", "", check);
            Object consent = call(
                            "POST", "/consents", "{\"merchant\":\"JINAN_LIBRARY\",\"scenario\":\"" + BORROWING + "\"}")
                    .path("consentId");
            call("GET", "/consents", "");
            call("DELETE", "/consents/{id}", "", consent);
        }

        private void object() {
            UUID check = UUID.randomUUID();
            update(
                    "INSERT INTO benefit_checks (id, at, on_day, merchant_id, login, scenario, version_id, citizen_id,"
                            + " outcome, held_until, taken_at, fulfilment, reported_at) SELECT ?, day, day, 0, 'a test',"
                            + " 'TRAVEL_ADVISOR', 0, ?, 'ELIGIBLE', day, day, 'NO_SHOW', day"
                            + " FROM (SELECT date '2026-12-06' AS day) today",
                    check,
                    city.idOf(idNumber));
            update(
                    "INSERT INTO benefit_pauses (citizen_id, scenario, check_id, until)"
                            + " VALUES (?, 'TRAVEL_ADVISOR', ?, '2027-01-05')",
                    city.idOf(idNumber),
                    check);
            call("POST", "/checks/{id}/objection", "{\"statement\":\"我按时去了\"}", check);
            call("DELETE", "/checks/{id}/objection", "", check);
        }

        private void update(String sql, Object... values) {
            try (Connection connection = database.getConnection()) {
                Sql.update(connection, sql, values);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        private void declare() {
            Object id = call(
                            "POST",
                            "/declarations",
                            "{\"item\":\"VOLUNTEER_SERVICE\",\"quantity\":240,\"occurredOn\":\"2026-11-05\",\"issuer\":\"义工\","
                                    + "\"statement\":\"在社区图书馆\"}")
                    .path("id");
            call("GET", "/declarations", "");
            call("GET", "/declarations/{id}", "", id);
            Object piece = show(id).path("id");
            call("GET", "/declarations/{id}/evidence", "", id);
            call("GET", "/declarations/{id}/evidence/{piece}", "", id, piece);
            call("DELETE", "/declarations/{id}/evidence/{piece}", "", id, piece);
            holdFalse(id);
            call("PUT", "/declarations/{id}/reply", "{\"statement\":\"我确实去了\"}", id);
            call("DELETE", "/declarations/{id}", "", id);
        }

        private Response show(Object id) {
            try (Statements statements = new Statements()) {
                ByteArrayOutputStream picture = new ByteArrayOutputStream();
                ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture);
                Response answer = statements
                        .marked(given().spec(city.asCitizen(idNumber)))
                        .contentType("image/png")
                        .body(picture.toByteArray())
                        .post(ME + "/declarations/{id}/evidence", id);
                answer.then().statusCode(201);
                costs.put("POST " + ME + "/declarations/{id}/evidence", statements.count());
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void holdFalse(Object id) {
            String review = city.as(Role.REVIEWER)
                    .get("/api/v1/reviews?kind=DECLARATION&claimed=NOBODY&limit=200")
                    .jsonPath()
                    .getString("items.find { it.subjectId == '" + id + "' }.id");
            city.as(Role.REVIEWER).post("/api/v1/reviews/" + review + "/claim");
            city.as(Role.REVIEWER)
                    .contentType("application/json")
                    .body("{\"reason\":\"组织方的登记中没有这一天的活动。\"}")
                    .post("/api/v1/declarations/" + id + "/falsehood")
                    .then()
                    .statusCode(201);
        }

        private Response call(String method, String path, String body, Object... parameters) {
            try (Statements statements = new Statements()) {
                RequestSpecification request = statements.marked(given().spec(city.asCitizen(idNumber)));
                if (!body.isEmpty()) {
                    request.contentType("application/json").body(body);
                }
                Response answer = request.request(method, ME + path, parameters);
                assertThat(answer.statusCode())
                        .as(method + " " + path + answer.asString())
                        .isBetween(200, 204);
                costs.put(method + " " + ME + path, statements.count());
                return answer;
            }
        }
    }
}
