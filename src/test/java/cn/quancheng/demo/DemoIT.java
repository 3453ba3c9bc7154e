package cn.quancheng.demo;

import cn.quancheng.ServiceProcess;
import cn.quancheng.platform.Clocks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

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
                .contains("400 位虚构的市民", "信用优秀", "/q/swagger-ui", "approver2", "demo-department", "demo-merchant")
                .doesNotContain(PASSWORD);
    }

    @Test
    void every_account_of_the_summary_logs_in() {
        for (String login :
                List.of("operator", "operator2", "modeler", "approver", "approver2", "reviewer", "auditor")) {
            assertThat(ServiceProcess.as(login, PASSWORD, home)).as(login).isNotNull();
        }
        for (String client : List.of("demo-department", "demo-merchant")) {
            given().auth()
                    .preemptive()
                    .basic(client, PASSWORD)
                    .formParam("grant_type", "client_credentials")
                    .post(home + "/api/v1/auth/token")
                    .then()
                    .statusCode(200);
        }
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
