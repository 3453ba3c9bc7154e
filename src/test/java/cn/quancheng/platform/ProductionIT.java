package cn.quancheng.platform;

import cn.quancheng.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged service as an installation starts it: no profile, no demo. */
class ProductionIT {
    @TempDir
    private Path folder;

    @Test
    void the_first_start_makes_an_operator_whose_password_only_the_owner_of_the_folder_reads()
            throws IOException, InterruptedException {
        ServiceProcess service = ServiceProcess.start(folder, Map.of());
        try {
            String home = "http://localhost:" + service.printed("Listening on: http://0\\.0\\.0\\.0:(\\d+)");
            Path file = folder.resolve("secrets").resolve("operator-password");
            String password = Files.readString(file);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(service.output()).doesNotContain(password).contains("\"level\":\"INFO\"");
            assertThat(tokenStatus(home, "operator", password)).isEqualTo(200);
            assertThat(tokenStatus(home, "operator2", Files.readString(file.resolveSibling("operator2-password"))))
                    .isEqualTo(200);
            assertThat(service.output()).doesNotContain("演示");
            assertThat(given().get(home + "/").asString())
                    .contains("还没有公布过任何月份")
                    .doesNotContain("演示城市");
        } finally {
            service.stop();
        }
    }

    @Test
    void nobody_of_the_demo_may_log_in_whatever_the_demos_settings_say() throws InterruptedException {
        String password = "spring-water-72";
        ServiceProcess service = ServiceProcess.start(
                folder,
                Map.of("QUANCHENG_DEMO_PASSWORD", password, "QUANCHENG_OPERATOR_PASSWORD", "another-word-kept"));
        try {
            String home = "http://localhost:" + service.printed("Listening on: http://0\\.0\\.0\\.0:(\\d+)");

            assertThat(tokenStatus(home, "operator", "another-word-kept")).isEqualTo(200);
            for (String login : new String[] {"operator", "modeler", "approver", "reviewer", "auditor"}) {
                assertThat(tokenStatus(home, login, password)).as(login).isEqualTo(401);
            }
            given().auth()
                    .preemptive()
                    .basic("demo-department", password)
                    .formParam("grant_type", "client_credentials")
                    .post(home + "/api/v1/auth/token")
                    .then()
                    .statusCode(401);
        } finally {
            service.stop();
        }
    }

    @Test
    void a_database_that_is_killed_is_started_again_and_a_redis_that_is_gone_is_not_missed()
            throws IOException, InterruptedException {
        ServiceProcess service =
                ServiceProcess.start(folder, Map.of("QUANCHENG_OPERATOR_PASSWORD", "another-word-kept"));
        try {
            String home = "http://localhost:" + service.printed("Listening on: http://0\\.0\\.0\\.0:(\\d+)");
            assertThat(tokenStatus(home, "operator", "another-word-kept")).isEqualTo(200);

            ProcessHandle redis = process("redis/redis.pid");
            redis.destroyForcibly();
            redis.onExit().join();
            given().get(home + "/q/health/ready").then().statusCode(200);

            process("postgres/postmaster.pid").destroyForcibly();
            service.printed("was started again and has recovered");
            given().get(home + "/q/health/ready").then().statusCode(200);
            assertThat(tokenStatus(home, "operator", "another-word-kept")).isEqualTo(200);
        } finally {
            service.stop();
        }
    }

    private ProcessHandle process(String pidFile) throws IOException {
        String number = Files.readAllLines(folder.resolve(pidFile)).get(0).strip();
        return ProcessHandle.of(Long.parseLong(number)).orElseThrow();
    }

    private static int tokenStatus(String home, String login, String password) {
        return given().formParam("grant_type", "password")
                .formParam("username", login)
                .formParam("password", password)
                .post(home + "/api/v1/auth/token")
                .statusCode();
    }
}
