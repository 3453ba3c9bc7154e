package cn.quancheng.platform;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class IdempotencyTest {
    @Inject
    DataSource database;

    private String name;
    private String key;

    @BeforeEach
    void aNewKey() {
        // Letters only: the audit log masks long rows of digits.
        name = UUID.randomUUID().toString().replaceAll("[0-9-]", "x").substring(0, 18);
        key = UUID.randomUUID().toString();
    }

    @Test
    void the_same_key_and_body_answer_the_first_answer_again() throws SQLException {
        Response first = make(key, thing(false));
        Response again = make(key, thing(false));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).endsWith("/test/things/" + name);
        assertThat(again.contentType()).startsWith("application/json");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void an_endpoint_that_answers_plain_values_repeats_them_too() throws SQLException {
        String first = post("/test/things/plain", key, thing(false)).asString();

        assertThat(post("/test/things/plain", key, thing(false)).asString()).isEqualTo(first);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_body_is_unprocessable() throws SQLException {
        make(key, thing(false));
        Response other = make(key, thing(false).replace("}", " }"));

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.contentType()).isEqualTo("application/problem+json");
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void the_same_key_at_another_address_is_another_request() throws SQLException {
        make(key, thing(false));

        assertThat(post("/test/things/plain", key, thing(false)).statusCode()).isEqualTo(200);
        assertThat(made()).isEqualTo(2);
    }

    @Test
    void requests_without_a_key_each_run() throws SQLException {
        make(null, thing(false));
        make(null, thing(false));

        assertThat(made()).isEqualTo(2);
    }

    @Test
    void a_refused_request_leaves_nothing_and_may_be_tried_again() throws SQLException {
        assertThat(make(key, thing(true)).statusCode()).isEqualTo(409);
        assertThat(made()).isZero();

        assertThat(make(key, thing(false)).statusCode()).isEqualTo(201);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void a_key_is_1_to_255_characters() {
        assertThat(make("k".repeat(255), thing(false)).statusCode()).isIn(201, 422);
        assertThat(make("k".repeat(256), thing(false)).statusCode()).isEqualTo(400);
        assertThat(make(" ", thing(false)).statusCode()).isEqualTo(400);
    }

    @Test
    void a_body_too_large_to_be_held_in_memory_is_refused() {
        String large = thing(false).replace("}", " ".repeat(1 << 20) + "}");

        assertThat(make(key, large).statusCode()).isEqualTo(413);
    }

    @Test
    void of_many_same_requests_at_once_one_runs_and_all_answer_alike() throws Exception {
        Set<String> answers = new HashSet<>();
        ExecutorService pool = Executors.newFixedThreadPool(12);
        try {
            List<Future<Response>> racing = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                racing.add(pool.submit(() -> make(key, thing(false))));
            }
            for (Future<Response> one : racing) {
                assertThat(one.get().statusCode()).isEqualTo(201);
                answers.add(one.get().asString());
            }
        } finally {
            pool.shutdown();
        }

        assertThat(answers).hasSize(1);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void kept_answers_rest_sealed() throws SQLException {
        String answer = make(key, thing(false)).asString();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select body from idempotency_keys");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                assertThat(new String(rows.getBytes(1), StandardCharsets.UTF_8)).doesNotContain(answer);
            }
        }
    }

    private String thing(boolean refuse) {
        return "{\"name\":\"" + name + "\",\"refuse\":" + refuse + "}";
    }

    private static Response make(@Nullable String key, String body) {
        return post("/test/things", key, body);
    }

    private static Response post(String path, @Nullable String key, String body) {
        var request = given().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post(path);
    }

    private int made() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count =
                        connection.prepareStatement("select count(*) from audit_log where subject = ?")) {
            count.setString(1, name);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
