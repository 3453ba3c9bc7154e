package cn.quancheng.demo;

import cn.quancheng.ServiceProcess;
import cn.quancheng.platform.Clocks;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The demo as a visitor meets it: the packaged service, started with nothing but the profile. */
class DemoIT {
    private static final String PASSWORD = "spring-water-72";
    private static final Map<String, String> DEMO =
            Map.of("QUARKUS_PROFILE", "demo", "QUANCHENG_DEMO_CITIZENS", "400", "QUANCHENG_DEMO_PASSWORD", PASSWORD);

    @TempDir
    private static Path folder;

    private static ServiceProcess service;
    private static String home;

    @BeforeAll
    static void start() {
        service = ServiceProcess.start(folder, DEMO);
        home = service.printed("首页 +(http://localhost:\\d+)/");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.stop();
    }

    @Test
    void last_month_and_this_month_are_published_when_the_summary_is_printed() {
        YearMonth now = YearMonth.now(Clocks.CITY);

        assertThat(publishedMonths())
                .containsExactly(now.toString(), now.minusMonths(1).toString());
        assertThat(given().get(home + "/").asString()).contains(now.getYear() + "年" + now.getMonthValue() + "月");
    }

    @Test
    void the_summary_says_who_may_log_in_but_not_the_password_that_was_given() {
        assertThat(service.output())
                .contains(
                        "400 位虚构的市民",
                        "信用优秀",
                        "/q/swagger-ui",
                        "approver2",
                        "demo-department",
                        "jinan-library",
                        "jitai-hotel.c1")
                .doesNotContain(PASSWORD);
    }

    @Test
    void every_account_of_the_summary_logs_in() {
        for (String login : List.of(
                "operator", "operator2", "modeler", "approver", "approver2", "reviewer", "reviewer2", "auditor")) {
            assertThat(ServiceProcess.as(login, PASSWORD, home)).as(login).isNotNull();
        }
        for (String cashier : List.of("jinan-library.c1", "jitai-hotel.c1")) {
            assertThat(ServiceProcess.as(cashier, PASSWORD, home)).as(cashier).isNotNull();
        }
        for (String client : List.of("demo-department", "jinan-library", "jinan-library.sandbox")) {
            assertThat(clientToken(client)).isNotEmpty();
        }
    }

    /** All that the catalogue offers somebody who can have much: a field has at least one of it. */
    @Test
    void in_each_of_the_fifteen_fields_a_citizen_finds_an_offer_shows_a_code_and_takes_it() {
        String citizen = signIn(service.printed("(demo-\\d+) +A+（"));
        JsonPath benefits = asCitizen(citizen)
                .get(home + "/api/v1/me/benefits?limit=200&canHave=true")
                .jsonPath();
        Map<String, String> merchants = new HashMap<>();

        for (String scenario : benefits.getList("items.scenario", String.class)) {
            String merchant = given().get(home + "/api/v1/scenarios/" + scenario)
                    .jsonPath()
                    .getString("partners[0].merchant");
            String login = merchant.toLowerCase(Locale.ROOT).replace('_', '-');
            take(citizen, merchants.computeIfAbsent(login, DemoIT::clientToken), scenario);
        }

        List<String> fields =
                given().get(home + "/api/v1/scenarios?limit=1").jsonPath().getList("counts.domain", String.class);
        assertThat(fields).hasSize(15);
        assertThat(new HashSet<>(benefits.getList("items.domain", String.class)))
                .containsExactlyInAnyOrderElementsOf(fields);
        assertThat(merchants).hasSizeGreaterThan(15);
    }

