package cn.quancheng.monthlyrun;

import cn.quancheng.ServiceProcess;
import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.servers.EmbeddedServers;
import io.restassured.specification.RequestSpecification;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

import static org.awaitility.Awaitility.await;

/** The packaged service with a demo city, as a process of its own on servers that are nobody's child. */
final class Replica {
    private static final String HOME = "首页 +(http://localhost:\\d+)/";
    private static final String PASSWORD = "spring-water-72";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofMillis(20);

    private final YearMonth month = YearMonth.now(Clocks.CITY);
    private final ServiceProcess process;
    private final String home;

    private Replica(ServiceProcess process) {
        this.process = process;
        this.home = process.printed(HOME);
    }

    /** Starts it on its own data folder. The first one builds a city of so many citizens. */
    static Replica start(EmbeddedServers servers, Path data, int citizens) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_PROFILE",
                "demo",
                "QUANCHENG_DEMO_CITIZENS",
                String.valueOf(citizens),
                "QUANCHENG_DEMO_RECORDS_PER_CITIZEN",
                "2",
                "QUANCHENG_DEMO_PASSWORD",
                PASSWORD));
        environment.putAll(ServiceProcess.variables(servers.settings()));
        return new Replica(ServiceProcess.start(data, environment));
    }

    /** A connection to the database past all services. */
    static Connection database(EmbeddedServers servers) throws SQLException {
        Map<String, String> settings = servers.settings();
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    /** Starts the month, or goes on with it; the run's number. */
    int begin() {
        return as("operator")
                .contentType("application/json")
                .body("{\"month\":\"%s\",\"reason\":\"a test\"}".formatted(month))
                .post(home + "/api/v1/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Waits until a run is published, whoever works on it. */
    void follow(int run) {
        await().atMost(PATIENCE).pollInterval(SOON).until(() -> state(run).equals("PUBLISHED"));
    }

    String state(int run) {
        return as("operator").get(home + "/api/v1/runs/" + run).jsonPath().getString("state");
    }

    /** The run that is the newest one. */
    int newest() {
        return as("operator").get(home + "/api/v1/runs?limit=1").jsonPath().getInt("items[0].id");
    }

    byte[] scores(int run) {
        return as("auditor").get(home + "/api/v1/runs/" + run + "/scores.csv").asByteArray();
    }

    void stop() throws InterruptedException {
        process.stop();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    private RequestSpecification as(String login) {
        return ServiceProcess.as(login, PASSWORD, home);
    }
}
