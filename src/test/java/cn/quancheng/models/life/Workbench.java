package cn.quancheng.models.life;

import cn.quancheng.TestCity;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.security.accounts.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The association's people at a version of the model, another one for each test; what is simulated is said, not done. */
final class Workbench {
    static final String MODELS = "/api/v1/models/";
    static final String MODELER = "modeler-of-tests";
    static final String APPROVER = "approver-of-tests";
    static final String SECOND = "second-approver-of-tests";
    static final String THIRD = "third-approver-of-tests";

    /** No test computes a month so late, and no other test publishes for one. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final int number = NUMBERS.incrementAndGet();
    final String version = "2090." + number;
    final String text = shipped()
            .replace("version: \"2026.1\"", "version: \"" + version + "\"")
            .replaceFirst("first-month:.*\n", "");

    private final TestCity city;
    private final ModelLife life;

    Workbench(TestCity city, ModelLife life) {
        this.city = city;
        this.life = life;
    }

    private static String shipped() {
        try {
            return Files.readString(Path.of("scoring-models/quancheng-2026.1.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A month for which nothing else is published. */
    String month() {
        return month(1);
    }

    /** One of twelve such months of this version. */
    String month(int which) {
        return "%d-%02d".formatted(2100 + number, which);
    }

    /** The text with one thing changed, which is there. */
    String with(String was, String is) {
        assertThat(text).contains(was);
        return text.replace(was, is);
    }

    Response draft(String yaml) {
        return draft(yaml, MODELER, null);
    }

    Response draft(String yaml, String modeler, @Nullable String read) {
        var request = city.as(Role.MODELER, modeler)
                .contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8));
        return (read == null ? request : request.header("If-Match", "\"" + read + "\"")).put(MODELS + version);
    }

    /** Drafts the text and writes down that it was simulated; gives its digest. */
    String simulated() {
        return simulated(text, null);
    }

    String simulated(String yaml, @Nullable String concern) {
        Response drafted = draft(yaml);
        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(200);
        simulate(concern);
        return drafted.jsonPath().getString("digest");
    }

    /** Writes down that what it says now was simulated. */
    boolean simulate(@Nullable String concern) {
        return simulate(life.simulable(version).edition(), concern);
    }

    boolean simulate(ModelEdition edition, @Nullable String concern) {
        try {
            return life.simulated(version, edition, number, concern, MODELER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Simulates and has two people approve it; gives the digest. */
    String approved() {
        return approved(null);
    }

    String approved(@Nullable String concern) {
        String digest = simulated(text, concern);
        assertThat(approve(APPROVER).statusCode()).isEqualTo(200);
        assertThat(approve(SECOND).statusCode()).isEqualTo(200);
        return digest;
    }

    Response approve(String login) {
        return city.as(Role.APPROVER, login).post(MODELS + version + "/approvals");
    }

    Response approve(String login, String digest) {
        return city.as(Role.APPROVER, login)
                .header("If-Match", "\"" + digest + "\"")
                .post(MODELS + version + "/approvals");
    }

    Response refuse(String login, String reason) {
        return post(login, "/refusals", "{\"reason\":\"" + reason + "\"}");
    }

    Response takeBack(String login) {
        return city.as(Role.APPROVER, login).delete(MODELS + version + "/approvals");
    }

    Response publish(String month) {
        return post(APPROVER, "/publication", "{\"firstMonth\":\"" + month + "\"}");
    }

    Response publish(String month, String reason) {
        return post(APPROVER, "/publication", "{\"firstMonth\":\"%s\",\"reason\":\"%s\"}".formatted(month, reason));
    }

    Response withdraw() {
        return post(APPROVER, "/withdrawal", "{\"reason\":\"a test\"}");
    }

    Response discard() {
        return city.as(Role.MODELER, MODELER).delete(MODELS + version);
    }

    JsonPath read() {
        return city.as(Role.AUDITOR).get(MODELS + version).jsonPath();
    }

    String state() {
        return read().getString("state");
    }

    /** What anybody reads of it among the rules to come; null where it is not announced. */
    @Nullable
    static String announcedFor(String version) {
        return given().get(MODELS + "announced")
                .jsonPath()
                .getString("items.find { it.version == '" + version + "' }.firstMonth");
    }

    String digest(String yaml) {
        return new YamlFile("", yaml.getBytes(StandardCharsets.UTF_8)).digest();
    }

    /** Leaves nothing behind that is published or drafted, whatever the test did. */
    void clear() {
        withdraw();
        discard();
    }

    private Response post(String login, String path, String body) {
        return city.as(Role.APPROVER, login)
                .contentType("application/json")
                .body(body)
                .post(MODELS + version + path);
    }
}
