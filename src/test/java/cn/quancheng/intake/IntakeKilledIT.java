package cn.quancheng.intake;

import cn.quancheng.IdentityNumbers;
import cn.quancheng.ServiceProcess;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.servers.EmbeddedServers;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kills the service while files wait and while they are applied; the database is nobody's child here. */
class IntakeKilledIT {
    private static final int ROUNDS = 5;
    private static final int LINES = 40_000;
    private static final String HOME = "首页 +(http://localhost:\\d+)/";
    private static final String PASSWORD = "spring-water-72";
    private static final String FILES = "/api/v1/citizens/batches";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    @TempDir
    private static Path folder;

    private static EmbeddedServers servers;
    private static ServiceProcess service;
    private static String home;

    private final Random random = new Random(20261123);

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
    void a_file_that_was_accepted_is_applied_once_whenever_the_service_is_killed() throws Exception {
        List<Integer> attempts = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int batch = operator()
                    .contentType("text/csv")
                    .body(file().getBytes(StandardCharsets.UTF_8))
                    .post(home + FILES)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("batchId");
            LockSupport.parkNanos((long) (LONGEST_WAIT.toNanos() * random.nextDouble()));
            service.kill();
            service = start();
            home = service.printed(HOME);

            JsonPath done = await().atMost(PATIENCE)
                    .until(
                            () -> operator().get(home + FILES + "/" + batch).jsonPath(),
                            json -> List.of("DONE", "FAILED").contains(json.getString("state")));

            assertThat(done.getString("state")).isEqualTo("DONE");
            assertThat(done.getLong("accepted")).isEqualTo(LINES);
            attempts.add((int) number("SELECT attempts FROM batches WHERE id = " + batch));
        }
        assertThat(attempts).as("how often each file was begun").anyMatch(begun -> begun > 1);
        assertThat(number("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'staged_batch_%'"))
                .isZero();
    }

    private static String file() {
        StringBuilder csv = new StringBuilder("id_number,name,district\n");
        for (int i = 0; i < LINES; i++) {
            csv.append(IdentityNumbers.next()).append(",示例,历下区\n");
        }
        return csv.toString();
    }

    private static ServiceProcess start() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_PROFILE", "demo",
                "QUANCHENG_DEMO_CITIZENS", "1000",
                "QUANCHENG_DEMO_PASSWORD", PASSWORD));
        environment.putAll(ServiceProcess.variables(servers.settings()));
        return ServiceProcess.start(folder.resolve("service"), environment);
    }

    private static RequestSpecification operator() {
        return ServiceProcess.as("operator", PASSWORD, home);
    }

    private static long number(String sql) throws SQLException {
        Map<String, String> settings = servers.settings();
        try (Connection connection = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
