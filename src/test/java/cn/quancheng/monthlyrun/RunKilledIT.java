package cn.quancheng.monthlyrun;

import cn.quancheng.ServiceProcess;
import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.servers.EmbeddedServers;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kills the service in the middle of a month, really, again and again; the database is nobody's child here. */
class RunKilledIT {
    private static final int ROUNDS = 20;
    private static final String HOME = "首页 +(http://localhost:\\d+)/";
    private static final String PASSWORD = "spring-water-72";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    private static Path folder;

    private static EmbeddedServers servers;
    private static ServiceProcess service;
    private static String home;

    private final Random random = new Random(20261123);
    private final YearMonth month = YearMonth.now(Clocks.CITY);

    @BeforeAll
    static void aCity() {
        servers = EmbeddedServers.start(new DataFolder(folder.resolve("servers")), () -> {}, key -> null);
        service = start();
        home = service.printed(HOME);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.stop();
        servers.close();
    }

    @Test
    void a_run_that_is_killed_at_any_instant_resumes_and_ends_with_the_identical_result() throws Exception {
        int reference = published();
        byte[] scores = scores(reference);
        long began = System.nanoTime();
        finish(begin());
        long length = System.nanoTime() - began;
        int inTheMiddle = 0;

        for (int round = 0; round < ROUNDS; round++) {
            int run = begin();
            LockSupport.parkNanos((long) (length * random.nextDouble()));
            service.kill();
            long done = partitionsDone(run);
            inTheMiddle += done > 0 && done < Runs.PARTITIONS ? 1 : 0;
            service = start();
            home = service.printed(HOME);
            if (!state(run).equals("PUBLISHED")) {
                assertThat(begin()).as("the run that goes on").isEqualTo(run);
            }
            finish(run);
            assertThat(scores(run))
                    .as("round %d, killed with %d partitions done", round, done)
                    .isEqualTo(scores);
        }
        assertThat(inTheMiddle).as("kills that hit a run in its middle").isGreaterThanOrEqualTo(ROUNDS / 5);
    }

    private static ServiceProcess start() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_PROFILE", "demo",
                "QUANCHENG_DEMO_CITIZENS", "150000",
                "QUANCHENG_DEMO_RECORDS_PER_CITIZEN", "2",
                "QUANCHENG_DEMO_PASSWORD", PASSWORD));
        servers.settings()
                .forEach((key, value) -> environment.put(
                        key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), value));
        return ServiceProcess.start(folder.resolve("service"), environment);
    }

    /** Starts the month, or goes on with it; the run's number. */
    private int begin() {
        return as("operator")
                .contentType("application/json")
                .body("{\"month\":\"%s\",\"reason\":\"a test\"}".formatted(month))
                .post(home + "/api/v1/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void finish(int run) {
        await().atMost(PATIENCE).pollInterval(SOON).until(() -> state(run).equals("PUBLISHED"));
    }

    private String state(int run) {
        return as("operator").get(home + "/api/v1/runs/" + run).jsonPath().getString("state");
    }

    private int published() {
        return as("operator").get(home + "/api/v1/runs?limit=1").jsonPath().getInt("items[0].id");
    }

    private byte[] scores(int run) {
        return as("auditor").get(home + "/api/v1/runs/" + run + "/scores.csv").asByteArray();
    }

    private static RequestSpecification as(String login) {
        String token = given().formParam("grant_type", "password")
                .formParam("username", login)
                .formParam("password", PASSWORD)
                .post(home + "/api/v1/auth/token")
                .jsonPath()
                .getString("access_token");
        return given().header("Authorization", "Bearer " + token);
    }

    private static long partitionsDone(int run) throws SQLException {
        Map<String, String> settings = servers.settings();
        try (Connection connection = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM run_partitions WHERE run_id = " + run + " AND done_at IS NOT NULL")) {
            row.next();
            return row.getLong(1);
        }
    }
}
