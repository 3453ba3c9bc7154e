package cn.quancheng.platform.openapi;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Shop;
import cn.quancheng.learning.jobs.Learner;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every POST of the API's description may be repeated under an Idempotency-Key, or stands here with a reason. A new one
 * that creates takes {@code @Idempotent}, which also describes the key, and a line in {@link CreatingCalls}.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class IdempotencyKeysTest {
    private static final Map<String, String> WITHOUT_A_KEY = Map.ofEntries(
            Map.entry("issueToken", "RFC 6749 knows no such header, and one token more changes nothing"),
            Map.entry("signInWithWeChat", "WeChat takes a code once; another sign-in gives another session"),
            Map.entry("refreshSession", "the same refresh token, soon enough, is answered the same"),
            Map.entry("verify", "whoever is verified as somebody stays so when it is tried again"),
            Map.entry("searchCitizen", "it looks, and each look is written down"),
            Map.entry("withdrawAgreement", "whatever was withdrawn stays so when it is withdrawn again"),
            Map.entry("checkHistories", "it compares; what was rebuilt once has nothing left to rebuild"),
            Map.entry("searchAudit", "it looks, and each look is written down"),
            Map.entry("confirmAccount", "a second confirmation is refused, and changes nothing"),
            Map.entry("simulateMyScore", "it computes on a copy, and keeps nothing"),
            Map.entry("compareReport", "it compares, and keeps nothing"),
            Map.entry("addEvidence", "a file that was added is known again, and refused"),
            Map.entry("makeCode", "another code takes the first one's place, and a code is good for a minute"),
            Map.entry("redeemBenefit", "the number of its check is its key: sent again it is the same redemption"),
            Map.entry("checkEligibility", "it looks, and each look is written down"),
            Map.entry("claimReview", "whoever has a review in hand keeps it"),
            Map.entry("decideReview", "a second decision is refused, and changes nothing"),
            Map.entry("reportBenefitFulfilment", "what was reported once stays so when it is reported again"),
            Map.entry("resealAll", "one at a time, and what was sealed anew has nothing left to seal"),
            Map.entry("approveModel", "a second word about the same text is refused, and changes nothing"),
            Map.entry("refuseModel", "a second word about the same text is refused, and changes nothing"),
            Map.entry("publishModel", "a second publication is refused, and changes nothing"),
            Map.entry("withdrawModel", "a second withdrawal is refused, and changes nothing"),
            Map.entry("publishScenario", "a second publication is refused, and changes nothing"),
            Map.entry("releaseDeclarationExport", "a second release is refused, and changes nothing"),
            Map.entry("releaseRun", "what was released once stays so when it is released again"),
            Map.entry("releaseExport", "a second release is refused, and changes nothing"));

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    @Inject
    Learner learner;

    @BeforeEach
    void aDayInNovember() {
        clock.set(LocalDate.of(2026, 11, 23));
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @TestFactory
    Stream<DynamicTest> the_same_key_and_body_answer_the_same_and_another_body_is_refused() {
        CreatingCalls calls = new CreatingCalls(city, clock, shop, learner);
        return posts().stream()
                .filter(post -> !WITHOUT_A_KEY.containsKey(name(post)))
                .map(post -> DynamicTest.dynamicTest(name(post), () -> {
                    assertThat(parameters(post))
                            .as(name(post) + " creates something and describes no key")
                            .contains("Idempotency-Key");
                    repeat(calls.to(name(post)), post.containsKey("requestBody"));
                }));
    }

    @Test
    void what_stands_here_without_a_key_is_there_and_takes_none() {
        Set<String> without = new TreeSet<>();
        posts().stream()
                .filter(post -> !parameters(post).contains("Idempotency-Key"))
                .forEach(post -> without.add(name(post)));

        assertThat(without).containsExactlyInAnyOrderElementsOf(WITHOUT_A_KEY.keySet());
    }

    @Test
    void a_run_that_is_asked_for_again_publishes_no_second_revision() {
        city.publish("2026-11");
        CreatingCalls.Call start = new CreatingCalls(city, clock, shop, learner).to("startRun");
        String key = UUID.randomUUID().toString();
        int run = start.send(key, start.body()).jsonPath().getInt("id");
        await().until(() -> run("/" + run).getString("state"), "PUBLISHED"::equals);

        assertThat(start.send(key, start.body()).jsonPath().getInt("id")).isEqualTo(run);
        assertThat(run("?limit=1").getInt("items[0].id")).isEqualTo(run);
    }

    private JsonPath run(String which) {
        return city.as(Role.OPERATOR).get("/api/v1/runs" + which).jsonPath();
    }

    private static void repeat(CreatingCalls.Call call, boolean hasBody) {
        String key = UUID.randomUUID().toString();
        Response first = call.send(key, call.body());
        Response again = call.send(key, call.body());

        assertThat(first.statusCode()).as(first.asString()).isBetween(200, 299);
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(first.statusCode());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        if (call.type().equals("application/json") || first.jsonPath().get("batchId") == null) {
            assertThat(again.asString()).isEqualTo(first.asString());
        } else {
            assertThat(again.jsonPath().getLong("batchId"))
                    .isEqualTo(first.jsonPath().getLong("batchId"));
        }
        if (hasBody) {
            assertThat(call.send(key, call.body() + "\n").statusCode()).isEqualTo(422);
        }
    }

    private static List<Map<String, Object>> posts() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        return paths.values().stream()
                .map(path -> path.get("post"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String name(Map<String, Object> operation) {
        return String.valueOf(operation.get("operationId"));
    }

    private static String parameters(Map<String, Object> operation) {
        return String.valueOf(operation.get("parameters"));
    }
}
