package cn.quancheng.monthlyrun;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.ledger.HistoryCheck;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One citizen's damaged history stops a run, says whose it is, and is mended. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DamagedHistoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(20);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    @Inject
    RunWorkers workers;

    @Inject
    HistoryCheck check;

    private final String citizen = IdentityNumbers.next();

    @BeforeEach
    void aCitizenWithAnHonourInNovember() {
        clock.set(LocalDate.of(2026, 11, 23));
        CitizenFiles.register(city, citizen, "ACTIVE", "2024-01-02");
        CitizenFiles.honour(city, citizen, "2024-01-20");
    }

    @AfterEach
    void nothingStaysDamaged() throws SQLException {
        clock.reset();
        check.run(true, "a test");
    }

    /** Bytes are put behind the true ones: a segment is 02, its entry, its length and its events. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a layout that nobody knows, 04 00000001 00000000",
        "a head that breaks off,     02 000000",
        "a length beyond the end,    02 00000001 00001000",
        "a length below zero,        02 00000001 fffffff0",
        "an event that breaks off,   02 00000001 00000002 80 05",
        "an event that nobody knows, 02 00000001 00000001 03",
        "a kind that nobody knows,   02 00000001 00000005 80 ffff01 00",
        "a mark that nobody knows,   02 00000001 00000006 84 00 00 02 09 01"
    })
    void stops_the_run_for_everybody_and_names_the_citizen_until_it_is_rebuilt(String what, String bytes)
            throws SQLException, InterruptedException {
        String month = "2024-0" + (1 + Math.floorMod(what.hashCode(), 9));
        long id = damage(bytes.replace(" ", ""));

        int run = city.start(month, "a test").jsonPath().getInt("id");
        JsonPath stopped = until(run, "STOPPED");
        workers.await(run);

        assertThat(stopped.getString("failure"))
                .contains("市民" + id + "的履历损坏", "/api/v1/histories/checks")
                .doesNotContain(citizen);
        assertThat(workers.pace(run)).as("who still works on it").isEmpty();
        Map<Integer, Timestamp> checkpoints = checkpoints(run);

        city.as(Role.OPERATOR)
                .contentType("application/json")
                .body("{\"rebuild\":true}")
                .post("/api/v1/histories/checks")
                .then()
                .statusCode(200);
        assertThat(city.publish(month).getInt("id")).isEqualTo(run);
        assertThat(checkpoints(run)).hasSize(Runs.PARTITIONS).containsAllEntriesOf(checkpoints);
        assertThat(city.scores(run)).contains(citizen + "," + month + ",6");
    }

    private long damage(String bytes) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        UPDATE histories SET events = events || decode(?, 'hex')
                        WHERE citizen_id = (SELECT max(id) FROM citizens) RETURNING citizen_id
                        """)) {
            statement.setString(1, bytes);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The partitions that are done, and when they were. */
    private Map<Integer, Timestamp> checkpoints(int run) throws SQLException {
        Map<Integer, Timestamp> done = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT part, done_at FROM run_partitions WHERE run_id = ? AND done_at IS NOT NULL")) {
            statement.setInt(1, run);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    done.put(rows.getInt(1), rows.getTimestamp(2));
                }
            }
        }
        return done;
    }

    private JsonPath until(int run, String state) {
        return await().atMost(PATIENCE)
                .pollInterval(SOON)
                .until(
                        () -> city.as(Role.OPERATOR).get("/api/v1/runs/" + run).jsonPath(),
                        json -> json.getString("state").equals(state));
    }
}
