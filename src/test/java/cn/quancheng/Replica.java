package cn.quancheng;

import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.servers.EmbeddedServers;
import io.restassured.specification.RequestSpecification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/** The packaged service with a demo city, as a process of its own on servers that are nobody's child. */
public final class Replica {
    private static final String HOME = "首页 +(http://localhost:\\d+)/";
    /** Of everybody in the demo. */
    public static final String PASSWORD = "spring-water-72";

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
    public static Replica start(EmbeddedServers servers, Path data, int citizens) {
        return start(servers, data, citizens, Map.of());
    }

    /** Likewise, with more settings by the names that the environment gives them. */
    public static Replica start(EmbeddedServers servers, Path data, int citizens, Map<String, String> more) {
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
        environment.putAll(more);
        return new Replica(ServiceProcess.start(data, environment));
    }

    /** Starts another one beside one that has built its city in its own data folder. */
    public static Replica beside(EmbeddedServers servers, Path first, Path data, int citizens) throws IOException {
        copy(first.resolve("secrets"), data.resolve("secrets"));
        copy(first.resolve("demo"), data.resolve("demo"));
        return start(servers, data, citizens);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Where it is, without a slash at the end. */
    public String home() {
        return home;
    }

    /** A connection to the database past all services. */
    public static Connection database(EmbeddedServers servers) throws SQLException {
        Map<String, String> settings = servers.settings();
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    /** Starts the month, or goes on with it; the run's number. */
    public int begin() {
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
    public void follow(int run) {
        await().atMost(PATIENCE).pollInterval(SOON).until(() -> state(run).equals("PUBLISHED"));
    }

    public String state(int run) {
        return as("operator").get(home + "/api/v1/runs/" + run).jsonPath().getString("state");
    }

    /** The run that is the newest one. */
    public int newest() {
        return as("operator").get(home + "/api/v1/runs?limit=1").jsonPath().getInt("items[0].id");
    }

    public byte[] scores(int run) {
        return as("auditor").get(home + "/api/v1/runs/" + run + "/scores.csv").asByteArray();
    }

    public void stop() throws InterruptedException {
        process.stop();
    }

    public void kill() throws InterruptedException {
        process.kill();
    }

    private RequestSpecification as(String login) {
        return ServiceProcess.as(login, PASSWORD, home);
    }
}
