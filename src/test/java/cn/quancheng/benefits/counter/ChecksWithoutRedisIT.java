package cn.quancheng.benefits.counter;

import cn.quancheng.AtOnce;
import cn.quancheng.Replica;
import cn.quancheng.benefits.counter.PackagedCounter.Answer;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.servers.EmbeddedServers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas whose Redis is killed, started empty, frozen and filled with rubbish: no answer is wrong and no limit is
 * forgotten. What a citizen takes back, or leaves, is gone from the commit on at either.
 *
 * <p>{@code mvn verify -Dit.test=ChecksWithoutRedisIT -Dbenefits.checks=100000} asks a hundred thousand times.
 */
class ChecksWithoutRedisIT {
    private static final int CHECKS = Integer.getInteger("benefits.checks", 2_000);
    private static final int CITIZENS = 2_000;
    private static final int CLIENTS = 8;
    /** Of each kind at once; together fewer than a merchant may ask in a minute. */
    private static final int OF_A_KIND = 100;

    private static final int A_MINUTE = 600;
    private static final int CODES_AN_HOUR = 60;
    private static final String CHANNEL = "GOVERNMENT_GREEN_CHANNEL";
    private static final String LATER = "GOVERNMENT_DOCUMENTS_LATER";
    private static final String BUREAU = "CITY_APPROVAL_BUREAU";
    private static final String NO = "{\"eligible\":false}";

    @TempDir
    private static Path folder;

    private static EmbeddedServers servers;
    private static PackagedRows rows;
    private static TroubledRedis redis;
    private static List<Replica> replicas = List.of();

    /** The next visitor of the demo; each has a part in one phase. */
    private int visitor;

    /** What is asked with, and whether the answer must be yes. */
    private record Question(String code, boolean yes) {}

    @BeforeAll
    static void aCity() throws Exception {
        servers = EmbeddedServers.start(new DataFolder(folder.resolve("servers")), () -> {}, key -> null);
        rows = new PackagedRows(servers);
        redis = new TroubledRedis(folder.resolve("servers/redis"), servers.settings());
        Replica first = Replica.start(servers, folder.resolve("first"), CITIZENS);
        replicas = List.of(first, Replica.beside(servers, folder.resolve("first"), folder.resolve("second"), CITIZENS));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        for (Replica replica : replicas) {
            replica.stop();
        }
        redis.kill();
        servers.close();
    }

    @Test
    void no_answer_is_wrong_and_no_limit_forgotten_whatever_becomes_of_redis() throws Exception {
        everythingHolds("as it should be");
        redis.fillWithRubbish();
        everythingHolds("filled with rubbish");
        redis.freeze();
        everythingHolds("frozen");
        redis.thaw();
        redis.startEmpty();
        everythingHolds("started empty");
        redis.kill();
        everythingHolds("killed");
    }

    private void everythingHolds(String phase) throws Exception {
        for (int asked = 0; asked < CHECKS / 5; asked += 4 * OF_A_KIND) {
            answersAreRight(phase);
        }
        minuteHolds(phase);
        rows.update("DELETE FROM benefit_check_counts");
        consentsDayHolds(phase);
        codesHourHolds(phase);
        whatIsTakenBackIsGone(phase);
        whoLeftIsGone(phase);
    }

    private void answersAreRight(String phase) throws Exception {
        rows.update("DELETE FROM benefit_check_counts");
        List<Question> questions = new ArrayList<>();
        rows.codes(CHANNEL, OF_A_KIND, "A", "AA", "AAA").forEach(code -> {
            questions.add(new Question(code, true));
        });
        List<Question> again = questions.stream()
                .map(question -> new Question(question.code(), false))
                .toList();
        questions.addAll(Collections.nCopies(OF_A_KIND, new Question("7K2M-9QXT-4HZC-8WVE", false)));
        ask(phase, questions);
        ask(phase, again);
        ask(
                phase,
                rows.codes(CHANNEL, OF_A_KIND, "B", "C", "D").stream()
                        .map(code -> new Question(code, false))
                        .toList());
    }

