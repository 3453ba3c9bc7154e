package cn.quancheng.appeals;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.ledger.Closing;
import cn.quancheng.ledger.ClosingKind;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.ledger.RecordKey;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static cn.quancheng.appeals.Accused.DISPUTES;
import static cn.quancheng.appeals.Accused.REPAIRS;
import static cn.quancheng.appeals.Accused.decide;
import static cn.quancheng.appeals.Accused.numberOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The state machines of a record and of what is asked about it, as tables: in each state each move is tried, and answered
 * as its table says; and each move by each role that may not make it.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AppealMovesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 7);
    private static final String FORWARDED = "/api/v1/departments/disputes/";

    /** By state and move: the status that is answered. Moves, in this order, are those of {@link #disputeMoves}. */
    private static final Map<String, List<Integer>> DISPUTE = Map.of(
            "OPEN", List.of(204, 200, 200, 200, 409, 409, 200),
            "UPHELD", List.of(409, 409, 409, 409, 409, 409, 409),
            "DISMISSED", List.of(409, 409, 409, 409, 409, 201, 409),
            "WITHDRAWN", List.of(204, 409, 409, 409, 201, 201, 409));

    private static final Map<String, List<Integer>> REPAIR = Map.of(
            "OPEN", List.of(204, 200, 200, 200, 409, 409),
            "ACCEPTED", List.of(409, 409, 409, 409, 409, 409),
            "REJECTED", List.of(409, 409, 409, 409, 201, 201),
            "WITHDRAWN", List.of(204, 409, 409, 409, 201, 201));

    /** Of a record: closed and reopened by its department, disputed and to be repaired by its citizen. */
    private static final Map<String, List<Integer>> RECORD = Map.of(
            "IN_USE", List.of(204, 409, 201, 201),
            "REVOKED", List.of(409, 204, 409, 409),
            "PERFORMED", List.of(409, 204, 409, 409),
            "DELISTED", List.of(409, 204, 409, 409),
            "WITHDRAWN", List.of(409, 409, 409, 409),
            "REPAIRED", List.of(409, 409, 409, 409),
            "DISPUTE_UPHELD", List.of(409, 409, 409, 409),
            "DISPUTED", List.of(204, 409, 409, 409),
            "REOPENED", List.of(204, 409, 201, 201));

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    RecordDecisions records;

    @BeforeEach
    void december() {
        clock.set(TODAY);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    /** What is tried, and what it answers. */
    private interface Move {
        Response by(Accused citizen, long id) throws SQLException;
    }

    @TestFactory
    Stream<DynamicTest> a_dispute_moves_only_as_its_table_says() {
        return table(DISPUTE, disputeMoves(), this::disputeThatIs);
    }

    @TestFactory
    Stream<DynamicTest> a_repair_moves_only_as_its_table_says() {
        return table(REPAIR, repairMoves(), this::repairThatIs);
    }

    @TestFactory
    Stream<DynamicTest> a_record_moves_only_as_its_table_says() {
        return table(RECORD, recordMoves(), this::recordThatIs);
    }

    @TestFactory
    Stream<DynamicTest> nobody_makes_a_move_that_is_another_roles() {
        Map<Role, List<String>> moves = Map.of(
                Role.CITIZEN,
                List.of("POST " + DISPUTES, "DELETE " + DISPUTES + "/0", "POST " + REPAIRS, "DELETE " + REPAIRS + "/0"),
                Role.REVIEWER,
                List.of("POST /api/v1/reviews/0/claim", "POST /api/v1/reviews/0/decision"),
                Role.DEPARTMENT,
                List.of(
                        "POST " + FORWARDED + "0/answer",
                        "POST /api/v1/records/0/closure",
                        "POST /api/v1/records/0/reopening"));
        return moves.entrySet().stream()
                .flatMap(row -> row.getValue().stream()
                        .flatMap(move ->
                                EnumSet.complementOf(EnumSet.of(row.getKey(), Role.MERCHANT, Role.CASHIER)).stream()
                                        .map(role -> DynamicTest.dynamicTest(move + " by " + role, () -> {
                                            String[] parts = move.split(" ");
                                            assertThat(as(role).contentType("application/json")
                                                            .body("{}")
                                                            .request(parts[0], parts[1])
                                                            .statusCode())
                                                    .isEqualTo(403);
                                        }))));
    }

    private RequestSpecification as(Role role) {
        return switch (role) {
            case CITIZEN -> city.asCitizen(Accused.one(city).idNumber);
            case DEPARTMENT -> city.asDepartment();
            default -> city.as(role);
        };
    }

    private interface Brought {
        long to(String state, Accused citizen) throws SQLException;
    }

    private Stream<DynamicTest> table(Map<String, List<Integer>> table, Map<String, Move> moves, Brought brought) {
        List<Map.Entry<String, Move>> inOrder =
                moves.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        return table.entrySet().stream()
                .flatMap(row -> IntStream.range(0, inOrder.size())
                        .mapToObj(i -> DynamicTest.dynamicTest(
                                row.getKey() + ": " + inOrder.get(i).getKey(), () -> {
                                    Accused citizen = Accused.one(city);
                                    long id = brought.to(row.getKey(), citizen);
                                    Response answer = inOrder.get(i).getValue().by(citizen, id);
                                    assertThat(answer.statusCode())
                                            .as(answer.asString())
                                            .isEqualTo(row.getValue().get(i));
                                })));
    }

    private Map<String, Move> disputeMoves() {
        return Map.of(
                "1 taken back", (citizen, id) -> citizen.delete(DISPUTES + "/" + id),
                "2 claimed", (citizen, id) -> Accused.claim(city, id, "another-reviewer"),
                "3 upheld", (citizen, id) -> decide(city, id, "ACCEPT"),
                "4 dismissed", (citizen, id) -> decide(city, id, "REJECT"),
                "5 raised again", (citizen, id) -> citizen.dispute(),
                "6 raised again with news", (citizen, id) -> citizen.dispute("再次提出", "找到了车票"),
                "7 answered",
                        (citizen, id) -> city.asDepartment()
                                .contentType("application/json")
                                .body("{\"agrees\":false,\"statement\":\"与案卷一致。\"}")
                                .post(FORWARDED + id + "/answer"));
    }

    private long disputeThatIs(String state, Accused citizen) {
        long id = numberOf(citizen.dispute());
        switch (state) {
            case "UPHELD" -> decide(city, id, "ACCEPT").then().statusCode(200);
            case "DISMISSED" -> decide(city, id, "REJECT").then().statusCode(200);
            case "WITHDRAWN" -> citizen.delete(DISPUTES + "/" + id).then().statusCode(204);
            default -> assertThat(state).isEqualTo("OPEN");
        }
        return id;
    }

    private Map<String, Move> repairMoves() {
        return Map.of(
                "1 taken back", (citizen, id) -> citizen.delete(REPAIRS + "/" + id),
                "2 claimed", (citizen, id) -> Accused.claim(city, id, "another-reviewer"),
                "3 accepted", (citizen, id) -> decide(city, id, "ACCEPT"),
                "4 rejected", (citizen, id) -> decide(city, id, "REJECT"),
                "5 asked again", (citizen, id) -> citizen.repair(),
                "6 disputed", (citizen, id) -> citizen.dispute());
    }

    private long repairThatIs(String state, Accused citizen) {
        long id = numberOf(citizen.repair());
        switch (state) {
            case "ACCEPTED" -> decide(city, id, "ACCEPT").then().statusCode(200);
            case "REJECTED" -> decide(city, id, "REJECT").then().statusCode(200);
            case "WITHDRAWN" -> citizen.delete(REPAIRS + "/" + id).then().statusCode(204);
            default -> assertThat(state).isEqualTo("OPEN");
        }
        return id;
    }

    private Map<String, Move> recordMoves() {
        return Map.of(
                "1 closed", (citizen, id) -> city.close(citizen.penalty, "PERFORMED", "2026-12-01"),
                "2 reopened", (citizen, id) -> city.reopen(citizen.penalty),
                "3 disputed", (citizen, id) -> citizen.dispute(),
                "4 asked to be repaired", (citizen, id) -> citizen.repair());
    }

    private long recordThatIs(String state, Accused citizen) throws SQLException {
        RecordKey key = new RecordKey("示例部门", citizen.penalty);
        switch (state) {
            case "REVOKED", "PERFORMED", "DELISTED" ->
                city.close(citizen.penalty, state, "2026-12-01").then().statusCode(204);
            case "WITHDRAWN" -> records.close(key, new Closing(ClosingKind.WITHDRAWN, TODAY, null), "a test");
            case "REPAIRED" ->
                decide(city, numberOf(citizen.repair()), "ACCEPT").then().statusCode(200);
            case "DISPUTE_UPHELD" ->
                decide(city, numberOf(citizen.dispute()), "ACCEPT").then().statusCode(200);
            case "DISPUTED" -> numberOf(citizen.dispute());
            case "REOPENED" -> {
                city.close(citizen.penalty, "REVOKED", "2026-12-01").then().statusCode(204);
                city.reopen(citizen.penalty).then().statusCode(204);
            }
            default -> assertThat(state).isEqualTo("IN_USE");
        }
        return 0;
    }
}
