package cn.quancheng.platform;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A client that is gone in the middle of its request is no failure, and whatever is one is still logged. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ClientGoneTest {
    private static final Logger OF_THE_ROOM = Logger.getLogger("cn.quancheng.platform");

    @TestHTTPResource
    URI service;

    private final List<LogRecord> lines = new CopyOnWriteArrayList<>();
    private final Level before = OF_THE_ROOM.getLevel();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        OF_THE_ROOM.setLevel(Level.FINE);
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("").removeHandler(listener);
        OF_THE_ROOM.setLevel(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/test/things, application/json, Content-Length: 1000",
        "/test/things, application/json, Transfer-Encoding: chunked",
        "/api/v1/auth/token, application/x-www-form-urlencoded, Content-Length: 1000"
    })
    void who_closes_the_connection_in_the_middle_of_a_body_is_no_failure_and_the_next_one_is_served(
            String path, String type, String framing) throws IOException {
        for (boolean rudely : new boolean[] {false, true}) {
            lines.clear();
            sendHalfAndClose(path, type, framing, rudely);

            await().until(() ->
                    lines.stream().anyMatch(line -> line.getMessage().contains("a client was gone")));
            assertThat(errors()).isEmpty();
        }
        given().contentType("application/json")
                .body("{\"name\":\"thing\"}")
                .post("/test/things")
                .then()
                .statusCode(201);
    }

    @Test
    void a_connection_that_the_service_loses_to_another_server_is_logged() {
        given().get("/test/things/lost").then().statusCode(500);

        assertThat(errors()).hasSize(1);
        assertThat(errors().get(0).getThrown()).hasStackTraceContaining("Things.lost");
    }

    @Test
    void a_failure_of_the_service_is_logged_with_where_it_was() {
        given().get("/test/things/broken").then().statusCode(500);

        assertThat(errors()).hasSize(1);
        assertThat(errors().get(0).getThrown()).hasStackTraceContaining("Things.broken");
    }

    private List<LogRecord> errors() {
        return lines.stream()
                .filter(line -> line.getLevel().intValue() >= org.jboss.logmanager.Level.ERROR.intValue())
                .toList();
    }

    /** Sends one half when the service asks for the body: from then on it waits for the other. */
    private void sendHalfAndClose(String path, String type, String framing, boolean rudely) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + framing
                + "\r\nExpect: 100-continue\r\n\r\n";
        String half = framing.endsWith("chunked") ? "64\r\n{\"name\":" : "{\"name\":";
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            // Without a goodbye, as a phone that loses its network.
            socket.setSoLinger(rudely, 0);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 100");
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
