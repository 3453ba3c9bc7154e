package cn.quancheng.oversight;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Who looked at my data, when, and why: in words, and about nobody else. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AccessesResourceTest {
    private static final String PATH = "/api/v1/me/accesses";
    private static final Pattern ABOUT_SOMEBODY =
            Pattern.compile("AuditEntry\\.of\\([^;]*?\"([A-Z][A-Z_]+[A-Z])\"\\)\\s*\\.about\\(");

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private final String citizen = IdentityNumbers.next();
    private final String other = IdentityNumbers.next();

    @BeforeEach
    void twoCitizens() {
        clock.set(LocalDate.of(2026, 11, 24));
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n" + other + ",示例,历下区\n");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_look_by_staff_shows_the_office_what_was_done_and_why_but_no_login() {
        city.search(citizen).then().statusCode(200);

        JsonPath page = accesses("");

        assertThat(page.getString("items[0].by")).isEqualTo("STAFF");
        assertThat(page.getString("items[0].who")).isEqualTo("市信用协会工作人员（复核审看）");
        assertThat(page.getString("items[0].what")).contains("查看了您的分数");
        assertThat(page.getString("items[0].why")).isEqualTo("case of a test");
        assertThat(page.prettify()).doesNotContain("of-tests");
    }

    @Test
    void a_departments_act_names_the_department() {
        String record = "A" + citizen.substring(8);
        city.report(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                        + record + "," + citizen + ",示例,VOLUNTEER_SERVICE,,960,2026-05-01,,,,示例部门\n");
        city.close(record, "REVOKED", "2026-11-20").then().statusCode(204);

        JsonPath page = accesses("?by=others");

        assertThat(page.getString("items[0].who")).isEqualTo("示例部门");
        assertThat(page.getString("items[0].why")).isEqualTo("记录已撤销");
    }

    @Test
    void nobody_sees_what_was_done_with_somebody_elses_data() {
        city.search(other).then().statusCode(200);

        assertThat(accesses("?by=others").getList("items")).isEmpty();
    }

    @Test
    void own_looks_are_there_and_can_be_left_out() {
        accesses("");
        city.search(citizen);

        assertThat(accesses("?by=self").<String>getList("items.by"))
                .isNotEmpty()
                .containsOnly("SELF");
        assertThat(accesses("?by=others").<String>getList("items.by")).containsExactly("STAFF");
        assertThat(accesses("?by=all").<String>getList("items.by")).contains("SELF", "STAFF");
        city.asCitizen(citizen).get(PATH + "?by=them").then().statusCode(400);
    }

    @Test
    void the_second_page_goes_on_where_the_first_ended() {
        for (int i = 0; i < 5; i++) {
            city.search(citizen);
        }
        List<Long> ids = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = accesses("?by=others&limit=2" + after);
            page.<Number>getList("items.id").forEach(id -> ids.add(id.longValue()));
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        } while (after != null);

        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        city.asCitizen(citizen).get(PATH + "?after=x").then().statusCode(400);
    }

    @Test
    void whoever_wants_english_reads_english() {
        city.search(citizen);

        assertThat(given().spec(city.asCitizen(citizen))
                        .header("Accept-Language", "en")
                        .get(PATH + "?by=others")
                        .jsonPath()
                        .getString("items[0].who"))
                .isEqualTo("the association’s staff (reviewer)");
    }

    @Test
    void every_act_that_the_code_writes_down_about_somebody_has_words() throws IOException {
        Properties words = new Properties();
        words.load(Files.newBufferedReader(Path.of("src/main/resources/messages/oversight.properties")));
        Set<String> acts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher act = ABOUT_SOMEBODY.matcher(Files.readString(file));
                while (act.find()) {
                    acts.add(act.group(1));
                }
            }
        }

        assertThat(acts)
                .contains("CITIZEN_LOOKED_UP", "DATA_READ")
                .allSatisfy(act -> assertThat(words).containsKey("oversight.act-" + act));
    }

    private JsonPath accesses(String query) {
        return city.asCitizen(citizen)
                .get(PATH + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