    private static void take(String citizen, String merchant, String scenario) {
        String code = asCitizen(citizen)
                .contentType("application/json")
                .body("{\"scenario\":\"%s\"}".formatted(scenario))
                .post(home + "/api/v1/me/codes")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        JsonPath check = given().auth()
                .oauth2(merchant)
                .contentType("application/json")
                .body("{\"code\":\"%s\",\"scenario\":\"%s\"}".formatted(code, scenario))
                .post(home + "/api/v1/checks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(check.getBoolean("eligible")).as(scenario).isTrue();
        given().auth()
                .oauth2(merchant)
                .contentType("application/json")
                .body("{\"checkId\":\"%s\"}".formatted(check.getString("checkId")))
                .post(home + "/api/v1/redemptions")
                .then()
                .statusCode(201);
    }

    private static String clientToken(String login) {
        return given().auth()
                .preemptive()
                .basic(login, PASSWORD)
                .formParam("grant_type", "client_credentials")
                .post(home + "/api/v1/auth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    @Test
    void a_code_of_the_demo_signs_in_a_citizen_who_is_verified_and_another_one_somebody_who_is_nobody_yet() {
        String citizen = signIn("demo-1");
        String nobody = signIn("demo-new-77");

        asCitizen(citizen).get(home + "/api/v1/me/verification").then().statusCode(200);
        asCitizen(nobody).get(home + "/api/v1/me/verification").then().statusCode(403);
    }

    @Test
    void a_citizen_that_the_city_has_not_is_told_so_and_other_codes_go_to_wechat_which_is_not_there() {
        assertThat(signInWith("demo-4000").statusCode()).isEqualTo(400);
        assertThat(signInWith("0e1xKfll2hVKXe4bz1ml2vOTgq1xKflb").statusCode()).isEqualTo(503);
    }

    @Test
    void the_summary_names_one_invented_citizen_to_walk_with_and_no_other_number_is_printed() {
        Matcher walker = Pattern.compile("(\\S+) {2}(370199\\d{11}[\\dX])").matcher(service.output());
        assertThat(walker.find()).isTrue();
        String name = walker.group(1);
        String number = walker.group(2);

        assertThat(Pattern.compile("\\d{17}[\\dXx]")
                        .matcher(service.output())
                        .results()
                        .map(MatchResult::group))
                .containsExactly(number);
        assertThat(asCitizen(signIn("demo-new-1"))
                        .contentType("application/json")
                        .body("{\"name\":\"%s\",\"idNumber\":\"%s\"}".formatted(name, number))
                        .post(home + "/api/v1/me/verification")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_second_service_on_the_same_folder_says_so_and_stops() {
        ServiceProcess second = ServiceProcess.start(folder, DEMO);

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.complaint()).contains("Another Quancheng service is using this data folder");
        given().get(home + "/q/health/ready").then().statusCode(200);
    }

    @Test
    void a_later_start_finds_the_city_and_loads_nothing_again() throws InterruptedException {
        service.stop();
        start();

        assertThat(service.output()).contains("沿用数据目录中已有的城市").doesNotContain("正在建造");
        assertThat(publishedMonths()).hasSize(2);
        // The first to ask for anything after the start is a citizen, in a transaction.
        asCitizen(signIn("demo-2")).get(home + "/api/v1/me/verification").then().statusCode(200);
    }

    @Test
    void after_kill_9_the_next_start_takes_the_folder_over() throws InterruptedException {
        service.kill();
        start();

        assertThat(publishedMonths()).hasSize(2);
    }

    @Test
    void a_city_killed_while_it_was_built_is_finished_by_the_next_start(@TempDir Path another)
            throws InterruptedException {
        ServiceProcess broken = ServiceProcess.start(another, DEMO);
        broken.printed("人口登记");
        broken.kill();

        ServiceProcess next = ServiceProcess.start(another, DEMO);
        try {
            assertThat(next.printed("(\\d+) 人有分")).isEqualTo(service.printed("(\\d+) 人有分"));
        } finally {
            next.stop();
        }
    }

    private static Response signInWith(String code) {
        return given().contentType("application/json")
                .body("{\"code\":\"%s\"}".formatted(code))
                .post(home + "/api/v1/auth/wechat");
    }

    private static String signIn(String code) {
        return signInWith(code).then().statusCode(200).extract().path("access_token");
    }

    private static RequestSpecification asCitizen(String token) {
        return given().auth().oauth2(token);
    }

    private static List<String> publishedMonths() {
        return ServiceProcess.as("operator", PASSWORD, home)
                .get(home + "/api/v1/runs")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.state == 'PUBLISHED' }.month");
    }
}
