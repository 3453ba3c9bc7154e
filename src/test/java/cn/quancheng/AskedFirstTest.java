package cn.quancheng;

import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rule 0: without an agreement no door gives or makes a score, in whatever order a citizen, the association and the
 * departments call. Random sequences of 50 calls; more of them by {@code -Ddoors.sequences=1000}, one again by {@code
 * -Ddoors.seed=}.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AskedFirstTest {
    private static final int SEQUENCES = Integer.getInteger("doors.sequences", 50);
    private static final long SEED = Long.getLong("doors.seed", 20261124);
    private static final int CALLS = 50;
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 6);
    private static final String ME = "/api/v1/me";
    private static final List<String> OF_THE_SCORE =
            List.of("/score", "/score/history", "/score/explanation", "/score/calendar", "/score/advice");
    private static final List<String> OF_THE_PERSON = List.of(
            "/data",
            "/accesses",
            "/messages",
            "/agreement",
            "/verification",
            "/disputes",
            "/repairs",
            "/repairs/offers",
            "/commitments");
    private static final Pattern A_SCORE = Pattern.compile("\"(score|tier)\" *: *[\"0-9]");

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    private String digest = "";
    private String version = "";

    @BeforeEach
    void theNoticeOfToday() {
        clock.set(TODAY);
        digest = given().get("/api/v1/notices/current").jsonPath().getString("digest");
        version = given().get("/api/v1/notices/current").jsonPath().getString("version");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void without_an_agreement_no_door_gives_or_makes_a_score_in_any_order_of_calls() throws SQLException {
        List<Sequence> sequences =
                LongStream.range(SEED, SEED + SEQUENCES).mapToObj(Sequence::new).toList();
        city.loadCitizens(sequences.stream()
                .map(sequence -> sequence.idNumber + ",示例,历下区\n")
                .collect(Collectors.joining("", "id_number,name,district\n", "")));
        city.publish("2026-12");
        for (Sequence sequence : sequences) {
            sequence.run();
        }
    }

    private static String child(int number) {
        return IdentityNumbers.of(TODAY.minusYears(17).minusDays(number / 900), number % 900 + 1);
    }

    /** One person and what they and others do; what is so is known from what was answered, not from the service's tables. */
    private class Sequence {
        private final long seed;
        private final Random random;
        private final String idNumber;
        private final boolean adult;
        private final List<String> calls = new ArrayList<>();
        private RequestSpecification caller = given();
        private boolean verified;
        private boolean agreed;
        private boolean everAgreed;
        private boolean everWithdrawn;

        Sequence(long seed) {
            this.seed = seed;
            random = new Random(seed);
            adult = random.nextInt(5) > 0;
            idNumber = adult ? IdentityNumbers.next() : child((int) (seed - SEED));
        }

        void run() throws SQLException {
            caller = city.asNobodyYet("openid of sequence " + seed + " " + UUID.randomUUID());
            for (int i = 0; i < CALLS; i++) {
                step();
                check();
            }
        }

        private void step() {
            switch (random.nextInt(24)) {
                case 0, 1 -> verify();
                case 2, 3 -> agree(digest);
                case 4 -> agree("0".repeat(64));
                case 5 -> withdraw();
                case 6 -> call("PUT", "/agreement/refusal", null);
                case 7 -> withdrawByStaff();
                case 8 -> paper();
                case 9 -> report();
                case 10 -> publishSometimes();
                case 11, 12 -> scoreDoor(call("POST", "/score/simulation", "{\"add\":[],\"remove\":[]}"));
                case 13, 14, 15 ->
                    personDoor(call("GET", OF_THE_PERSON.get(random.nextInt(OF_THE_PERSON.size())), null));
                case 16 -> reportSometimes();
                default -> scoreDoor(call("GET", OF_THE_SCORE.get(random.nextInt(OF_THE_SCORE.size())), null));
            }
        }

        private void verify() {
            int status = call("POST", "/verification", "{\"name\":\"示例\",\"idNumber\":\"%s\"}".formatted(idNumber))
                    .statusCode();
            verified |= status == 200;
        }

        private void agree(String noticeDigest) {
            int status = call(
                            "PUT",
                            "/agreement",
                            "{\"noticeVersion\":\"%s\",\"noticeDigest\":\"%s\"}".formatted(version, noticeDigest))
                    .statusCode();
            boolean taken = verified && adult && noticeDigest.equals(digest);
            assertThat(status == 200).as(told("agreeing")).isEqualTo(taken);
            agreed |= taken;
            everAgreed |= taken;
        }

        private void withdraw() {
            if (call("DELETE", "/agreement", null).statusCode() == 204) {
                withdrawn();
            }
        }

        private void withdrawByStaff() {
            calls.add("a withdrawal by staff");
            city.withdraw(idNumber, "a test").then().statusCode(204);
            withdrawn();
        }

        private void withdrawn() {
            agreed = false;
            everWithdrawn = true;
        }

        /** A paper of a file counts where the citizen has never said anything newer. */
        private void paper() {
            calls.add("a paper");
            city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + idNumber + ",示例,历下区,2026-12-01,"
                    + UUID.randomUUID() + "\n");
            // The register waits for the next run, so that nothing is there to be given yet.
            if (adult && !everAgreed && !everWithdrawn) {
                agreed = true;
                everAgreed = true;
                city.publish("2026-12");
            }
        }

        private void report() {
            calls.add("a record");
            city.report(
                    "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                            + UUID.randomUUID() + "," + idNumber + ",示例,HONOR,MUNICIPAL,,2026-10-05,,,,示例部门\n");
        }

        private void publishSometimes() {
            if (random.nextInt(4) == 0) {
                calls.add("a run");
                city.publish("2026-12");
            }
        }

        /** One takes a quarter of a second to print. */
        private void reportSometimes() {
            if (random.nextInt(4) == 0) {
                scoreDoor(call("GET", "/report", null));
            }
        }

        private Response call(String method, String path, @Nullable String body) {
            calls.add(method + " " + path);
            RequestSpecification request = given().spec(caller);
            if (body != null) {
                request.contentType("application/json").body(body);
            }
            return request.request(method, ME + path);
        }

        private void scoreDoor(Response answer) {
            int status = answer.statusCode();
            if (!verified) {
                assertThat(status).as(told(answer.asString())).isEqualTo(403);
            } else if (!agreed) {
                assertThat(status).as(told(answer.asString())).isEqualTo(409);
                assertThat(answer.asString()).as(told("the notice's address")).contains("/api/v1/notices/current");
            } else {
                assertThat(status).as(told(answer.contentType())).isEqualTo(200);
            }
            personDoor(answer);
        }

        private void personDoor(Response answer) {
            if (!agreed && !answer.contentType().startsWith("application/pdf")) {
                assertThat(A_SCORE.matcher(answer.asString()).find())
                        .as(told(answer.asString()))
                        .isFalse();
            }
        }

        /** What staff with a case see, and what stands in the tables. */
        private void check() throws SQLException {
            try (Connection connection = database.getConnection()) {
                long rows = Sql.first(
                                connection,
                                "SELECT (SELECT count(*) FROM scores WHERE citizen_id = ?)"
                                        + " + (SELECT count(*) FROM score_revisions WHERE citizen_id = ?)",
                                row -> row.getLong(1),
                                city.idOf(idNumber),
                                city.idOf(idNumber))
                        .orElseThrow();
                assertThat(rows > 0).as(told("rows in the tables")).isEqualTo(agreed);
            }
            if (random.nextInt(10) == 0) {
                assertThat(city.search(idNumber).jsonPath().getString("score") != null)
                        .as(told("what staff see"))
                        .isEqualTo(agreed);
            }
        }

        private String told(String what) {
            return "-Ddoors.sequences=1 -Ddoors.seed=%d, after %s: %s".formatted(seed, calls, what);
        }
    }
}