    private void ask(String phase, List<Question> questions) throws Exception {
        List<Question> shuffled = new ArrayList<>(questions);
        Collections.shuffle(shuffled, new Random(questions.size()));
        Queue<Question> waiting = new ConcurrentLinkedQueue<>(shuffled);
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            PackagedCounter counter = counter(i);
            clients.add(() -> {
                for (Question one = waiting.poll(); one != null; one = waiting.poll()) {
                    Answer answer = counter.check(one.code(), CHANNEL);
                    assertThat(answer.status()).as("%s: %s", phase, answer).isEqualTo(200);
                    assertThat(answer.isYes()).as("%s: %s", phase, one).isEqualTo(one.yes());
                }
                return null;
            });
        }
        AtOnce.run(clients);
    }

    /** As many as are allowed, and what the window lets through while they ask. */
    private void minuteHolds(String phase) throws Exception {
        rows.update("DELETE FROM benefit_check_counts");
        long began = System.nanoTime();
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            PackagedCounter counter = counter(i);
            clients.add(() -> {
                int answered = 0;
                for (int n = 0; n < 2 * A_MINUTE / CLIENTS; n++) {
                    answered += counter.check("7K2M-9QXT-4HZC-8WVE", CHANNEL).status() == 200 ? 1 : 0;
                }
                return answered;
            });
        }
        int answered = AtOnce.run(clients).stream().mapToInt(Integer::intValue).sum();
        int seconds = (int) ((System.nanoTime() - began) / 1_000_000_000) + 1;

        assertThat(answered).as(phase).isBetween(A_MINUTE, A_MINUTE + A_MINUTE * seconds / 60);
    }

    private void consentsDayHolds(String phase) throws Exception {
        String invented = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            assertThat(counter(i).checkConsent(invented, CHANNEL).body())
                    .as(phase)
                    .isEqualTo(NO);
        }
        assertThat(counter(0).checkConsent(invented, CHANNEL).status())
                .as(phase)
                .isEqualTo(429);
        assertThat(counter(1).checkConsent(invented, CHANNEL).status())
                .as(phase)
                .isEqualTo(429);
    }

    private void codesHourHolds(String phase) {
        String token = signIn(++visitor);
        for (int i = 0; i < CODES_AN_HOUR; i++) {
            code(token, i, CHANNEL).then().statusCode(201);
        }
        for (int replica = 0; replica < 2; replica++) {
            assertThat(code(token, replica, CHANNEL).statusCode()).as(phase).isEqualTo(429);
        }
    }

    private void whatIsTakenBackIsGone(String phase) throws Exception {
        String token = whoCan();
        String consent = as(token)
                .contentType("application/json")
                .body("{\"merchant\":\"%s\",\"scenario\":\"%s\"}".formatted(BUREAU, CHANNEL))
                .post(home(0) + "/api/v1/me/consents")
                .then()
                .statusCode(201)
                .extract()
                .path("consentId");
        assertThat(counter(0).checkConsent(consent, CHANNEL).isYes()).as(phase).isTrue();

        as(token).delete(home(0) + "/api/v1/me/consents/" + consent).then().statusCode(204);

        for (int replica = 0; replica < 2; replica++) {
            assertThat(counter(replica).checkConsent(consent, CHANNEL).body())
                    .as(phase)
                    .isEqualTo(NO);
        }
    }

    private void whoLeftIsGone(String phase) throws Exception {
        String token = whoCan();
        List<String> offers = List.of(CHANNEL, LATER);
        List<String> codes = new ArrayList<>();
        for (int replica = 0; replica < 2; replica++) {
            codes.add(code(token, replica, offers.get(replica)).jsonPath().getString("code"));
        }

        as(token).delete(home(1) + "/api/v1/me/agreement").then().statusCode(204);

        for (int replica = 0; replica < 2; replica++) {
            assertThat(counter(replica)
                            .check(codes.get(replica), offers.get(replica))
                            .body())
                    .as(phase)
                    .isEqualTo(NO);
        }
    }

    /** The token of the next visitor whom the counter would answer yes. */
    private String whoCan() throws SQLException {
        while (true) {
            String token = signIn(++visitor);
            Response code = code(token, visitor, CHANNEL);
            if (code.statusCode() == 201 && code.jsonPath().get("missing") == null) {
                return token;
            }
        }
    }

    private static String signIn(int visitor) {
        return given().contentType("application/json")
                .body("{\"code\":\"demo-" + visitor + "\"}")
                .post(home(0) + "/api/v1/auth/wechat")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static Response code(String token, int replica, String scenario) {
        return as(token)
                .contentType("application/json")
                .body("{\"scenario\":\"" + scenario + "\"}")
                .post(home(replica) + "/api/v1/me/codes");
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static PackagedCounter counter(int number) {
        return new PackagedCounter(replicas.get(number % 2), "city-approval-bureau");
    }

    private static String home(int number) {
        return replicas.get(number % 2).home();
    }
}
