package cn.quancheng.simulation;

import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A modeler at work: drafts versions and tries them. */
public final class Desk {
    static final String SIMULATIONS = "/api/v1/simulations/";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TestCity city;

    public Desk(TestCity city) {
        this.city = city;
    }

    /** A version that nobody has used yet. */
    static String version() {
        return "2031.s" + NEXT.incrementAndGet();
    }

    /** Drafts the published model with something changed. */
    public String draftOfPublished(String what, String by) {
        String version = version();
        String published = city.as(Role.MODELER)
                .accept("application/yaml")
                .get("/api/v1/models/2026.1")
                .asString();
        assertThat(published).contains(what);
        draft(
                version,
                published
                        .replaceFirst("first-month: .*\n", "")
                        .replace("version: \"2026.1\"", "version: \"" + version + "\"")
                        .replace(what, by));
        return version;
    }

    void draft(String version, String text) {
        Response answer = city.as(Role.MODELER)
                .contentType("application/yaml")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/models/{version}", version);
        assertThat(answer.statusCode()).as(answer.asString() + text).isEqualTo(200);
    }

    /** Asks for a simulation of a month; beside may be null. */
    public Response ask(String version, @Nullable String beside, String month) {
        String other = beside == null ? "null" : "\"" + beside + "\"";
        return city.as(Role.MODELER)
                .contentType("application/json")
                .body("{\"month\":\"%s\",\"beside\":%s}".formatted(month, other))
                .post("/api/v1/models/{version}/simulations", version);
    }

    /** Asks for one and follows it to its figures. */
    JsonPath simulate(String version, @Nullable String beside, String month) {
        Response asked = ask(version, beside, month);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        JsonPath over = over(asked.jsonPath().getLong("simulationId"));
        assertThat(over.getString("state")).as(over.prettify()).isEqualTo("DONE");
        return over;
    }

    /** Follows one to its end. */
    JsonPath over(long id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get(id),
                        json -> Set.of("DONE", "FAILED", "STOPPED").contains(json.getString("state")));
    }

    JsonPath get(long id) {
        return city.as(Role.MODELER).get(SIMULATIONS + id).jsonPath();
    }
}
