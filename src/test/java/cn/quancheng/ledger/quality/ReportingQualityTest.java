package cn.quancheng.ledger.quality;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** How departments are told how they report. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ReportingQualityTest {
    private static final String PATH = "/api/v1/departments/statistics";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private final String citizen = IdentityNumbers.next();

    @BeforeEach
    void aCitizenInNovember() {
        clock.set(LocalDate.of(2026, 11, 23));
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 2026-11-23, 1 0",
        "2026-11-08, 2026-11-23, 1 0",
        "2026-11-07, 2026-11-23, 0 1",
        "2026-10-17, 2026-11-01, 1 0",
        "2026-10-16, 2026-11-01, 0 1",
        "2025-12-18, 2026-01-02, 1 0",
        "2025-12-17, 2026-01-02, 0 1",
        "2024-02-16, 2024-03-02, 1 0",
        "2024-02-15, 2024-03-02, 0 1"
    })
    void a_record_is_on_time_up_to_fifteen_days_after_it_occurred(String occurred, LocalDate received, String counts) {
        clock.set(received);
        Office office = office();

        office.report(office.honor(occurred), office.penalty(occurred));

        String both = counts.replace('1', '2');
        assertThat(office.figures(received.toString().substring(0, 7))).isEqualTo(both + " 0 0 " + counts);
    }

    @Test
    void a_month_is_the_one_in_the_city_in_which_the_file_was_received() {
        Office office = office();
        clock.set(Instant.parse("2026-10-31T15:59:59Z"));
        office.report(office.honor("2026-10-20"));
        clock.set(Instant.parse("2026-10-31T16:00:00Z"));
        office.report(office.honor("2026-10-17"), office.honor("2026-10-16"));

        assertThat(office.figures("2026-10")).isEqualTo("1 0 0 0 0 0");
        // It is the first of November in the city: fifteen days after the one, sixteen after the other.
        assertThat(office.figures("2026-11")).isEqualTo("1 1 0 0 0 0");
    }

    @Test
    void what_is_sent_again_is_counted_apart_and_never_late_and_leaves_the_rate_of_its_file_as_it_was() {
        Office office = office();
        String good = office.honor("2026-11-20");
        String late = office.penalty("2026-01-20");
        String bad = office.summaryPenalty("2026-11-20", "");
        String stranger = office.honor("2026-11-20").replace(citizen, IdentityNumbers.next());
        String contradiction = good.replace("MUNICIPAL", "NATIONAL");

        office.report(good, late, bad, stranger, good, contradiction);
        assertThat(office.figures("2026-11")).isEqualTo("1 1 3 1 0 1");
        office.report(good, late);
        assertThat(office.figures("2026-11")).isEqualTo("1 1 3 3 0 1");

        JsonPath answer = office.statistics("2026-11", "2026-11");
        assertThat(answer.getInt("items[0].total.received")).isEqualTo(8);
        assertThat(answer.getFloat("items[0].total.complianceRate")).isEqualTo(0.625f);
        assertThat(answer.getBoolean("items[0].total.compliant")).isFalse();
        assertThat(answer.getFloat("items[0].total.lateRate")).isEqualTo(0.5f);
        assertThat(answer.getBoolean("items[0].total.punctual")).isFalse();
    }

    @Test
    void a_refused_line_is_of_the_known_department_that_it_names_and_else_of_the_one_that_sent_it() {
        Office named = office();
        named.report(named.honor("2026-11-20"));
        Office collector = new Office(city, citizen, "汇总", true);

        collector.report(
                collector.honor("2026-11-20", named.name),
                collector.summaryPenalty("2026-11-20", named.name),
                collector.honor("2026-11-20", named.name).replace(citizen, IdentityNumbers.next()),
                collector.summaryPenalty("2026-11-20", "没有的部门" + collector.login),
                collector.summaryPenalty("2026-11-20", citizen),
                collector.summaryPenalty("2026-11-20", ""),
                "one field too few\n");

        assertThat(named.figures("2026-11")).isEqualTo("2 0 2 0 0 0");
        assertThat(collector.figures("2026-11")).isEqualTo("0 0 4 0 0 0");
    }

    @Test
    void who_may_not_speak_for_others_is_counted_for_itself_whatever_its_lines_say() {
        Office other = office();
        other.report(other.honor("2026-11-20"));
        Office office = office();

        office.report(office.honor("2026-11-20", other.name));

        assertThat(office.figures("2026-11")).isEqualTo("0 0 1 0 0 0");
        assertThat(other.figures("2026-11")).isEqualTo("1 0 0 0 0 0");
    }

    @Test
    void a_month_without_a_line_is_silent_from_when_the_department_is_known() {
        clock.set(LocalDate.of(2026, 8, 31));
        Office office = office();
        office.asks();
        clock.set(LocalDate.of(2026, 9, 1));
        office.report(office.honor("2026-08-31"));
        clock.set(LocalDate.of(2026, 11, 23));

        JsonPath answer = office.statistics("2026-01", "2026-12");

        assertThat(answer.<String>getList("items[0].months.month"))
                .containsExactly("2026-08", "2026-09", "2026-10", "2026-11");
        assertThat(answer.<Boolean>getList("items[0].months.silent")).containsExactly(true, false, true, true);
        assertThat(answer.<Boolean>getList("items[0].months.ended")).containsExactly(true, true, true, false);
        assertThat(answer.getInt("items[0].silentMonths")).isEqualTo(3);
        assertThat(answer.<Float>getList("items[0].months.figures.complianceRate"))
                .containsExactly(null, 1.0f, null, null);
        assertThat(silentIn("2026-10")).contains(office.name);
        assertThat(silentIn("2026-09")).doesNotContain(office.name);
        assertThat(silentIn("2026-07")).doesNotContain(office.name);

        city.as(Role.OPERATOR).delete("/api/v1/accounts/" + office.login).then().statusCode(204);
        assertThat(silentIn("2026-10")).doesNotContain(office.name);
    }

    @Test
    void a_department_sees_itself_and_nobody_else() {
        Office other = office();
        other.report(other.honor("2026-11-20"));
        Office office = office();

        assertThat(office.statistics("2026-11", "2026-11").<String>getList("items.department"))
                .containsExactly(office.name);
        assertThat(office.asks()
                        .queryParam("after", "")
                        .queryParam("department", other.name)
                        .get(PATH + ".csv")
                        .asString())
                .contains(office.name)
                .doesNotContain(other.name);
        assertThat(office.asks().queryParam("silent", true).get(PATH).jsonPath().getList("items.department"))
                .containsExactly(office.name);
        office.report(office.honor("2026-11-20"));
        assertThat(office.asks().queryParam("silent", true).get(PATH).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void operators_and_auditors_see_all_page_by_page_and_once_each() {
        List<String> offices = List.of(office().named(), office().named(), office().named());
        for (Role role : List.of(Role.OPERATOR, Role.AUDITOR)) {
            List<String> seen = new ArrayList<>();
            String after = "";
            do {
                JsonPath page = city.as(role)
                        .queryParam("limit", 2)
                        .queryParam("after", after)
                        .get(PATH)
                        .jsonPath();
                assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
                seen.addAll(page.getList("items.department"));
                after = page.getString("next");
            } while (after != null);

            assertThat(seen).containsAll(offices).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void nobody_else_sees_any() {
        city.asCitizen(citizen).get(PATH).then().statusCode(403);
        city.as(Role.REVIEWER).get(PATH + ".csv").then().statusCode(403);
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(city.tokenOfMerchant())
                .get(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void a_period_that_makes_no_sense_is_refused_by_its_field() {
        for (String query : List.of("from=2026-12&to=2026-11", "from=2020-01&to=2026-11")) {
            city.as(Role.AUDITOR)
                    .get(PATH + "?" + query)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", org.hamcrest.Matchers.equalTo("from"));
        }
        city.as(Role.AUDITOR).get(PATH + "?from=2026-13").then().statusCode(400);
    }

    @Test
    void the_file_opens_in_a_spreadsheet_and_no_name_is_a_formula() {
        Office office = new Office(city, citizen, "=HYPERLINK(\"http://x\",1)", false);
        office.report(
                office.honor("2026-11-20"), office.penalty("2026-01-01"), office.summaryPenalty("2026-11-20", ""));

        byte[] file = office.asks()
                .queryParam("from", "2026-11")
                .get(PATH + ".csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .header("Content-Disposition", containsString("statistics-2026-11-2026-11.csv"))
                .extract()
                .asByteArray();

        assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(file, java.nio.charset.StandardCharsets.UTF_8).substring(1))
                .isEqualTo("报送部门,收到月份,收到行数,入库,按时,迟报,拒收,重复,失信信息按时,失信信息迟报,合规率,合规率达标,迟报率,迟报率达标,未报送,该月已结束\r\n"
                        + "\"'=HYPERLINK(\"\"http://x\"\",1)" + office.login
                        + "\",2026-11,3,2,1,1,1,0,0,1,66.66%,否,50.00%,否,否,否\r\n");
        assertThat(office.asks()
                        .header("Accept-Language", "en")
                        .get(PATH + ".csv")
                        .asString())
                .contains("Department,Month of receipt");
    }

    private List<String> silentIn(String month) {
        List<String> silent = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = city.as(Role.OPERATOR)
                    .queryParam("from", month)
                    .queryParam("to", month)
                    .queryParam("silent", true)
                    .queryParam("limit", 200)
                    .queryParam("after", after)
                    .get(PATH)
                    .jsonPath();
            silent.addAll(page.getList("items.department"));
            after = page.getString("next");
        } while (after != null);
        return silent;
    }

    private Office office() {
        return new Office(city, citizen, "示例", false);
    }
}
