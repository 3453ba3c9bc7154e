package cn.quancheng.statistics;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.monthlyrun.watch.WatchedCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** What the association sees of a city of 34 people with a score, five of whom nobody is to know. */
@QuarkusTest
@TestProfile(WatchedCity.class)
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class StatisticsTest {
    private static final String PATH = "/api/v1/statistics";
    private static final String AGREED = "2024-02-20";
    private static final String REGISTER = "id_number,name,district,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    /** Months that no other test of this city publishes, and in which nobody else had agreed. */
    private static final String FIRST = "2024-03";

    private static final String SECOND = "2024-04";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @BeforeEach
    void november() {
        clock.set(LocalDate.of(2024, 5, 23));
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void officials_see_the_city_and_nothing_on_fewer_than_ten_and_nothing_by_subtraction() {
        String large = "长清区";
        String small = "商河县";
        List<String> people = new ArrayList<>(register(30, large, AGREED));
        people.addAll(register(4, small, AGREED));
        register(15, large, "");
        register(20, small, "");
        penalize(people.subList(0, 12), "GENERAL_PENALTY", "2024-02-10");
        penalize(people.subList(12, 17), "SERIOUS_PENALTY", "2024-02-10");

        int run = city.publish(FIRST).getInt("id");
        JsonPath seen = statistics(FIRST);

        assertThat(seen.getString("month")).isEqualTo(FIRST);
        assertThat(seen.getInt("distribution.scored")).isEqualTo(34);
        // 17 have A; the five with C are hidden, and the twelve with B, lest the five are what is left.
        assertThat(seen.<Integer>getList("distribution.tiers.people")).containsExactly(0, 0, 17, null, null);
        assertThat(seen.<Integer>getList("distribution.tiers[2].bands.people")).containsExactly(17);
        assertThat(seen.getInt("distribution.tiers[2].bands[0].from")).isEqualTo(600);
        assertThat(seen.getList("distribution.tiers[4].bands")).isEmpty();
        assertThat(seen.getFloat("distribution.mean")).isEqualTo(577.6f);
        assertThat(seen.<Object>get("distribution.quantiles")).isNull();
        assertThat(seen.<Integer>get(district(large) + ".adults")).isEqualTo(45);
        assertThat(seen.<Integer>get(district(large) + ".scored")).isNull();
        assertThat(seen.<Integer>get(district(small) + ".adults")).isEqualTo(24);
        assertThat(seen.<Integer>get(district(small) + ".scored")).isNull();
        assertThat(seen.getInt("coverage.scored")).isEqualTo(34);

        // What is decided afterwards changes nothing of what was published.
        city.withdraw(people.get(33), "a case").then().statusCode(204);
        assertThat(statistics(FIRST).getInt("distribution.scored")).isEqualTo(34);

        assertThat(city.publish(SECOND).getInt("id")).isGreaterThan(run);
        JsonPath trend = statistics(SECOND);
        assertThat(trend.<String>getList("trend.month")).startsWith(SECOND, FIRST);
        assertThat(trend.<Integer>getList("trend.scored")).startsWith(33, 34);
        assertThat(trend.<Integer>getList("trend[1].tiers.people")).containsExactly(0, 0, 17, null, null);
        assertThat(trend.getString("trend[0].modelVersion")).isEqualTo("2026.1");
        file(FIRST);
    }

    /** A line a number, and an empty one where it is hidden. */
    private void file(String month) {
        byte[] bytes = city.as(Role.AUDITOR)
                .get(PATH + ".csv?month=" + month)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .header("Content-Disposition", containsString("statistics-" + month + ".csv"))
                .extract()
                .asByteArray();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(bytes, StandardCharsets.UTF_8).substring(1).lines())
                .startsWith("类别,月份,对象,指标,数值", "分布,2024-03,,有分数的人数,34", "分布,2024-03,AAA,人数,0")
                .contains(
                        "分布,2024-03,A,人数,17", "分布,2024-03,600–649,人数,17", "分布,2024-03,C,人数,", "走势,2024-03,,有分数的人数,34");
    }

    @Test
    void what_came_in_and_who_reported_is_seen_by_month() {
        clock.set(LocalDate.of(2021, 3, 10));
        String citizen = register(1, "历下区", "").get(0);
        penalize(List.of(citizen), "GENERAL_PENALTY", "2021-03-01");
        clock.set(LocalDate.of(2021, 4, 10));
        JsonPath seen = city.as(Role.OPERATOR).get(PATH).jsonPath();

        assertThat(seen.<String>getList("intake.findAll { it.month == '2021-03' }.kind"))
                .containsExactly("CITIZENS", "RECORDS");
        assertThat(seen.getInt("intake.find { it.month == '2021-03' && it.kind == 'RECORDS' }.accepted"))
                .isEqualTo(1);
        assertThat(seen.getInt("departments.find { it.month == '2021-03' }.reporting"))
                .isEqualTo(1);
        assertThat(seen.getInt("departments.find { it.month == '2021-04' }.silent"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void a_city_in_which_nothing_was_published_has_no_scores_to_show() {
        clock.set(LocalDate.of(2019, 12, 1));

        JsonPath seen = city.as(Role.APPROVER).get(PATH).jsonPath();

        assertThat(seen.<Object>get("month")).isNull();
        assertThat(seen.<Object>get("distribution")).isNull();
        assertThat(seen.<Object>get("coverage")).isNull();
        assertThat(seen.getList("trend")).isEmpty();
        assertThat(city.as(Role.APPROVER).get(PATH + ".csv").statusCode()).isEqualTo(200);
    }

    @Test
    void a_month_that_is_not_published_is_not_found_and_one_that_is_none_is_named() {
        city.as(Role.MODELER).get(PATH + "?month=2019-01").then().statusCode(404);
        city.as(Role.MODELER).get(PATH + "?month=2019-13").then().statusCode(400);
    }

    private JsonPath statistics(String month) {
        return city.as(Role.OPERATOR)
                .get(PATH + "?month=" + month)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String district(String name) {
        return "coverage.districts.find { it.district == '" + name + "' }";
    }

    private List<String> register(int people, String district, String agreedOn) {
        List<String> citizens = new ArrayList<>();
        StringBuilder file = new StringBuilder(REGISTER);
        for (int i = 0; i < people; i++) {
            String citizen = IdentityNumbers.next();
            citizens.add(citizen);
            file.append(citizen)
                    .append(",示例,")
                    .append(district)
                    .append(',')
                    .append(agreedOn)
                    .append(agreedOn.isEmpty() ? "," : ",TY-" + citizen.substring(6))
                    .append('\n');
        }
        city.loadCitizens(file.toString());
        return citizens;
    }

    private void penalize(List<String> citizens, String item, String occurredOn) {
        StringBuilder file = new StringBuilder(RECORDS);
        citizens.forEach(citizen -> file.append(UUID.randomUUID())
                .append(',')
                .append(citizen)
                .append(",示例,")
                .append(item)
                .append(",,,")
                .append(occurredOn)
                .append(",,罚1号,ORDINARY,示例部门\n"));
        city.report(file.toString());
    }
}
