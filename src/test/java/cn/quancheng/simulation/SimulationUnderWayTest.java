package cn.quancheng.simulation;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** While the last partition is held back, as a slow disk would: what is seen, what can be stopped, and who leaves. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SimulationUnderWayTest {
    private static final String MONTH = "2026-11";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Models models;

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/")
    URI home;

    private Desk desk;
    private Townspeople people;

    @BeforeEach
    void aCity() {
        clock.set(LocalDate.of(2026, 11, 23));
        desk = new Desk(city);
        people = new Townspeople(city, models.catalogue().items(), 13);
        people.settle(1_600, 0);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_client_that_follows_sees_first_figures_while_it_runs_and_the_figures_when_it_is_done() throws SQLException {
        List<String> lines = new CopyOnWriteArrayList<>();
        String version = desk.draftOfPublished("cap: 60", "cap: 80");
        CompletableFuture<HttpResponse<Void>> stream;
        try (Hold hold = new Hold()) {
            long id = desk.ask(version, null, MONTH).jsonPath().getLong("simulationId");
            stream = follow(id, lines);
            await().until(() -> lines.stream().anyMatch(line -> line.contains("\"otherTier\"")));

            JsonPath seen = JsonPath.from(data(lines, lines.size()));
            assertThat(seen.getString("state")).isEqualTo("RUNNING");
            assertThat(seen.getLong("citizens")).isPositive().isLessThan(seen.getLong("total"));
            assertThat(seen.getLong("firstFigures[0].citizens")).isGreaterThanOrEqualTo(1000);
            assertThat(seen.getList("figures")).isEmpty();
            assertThat(stream).isNotDone();
            hold.end();
        }
        assertThat(stream.join().statusCode()).isEqualTo(200);
        assertThat(lines.stream().filter(line -> line.startsWith("event:")))
                .contains("event:progress")
                .last()
                .isEqualTo("event:done");
        assertThat(JsonPath.from(data(lines, lines.size())).getLong("figures[0].citizens"))
                .isGreaterThan(1000);
    }

    @Test
    void nobody_follows_what_is_not_there_or_without_being_allowed_to() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve("/api/v1/simulations/999999999/events"));
        assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        city.as(Role.MODELER)
                .accept("text/event-stream")
                .get("/api/v1/simulations/999999999/events")
                .then()
                .statusCode(404);
    }

    @Test
    void one_that_is_stopped_ends_without_figures_and_its_model_is_not_simulated() throws SQLException {
        String version = desk.draftOfPublished("cap: 60", "cap: 81");
        List<String> lines = new CopyOnWriteArrayList<>();
        try (Hold hold = new Hold()) {
            long id = desk.ask(version, null, MONTH).jsonPath().getLong("simulationId");
            CompletableFuture<HttpResponse<Void>> stream = follow(id, lines);
            await().until(() -> desk.get(id).getLong("citizens") > 0);

            desk.ask(version, null, MONTH).then().statusCode(409);
            city.as(Role.MODELER).delete(Desk.SIMULATIONS + id).then().statusCode(200);
            stream.join();
            assertThat(lines).contains("event:stopped");
            hold.end();
            // The next one has its turn once this one has let go.
            desk.simulate(desk.draftOfPublished("cap: 60", "cap: 82"), null, MONTH);
            assertThat(desk.get(id).getString("state")).isEqualTo("STOPPED");
            assertThat(desk.get(id).getList("figures")).isEmpty();
        }
        assertThat(city.as(Role.MODELER)
                        .get("/api/v1/models/{version}", version)
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("DRAFT");
    }

    @Test
    void who_leaves_after_it_was_asked_for_and_before_they_are_looked_at_is_left_out() throws SQLException {
        long before = desk.simulate(desk.draftOfPublished("cap: 60", "cap: 83"), null, MONTH)
                .getLong("figures[0].citizens");
        List<String> leaving = counted(40);
        long id;
        try (Connection other = database.getConnection()) {
            // Whoever would carry the next one waits, while it sees the journal as it stands now.
            long next = Sql.first(other, "SELECT last_value + 1 FROM simulations_id_seq", row -> row.getLong(1))
                    .orElseThrow();
            Sql.update(other, "SELECT pg_advisory_lock(20806, ?::integer)", (int) next);
            id = desk.ask(desk.draftOfPublished("cap: 60", "cap: 84"), null, MONTH)
                    .jsonPath()
                    .getLong("simulationId");
            assertThat(id).isEqualTo(next);
            leaving.forEach(person -> city.withdraw(person, "a test").then().statusCode(204));
            Sql.update(other, "SELECT pg_advisory_unlock(20806, ?::integer)", (int) next);
        }
        assertThat(desk.over(id).getLong("figures[0].citizens")).isEqualTo(before - leaving.size());
    }

    /** Some of those people whose agreement is in force. */
    private List<String> counted(int most) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Long> inForce = Sql.list(
                    connection,
                    "SELECT citizen_id FROM agreements GROUP BY citizen_id HAVING max(ends_on) > '2026-11-23'",
                    row -> row.getLong(1));
            return people.numbers().stream()
                    .filter(number -> inForce.contains(city.idOf(number)))
                    .limit(most)
                    .toList();
        }
    }

    private CompletableFuture<HttpResponse<Void>> follow(long id, List<String> lines) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(home.resolve(Desk.SIMULATIONS + id + "/events"))
                                .header("Authorization", "Bearer " + token())
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));
    }

    private String token() {
        return city.tokenOfStaff(Role.MODELER);
    }

    /** The last piece of data before a line. */
    private static String data(List<String> lines, int before) {
        return lines.subList(0, before).stream()
                .filter(line -> line.startsWith("data:"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .substring("data:".length());
    }

    /** Holds the last partition back until its end. */
    private final class Hold implements AutoCloseable {
        private final Connection connection = database.getConnection();

        Hold() throws SQLException {
            connection.setAutoCommit(false);
            Sql.update(connection, "LOCK TABLE histories_31 IN ACCESS EXCLUSIVE MODE");
        }

        void end() throws SQLException {
            connection.rollback();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }
}
