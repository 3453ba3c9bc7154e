package cn.quancheng.scores;

import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What citizens ask for and what reviewers decide of it, at random and through the doors, for several threads at once.
 * Whatever a door answers is done or refused; anything else fails the test.
 */
@ApplicationScoped
class RandomCases {
    private static final String ME = "/api/v1/me/";
    private static final List<String> REVIEWERS = List.of("first-reviewer-under-fire", "second-reviewer-under-fire");
    private static final List<String> TEMPLATES = List.of("WALKING_DOGS", "SORTING_WASTE", "GREEN_TRAVEL");
    private static final Set<Integer> ANSWERS = Set.of(200, 201, 204, 404, 409);
    private static final String WORDS = "经逐项核对原始材料，情况如上所述。";

    private final TestCity city;
    private final AgroalDataSource database;
    /** How often each thing was done, and not refused. */
    private final ConcurrentHashMap<String, LongAdder> done = new ConcurrentHashMap<>();

    RandomCases(TestCity city, AgroalDataSource database) {
        this.city = city;
        this.database = database;
    }

    /** One thing that this citizen does, or that a reviewer does about them. */
    void step(Random random, String person) throws SQLException {
        switch (random.nextInt(16)) {
            case 0, 1 -> declare(random, person);
            case 2 -> takeBack(random, person, "declarations");
            case 3, 4 -> appeal(random, person, "disputes", ",\"reason\":\"NOT_MINE\",\"newFacts\":\"找到了新的车票。\"");
            case 5, 6 -> appeal(random, person, "repairs", ",\"route\":\"TRAINING\"");
            case 7 -> takeBack(random, person, random.nextBoolean() ? "disputes" : "repairs");
            case 8, 9 -> commit(random, person);
            case 10 -> confirm(random, person);
            default -> review(random, person);
        }
    }

    /** The things that were done at least once. */
    Set<String> done() {
        return Set.copyOf(done.keySet());
    }

    private void declare(Random random, String person) {
        String declared = random.nextBoolean()
                ? "\"item\":\"HONOR\",\"grade\":\"MUNICIPAL\",\"documentNumber\":\"济工发%d号\",\"occurredOn\":\"2026-10-05\""
                        .formatted(random.nextInt(4))
                : "\"item\":\"VOLUNTEER_SERVICE\",\"quantity\":%d,\"occurredOn\":\"2026-10-%02d\""
                        .formatted(60 * (1 + random.nextInt(6)), 1 + random.nextInt(28));
        post("declared", person, "declarations", "{" + declared + ",\"issuer\":\"泉城义工\"}");
    }

    /** The volunteer system's file says the same as what some of them wait with. */
    private void confirm(Random random, String person) throws SQLException {
        Optional<String> line = one(random, """
                SELECT to_char(occurred_on, 'YYYY-MM-DD') || ',' || quantity FROM declarations
                WHERE citizen_id = ? AND state = 'SUBMITTED' AND item = 'VOLUNTEER_SERVICE' ORDER BY id
                """, person);
        if (line.isPresent()) {
            city.load(
                    city.asDepartment(),
                    "/api/v1/volunteer-service/batches",
                    "id_number,name,day,minutes\n" + person + ",示例," + line.get() + "\n");
            count("confirmed by a file");
        }
    }

    private void appeal(Random random, String person, String door, String more) throws SQLException {
        Optional<String> record = one(random, """
                SELECT record_no FROM records WHERE citizen_id = ? AND kind IN
                       (SELECT number FROM fact_kinds
                        WHERE item IN ('GENERAL_PENALTY', 'UNCIVIL_BEHAVIOR', 'FALSE_DECLARATION'))
                ORDER BY id
                """, person);
        if (record.isPresent()) {
            String body = "{\"recordNo\":\"%s\",\"statement\":\"%s\"%s}".formatted(record.get(), WORDS, more);
            post(door + " raised", person, door, body);
        }
    }

    private void takeBack(Random random, String person, String door) throws SQLException {
        Optional<String> own =
                one(random, "SELECT id::text FROM " + door + " WHERE citizen_id = ? ORDER BY id", person);
        own.ifPresent(id -> note(door + " taken back", city.asCitizen(person).delete(ME + door + "/" + id)));
    }

    /** Half a year is over when the citizen comes back to a promise. */
    private void commit(Random random, String person) throws SQLException {
        Optional<String> made = one(random, """
                UPDATE commitments SET made_on = made_on - 200, ends_on = ends_on - 200
                WHERE id = (SELECT min(id) FROM commitments WHERE citizen_id = ? AND state = 'MADE') RETURNING id::text
                """, person);
        if (made.isEmpty()) {
            String template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
            post("commitments made", person, "commitments", "{\"template\":\"" + template + "\"}");
        } else if (random.nextInt(5) == 0) {
            note("commitments taken back", city.asCitizen(person).delete(ME + "commitments/" + made.get()));
        } else {
            post(
                    "commitments submitted",
                    person,
                    "commitments/" + made.get() + "/fulfilment",
                    "{\"statement\":\"" + WORDS + "\"}");
        }
    }

    /** A reviewer takes one of their cases in hand and decides it, or holds a declaration to be false. */
    private void review(Random random, String person) throws SQLException {
        Optional<String> found = one(
                random,
                "SELECT id || ' ' || kind || ' ' || subject_id FROM reviews WHERE citizen_id = ? AND state = 'OPEN' ORDER BY id",
                person);
        if (found.isEmpty()) {
            return;
        }
        String[] review = found.get().split(" ");
        String reviewer = REVIEWERS.get(random.nextInt(REVIEWERS.size()));
        String address = "/api/v1/reviews/" + review[0];
        note("claimed", city.as(Role.REVIEWER, reviewer).post(address + "/claim"));
        if (review[1].equals("DECLARATION") && random.nextInt(3) == 0) {
            note(
                    "held to be false",
                    as(reviewer)
                            .body("{\"reason\":\"" + WORDS + "\"}")
                            .post("/api/v1/declarations/" + review[2] + "/falsehood"));
            return;
        }
        String decision = random.nextInt(3) == 0 ? "REJECT" : "ACCEPT";
        note(
                review[1] + " " + decision,
                as(reviewer)
                        .body("{\"decision\":\"%s\",\"reason\":\"%s\"}".formatted(decision, WORDS))
                        .post(address + "/decision"));
    }

    private RequestSpecification as(String reviewer) {
        return city.as(Role.REVIEWER, reviewer).contentType("application/json");
    }

    private void post(String what, String person, String door, String body) {
        note(
                what,
                city.asCitizen(person)
                        .contentType("application/json")
                        .body(body)
                        .post(ME + door));
    }

    private void note(String what, Response answer) {
        assertThat(answer.statusCode())
                .as(() -> what + ": " + answer.asString())
                .isIn(ANSWERS);
        if (answer.statusCode() < 300) {
            count(what);
        }
    }

    private void count(String what) {
        done.computeIfAbsent(what, w -> new LongAdder()).increment();
    }

    private Optional<String> one(Random random, String sql, String person) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<String> all = Sql.list(connection, sql, row -> row.getString(1), city.idOf(person));
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        }
    }
}
