package cn.quancheng.intake;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.journal.Journal;
import cn.quancheng.journal.Watermark;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What breaks off on the way changes nothing. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class BrokenUploadTest {
    private static final int LONGER_THAN_ANY_BUFFER = 1 << 20;
    private static final String HEADER = "id_number,name,district\n";

    @Inject
    TestCity city;

    @Inject
    AgroalDataSource database;

    @Inject
    Journal journal;

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10000000", "Transfer-Encoding: chunked"})
    void an_upload_that_is_cut_off_changes_nothing_and_can_be_sent_again(String framing) throws Exception {
        String citizen = IdentityNumbers.next();
        String file = HEADER + citizen + ",示例,历下区\n" + "\n".repeat(LONGER_THAN_ANY_BUFFER);
        long before = lastBatch();

        sendAndHangUp(framing, file);

        await().until(() -> count("SELECT count(*) FROM batches WHERE id > " + before + " AND state = 'FAILED'") == 1);
        assertThat(count("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'staged_batch_%'"))
                .isZero();
        city.search(citizen).then().statusCode(404);
        assertThat(city.loadCitizens(file).getLong("accepted")).isEqualTo(1);
    }

    @Test
    void a_crash_while_a_file_is_applied_loses_nothing_and_the_file_is_begun_anew() throws Exception {
        String citizen = IdentityNumbers.next();
        String file = HEADER + citizen + ",示例,历下区\n";
        Response sent;
        try (Connection blocker = database.getConnection();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE citizens IN SHARE MODE");
            sent = city.as(Role.OPERATOR)
                    .contentType("text/csv")
                    .body(file.getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/citizens/batches");
            await().until(() -> count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND query LIKE '%INSERT INTO citizens%'")
                    > 0);
            count("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                    + " AND query LIKE '%INSERT INTO citizens%'");
            await().until(() -> count("SELECT max(attempts) FROM batches WHERE state = 'APPLYING'") > 1);
            city.search(citizen).then().statusCode(404);
            blocker.rollback();
            blocker.setAutoCommit(true);
        }

        assertThat(city.follow(sent).getLong("accepted")).isEqualTo(1);
        assertThat(city.loadCitizens(file).getLong("duplicates")).isEqualTo(1);
        assertThat(watermark()).isEqualTo(count("SELECT max(entry) FROM journal"));
    }

    private long watermark() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Watermark watermark = journal.watermark(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return watermark.entry();
        }
    }

    private void sendAndHangUp(String framing, String file) throws IOException {
        byte[] body = file.getBytes(StandardCharsets.UTF_8);
        String head = "POST /api/v1/citizens/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                + "Authorization: " + token() + "\r\n" + framing + "\r\n\r\n";
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            if (framing.endsWith("chunked")) {
                out.write((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write(body);
            out.flush();
            await().until(() -> count("SELECT count(*) FROM batches WHERE state = 'RECEIVING'") > 0);
        }
    }

    private String token() {
        return ((FilterableRequestSpecification) city.as(Role.OPERATOR))
                .getHeaders()
                .getValue("Authorization");
    }

    private long lastBatch() throws SQLException {
        return count("SELECT coalesce(max(id), 0) FROM batches");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
