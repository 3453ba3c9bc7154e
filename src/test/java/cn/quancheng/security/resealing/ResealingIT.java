package cn.quancheng.security.resealing;

import cn.quancheng.ServiceProcess;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

/** An identity key is changed as an installation changes it: three starts of the packaged service. */
class ResealingIT {
    private static final String PASSWORD = "spring-water-72";
    private static final String OLD = "1:0123456789abcdeffedcba9876543210";
    private static final String NEW = "2:fedcba98765432100123456789abcdef";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void when_everything_is_sealed_anew_the_old_key_may_be_dropped_and_not_before() throws InterruptedException {
        City before = start(OLD);
        String scores = before.scores();
        before.service().stop();

        City between = start(NEW + "," + OLD);
        between.as("operator").get(between.resealing()).then().statusCode(404);
        between.service().stop();
        ServiceProcess tooEarly = demo(NEW);
        assertThat(tooEarly.exitCode()).isEqualTo(1);
        assertThat(tooEarly.complaint()).contains("1 号身份密钥", "identity key 1");

        City renewing = start(NEW + "," + OLD);
        renewing.reseal().body("key", equalTo(2)).body("total", greaterThan(600));
        await().atMost(PATIENCE).until(renewing::isFinished);
        assertThat(renewing.progress().getLong("done"))
                .isEqualTo(renewing.progress().getLong("total"));
        assertThat(renewing.scores()).isEqualTo(scores);
        renewing.reseal().body("total", equalTo(0));
        await().atMost(PATIENCE).until(renewing::isFinished);
        renewing.service().stop();

        City after = start(NEW);
        assertThat(after.scores()).isEqualTo(scores);
        after.service().stop();
    }

    /** A demo city that is running. */
    private record City(ServiceProcess service, String home) {
        String resealing() {
            return home + "/api/v1/keys/resealing";
        }

        ValidatableResponse reseal() {
            return as("operator").post(resealing()).then().statusCode(202);
        }

        boolean isFinished() {
            return progress().getString("finishedAt") != null;
        }

        JsonPath progress() {
            return as("operator").get(resealing()).jsonPath();
        }

        String scores() {
            int run =
                    as("operator").get(home + "/api/v1/runs?limit=1").jsonPath().getInt("items[0].id");
            return as("auditor")
                    .get(home + "/api/v1/runs/" + run + "/scores.csv")
                    .asString();
        }

        RequestSpecification as(String login) {
            return ServiceProcess.as(login, PASSWORD, home);
        }
    }

    private City start(String keys) {
        ServiceProcess service = demo(keys);
        return new City(service, service.printed("首页 +(http://localhost:\\d+)/"));
    }

    private ServiceProcess demo(String keys) {
        return ServiceProcess.start(
                folder,
                Map.of(
                        "QUARKUS_PROFILE",
                        "demo",
                        "QUANCHENG_DEMO_CITIZENS",
                        "300",
                        "QUANCHENG_DEMO_PASSWORD",
                        PASSWORD,
                        "QUANCHENG_IDENTITY_KEY",
                        keys));
    }
}
