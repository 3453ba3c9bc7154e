package cn.quancheng.citizens.own;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Shop;
import cn.quancheng.platform.Sql;
import cn.quancheng.platform.held.HeldData;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the database holds about a citizen, the citizen is shown. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class HeldDataTest {
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    /**
     * Every table in which a row belongs to a citizen, with the condition that finds a citizen's rows: by a column that
     * names the citizen, or by a reference to such a table, however far away.
     */
    private static final String TABLES_OF_CITIZENS = """
            WITH RECURSIVE whole AS (
                SELECT c.oid, c.relname::text AS name FROM pg_class c
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition),
            owned AS (
                SELECT w.oid, w.name, a.attname || ' = ?' AS mine FROM whole w JOIN pg_attribute a ON a.attrelid = w.oid
                WHERE NOT a.attisdropped AND (a.attname IN ('citizen_id', 'subject_citizen')
                                              OR w.name = 'citizens' AND a.attname = 'id')
                UNION
                SELECT w.oid, w.name, format('%I IN (SELECT %I FROM %I WHERE %s)', a.attname, p.attname, o.name, o.mine)
                FROM owned o JOIN pg_constraint k ON k.confrelid = o.oid AND k.contype = 'f'
                JOIN whole w ON w.oid = k.conrelid
                JOIN pg_attribute a ON a.attrelid = w.oid AND a.attnum = k.conkey[1]
                JOIN pg_attribute p ON p.attrelid = o.oid AND p.attnum = k.confkey[1]
                WHERE w.oid <> o.oid)
            SELECT name, min(mine) FROM (SELECT name, mine, length(mine) AS far, min(length(mine)) OVER (PARTITION BY name) AS least
                                         FROM owned) o WHERE far = least GROUP BY name
            """;

    @Inject
    Shop shop;

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    @Inject
    @All
    List<HeldData> held;

    private final String citizen = IdentityNumbers.next();

    @BeforeEach
    void december() {
        clock.set(LocalDate.of(2026, 12, 6));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void every_table_in_which_a_row_belongs_to_a_citizen_is_answered_for_by_one_room() throws SQLException {
        assertThat(held).extracting(HeldData::table).containsExactlyInAnyOrderElementsOf(tables().keySet());
    }

    @Test
    void a_citizen_of_whom_everything_is_held_is_shown_every_row_of_it() throws SQLException {
        aWholeLife();

        JsonPath data = data();

        long id = city.idOf(citizen);
        List<String> empty = new ArrayList<>();
        Map<String, String> tables = tables();
        try (Connection connection = database.getConnection()) {
            for (HeldData table : held) {
                long rows = Sql.first(
                                connection,
                                "SELECT count(*) FROM " + table.table() + " WHERE " + tables.get(table.table()),
                                row -> row.getLong(1),
                                id)
                        .orElseThrow();
                assertThat(data.getList("sections." + AllHeld.section(table) + ".rows"))
                        .as(table.table())
                        .hasSize((int) rows);
                if (rows == 0) {
                    empty.add(table.table());
                }
            }
        }
        assertThat(empty)
                .as("nothing was held in these, so nothing was shown of them")
                .isEmpty();
    }

    @Test
    void what_rests_sealed_is_opened_and_every_section_says_what_it_is_and_what_stays() throws SQLException {
        aWholeLife();

        JsonPath data = data();

        assertThat(data.getString("sections.citizens.rows[0].idNumber")).isEqualTo(citizen);
        assertThat(data.getString("sections.citizens.rows[0].name")).isEqualTo("示例");
        assertThat(data.getString("sections.citizens.rows[0].sex"))
                .isEqualTo(citizen.charAt(16) % 2 == 1 ? "MALE" : "FEMALE");
        assertThat(data.<String>getList("sections.citizenStandings.rows.district"))
                .contains("历下区");
        assertThat(data.getString("sections.signIns.rows[0].openid")).isEqualTo("openid of " + citizen);
        assertThat(data.getString("sections.secondLooks.rows[0].statement")).isEqualTo("少算了八小时");
        assertThat(data.getString("sections.disputes.rows[0].statement")).isEqualTo("时长有误");
        assertThat(data.getString("sections.repairs.rows[0].statement")).isEqualTo("做了好事");
        assertThat(data.getString("sections.benefitObjections.rows[0].statement"))
                .isEqualTo("准时到馆");
        assertThat(data.<String>getList("sections.records.rows.item")).contains("VOLUNTEER_SERVICE", "REAL_NAME");
        assertThat(data.getString("sections.scores.rows[0].tier")).isEqualTo("B");
        assertThat(data.<String>getList("sections.scoreRevisions.rows.tier")).contains("A");
        assertThat(data.getMap("sections").values())
                .allSatisfy(section -> assertThat(section.toString()).contains("what=", "stays="));
        assertThat(data.prettify()).doesNotContain("digest\":\"\\\\x", "sealed", "operator-of-tests");
    }

    @Test
    void somebody_who_never_agreed_is_shown_what_is_held_and_nobody_elses() throws SQLException {
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");

        JsonPath data = data();

        assertThat(data.getList("sections.citizens.rows")).hasSize(1);
        assertThat(data.getList("sections.agreements.rows")).isEmpty();
        assertThat(data.getList("sections.scores.rows")).isEmpty();
        city.asNobodyYet("openid of nobody for " + citizen)
                .get("/api/v1/me/data")
                .then()
                .statusCode(403);
    }

    @Test
    void the_look_at_everything_is_written_down() {
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");
        data();

        assertThat(data().<String>getList("sections.auditLog.rows.action")).contains("DATA_READ");
    }

    @Test
    void ten_thousand_records_are_shown_to_the_last_one() {
        StringBuilder file = new StringBuilder(RECORDS);
        for (int i = 0; i < 10_000; i++) {
            file.append("H%s-%d,%s,示例,VOLUNTEER_SERVICE,,60,2026-05-01,,,,示例部门\n"
                    .formatted(citizen.substring(10), i, citizen));
        }
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");
        city.report(file.toString());

        assertThat(data().getList("sections.records.rows")).hasSize(10_000);
    }

    @Test
    void what_stays_and_why_is_told_without_anybodys_data() {
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");
        JsonPath retention =
                city.asCitizen(citizen).get("/api/v1/me/data/retention").jsonPath();

        assertThat(retention.getList("sections")).hasSize(held.size());
        assertThat(retention.getString("sections.find { it.section == 'scores' }.stays"))
                .contains("立即全部删除");
        assertThat(retention.getString("items.find { it.item == 'GENERAL_PENALTY' }.atMost"))
                .isEqualTo("P12M");
        assertThat(retention.prettify()).doesNotContain(citizen, "示例,");
    }

    /** Something in every table. */
    private void aWholeLife() throws SQLException {
        String tail = citizen.substring(8);
        city.loadCitizens("id_number,name,district\n" + citizen + ",曾用名,历下区\n");
        city.loadCitizens("id_number,name,district,name_changed_on\n" + citizen + ",示例,历下区,2026-11-02\n");
        city.report(RECORDS + "V" + tail + "," + citizen + ",示例,VOLUNTEER_SERVICE,,960,2026-05-01,,,,示例部门\n" + "P"
                + tail + "," + citizen + ",示例,GENERAL_PENALTY,,,2026-10-05,,D1,ORDINARY,示例部门\n");
        city.publish("2026-12");
        city.asCitizen(citizen).put("/api/v1/me/agreement/refusal").then().statusCode(200);
        JsonPath notice = RestAssured.get("/api/v1/notices/current").jsonPath();
        city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"noticeVersion\":\"%s\",\"noticeDigest\":\"%s\"}"
                        .formatted(notice.getString("version"), notice.getString("digest")))
                .put("/api/v1/me/agreement")
                .then()
                .statusCode(200);
        city.publish("2026-12");
        city.close("P" + tail, "REVOKED", "2026-12-05").then().statusCode(204);
        city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"month\":\"2026-12\",\"statement\":\"少算了八小时\"}")
                .post("/api/v1/me/reviews")
                .then()
                .statusCode(201);
        city.report(RECORDS + "Q" + tail + "," + citizen + ",示例,GENERAL_PENALTY,,,2026-08-05,,D2,ORDINARY,示例部门\n");
        post("/disputes", "{\"recordNo\":\"V%s\",\"reason\":\"OTHER\",\"statement\":\"时长有误\"}".formatted(tail));
        post("/repairs", "{\"recordNo\":\"Q%s\",\"route\":\"CHARITY\",\"statement\":\"做了好事\"}".formatted(tail));
        post("/commitments", "{\"template\":\"GREEN_TRAVEL\"}");
        String library = shop.open("JINAN_LIBRARY", "LIBRARY_DEPOSIT_FREE");
        post("/consents", "{\"merchant\":\"JINAN_LIBRARY\",\"scenario\":\"LIBRARY_DEPOSIT_FREE\"}");
        String redemption = shop.redeemed(library, citizen, "LIBRARY_DEPOSIT_FREE");
        shop.report(library, redemption, false).then().statusCode(204);
        post("/checks/" + redemption + "/objection", "{\"statement\":\"准时到馆\"}");
        city.asCitizen(citizen)
                .contentType("application/json")
                .body(
                        "{\"item\":\"VOLUNTEER_SERVICE\",\"quantity\":240,\"occurredOn\":\"2026-11-05\",\"issuer\":\"义工\","
                                + "\"statement\":\"在社区图书馆\"}")
                .post("/api/v1/me/declarations")
                .then()
                .statusCode(201);
        long id = city.idOf(citizen);
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "INSERT INTO agreement_refusals (citizen_id, said_on) VALUES (?, '2026-12-06')", id);
            Sql.update(
                    connection,
                    "INSERT INTO agreement_reminders (agreement_id, at) SELECT id, now() FROM agreements WHERE citizen_id = ?",
                    id);
            Sql.update(
                    connection,
                    "INSERT INTO reports (citizen_id, code_digest, made_at, ends_at)"
                            + " VALUES (?, sha256(gen_random_uuid()::text::bytea), now(), now() + interval '1 day')",
                    id);
            Sql.update(
                    connection,
                    "INSERT INTO citizen_messages (citizen_id, at, kind, text) VALUES (?, now(), 'TEST', 'a message')",
                    id);
            Sql.update(
                    connection,
                    "INSERT INTO shared_declarations (declaration_id, citizen_id, first_shared_at)"
                            + " SELECT id, citizen_id, now() FROM declarations WHERE citizen_id = ?",
                    id);
            Sql.update(
                    connection,
                    "INSERT INTO evidence (id, declaration_id, citizen_id, place, media, bytes, digest, store_key, sealed_key,"
                            + " created_at) SELECT n, n, ?, 1, 'PDF', 9, sha256('a'), md5(n::text), 'a', now()"
                            + " FROM (SELECT nextval('evidence_numbers') AS n) next",
                    id);
        }
    }

    private void post(String address, String body) {
        city.asCitizen(citizen)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/me" + address)
                .then()
                .statusCode(201);
    }

    private JsonPath data() {
        return city.asCitizen(citizen)
                .get("/api/v1/me/data")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Map<String, String> tables() throws SQLException {
        Map<String, String> tables = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            Sql.list(connection, TABLES_OF_CITIZENS, row -> tables.put(row.getString(1), row.getString(2)));
        }
        return tables;
    }
}
