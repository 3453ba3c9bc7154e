package cn.quancheng.monthlyrun;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TablesOwner;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** The exchange file leaves the house once for each release, and whoever releases it knows what for. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ExportReleasesTest {
    private static final int DOWNLOADS = 4;

    @Inject
    TablesOwner owner;

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    DataSource database;

    private final String purpose = "交换 " + UUID.randomUUID();
    private String run;

    @BeforeEach
    void aPublishedMonth() {
        clock.set(LocalDate.of(2025, 12, 5));
        run = "/api/v1/runs/" + city.publish("2025-12").getInt("id");
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void whoever_may_release_sees_who_asked_for_which_month_when_and_what_for() {
        int wish = request();
        String shown = "items.find { it.exportId == " + wish + " }.";

        city.as(Role.APPROVER)
                .get("/api/v1/exports?pending=true")
                .then()
                .statusCode(200)
                .body(shown + "purpose", equalTo(purpose))
                .body(shown + "requestedBy", equalTo("auditor-of-tests"))
                .body(shown + "requestedAt", equalTo("2025-12-05T04:00:00Z"))
                .body(shown + "month", equalTo("2025-12"))
                .body(shown + "state", equalTo("PENDING"));

        release(wish).then().statusCode(204);
        assertThat(city.as(Role.APPROVER)
                        .get("/api/v1/exports?pending=true")
                        .jsonPath()
                        .getList("items.exportId"))
                .doesNotContain(wish);
        city.as(Role.APPROVER)
                .get("/api/v1/exports")
                .then()
                .body(shown + "state", equalTo("RELEASED"))
                .body(shown + "releasedBy", equalTo("approver-of-tests"));
    }

    @Test
    void a_release_is_good_for_one_download_of_all_that_are_tried_at_once() throws Exception {
        int wish = request();
        release(wish).then().statusCode(204);
        RequestSpecification auditor = city.as(Role.AUDITOR);

        assertThat(downloads(auditor, wish)).containsExactlyInAnyOrder(200, 409, 409, 409, 0);
        download(auditor, wish).then().statusCode(409).body("detail", containsString("一次放行只供一次下载"));
        assertThat(lines("SCORES_EXPORTED")).isEqualTo(1);
    }

    @Test
    void a_release_ends_after_a_day() {
        int wish = request();
        release(wish).then().statusCode(204);
        clock.set(LocalDate.of(2025, 12, 6));

        download(city.as(Role.AUDITOR), wish).then().statusCode(403).body("detail", containsString("已过24小时"));
    }

    @Test
    void a_wish_is_released_once_of_all_who_try() throws Exception {
        int wish = request();
        RequestSpecification approver = city.as(Role.APPROVER);

        assertThat(AtOnce.run(4, () -> release(approver, wish).statusCode()))
                .containsExactlyInAnyOrder(204, 409, 409, 409);
        assertThat(lines("EXPORT_RELEASED")).isEqualTo(1);
    }

    @Test
    void nobody_releases_for_an_account_that_is_tied_to_his_own() throws SQLException {
        String tied = "tied-" + UUID.randomUUID();
        RequestSpecification releaser = city.as(Role.APPROVER, tied);
        int wish = request();
        execute("UPDATE accounts SET vouchers = '{auditor-of-tests}' WHERE login = '" + tied + "'");

        release(releaser, wish).then().statusCode(409).body("detail", containsString("不能互相放行"));
        assertThat(lines("EXPORT_RELEASED")).isZero();
    }

    @Test
    void a_wish_for_another_month_and_one_that_nobody_had_are_not_found() {
        int wish = request();
        int another = city.publish("2025-11").getInt("id");

        city.as(Role.APPROVER)
                .post("/api/v1/runs/" + another + "/exports/" + wish + "/release")
                .then()
                .statusCode(404);
        release(Integer.MAX_VALUE).then().statusCode(404);
        city.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"purpose\":\"a test\"}")
                .post("/api/v1/runs/" + Integer.MAX_VALUE + "/exports")
                .then()
                .statusCode(404);
    }

    @Test
    void what_cannot_be_written_down_does_not_happen() throws SQLException {
        int wish = request();
        owner.execute("ALTER TABLE audit_log ADD CONSTRAINT not_this CHECK (reason <> '" + purpose + "') NOT VALID");
        try {
            assertThat(post("{\"purpose\":\"%s\"}".formatted(purpose)).statusCode())
                    .isEqualTo(500);
            release(wish).then().statusCode(500);
        } finally {
            owner.execute("ALTER TABLE audit_log DROP CONSTRAINT not_this");
        }

        assertThat(count("SELECT count(*) FROM score_exports WHERE purpose = '" + purpose + "'"))
                .isEqualTo(1);
        release(wish).then().statusCode(204);
    }

    /** Keeps the wish locked until all downloads wait for it, so that they are let go at the same instant. */
    private List<Integer> downloads(RequestSpecification auditor, int wish) throws Exception {
        List<Callable<Integer>> racing = new ArrayList<>(
                Collections.nCopies(DOWNLOADS, () -> download(auditor, wish).statusCode()));
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("SELECT FROM score_exports WHERE id = " + wish + " FOR UPDATE");
            racing.add(() -> {
                try {
                    await().until(() -> waiting() == DOWNLOADS);
                } finally {
                    connection.rollback();
                }
                return 0;
            });
            List<Integer> statuses = AtOnce.run(racing);
            connection.setAutoCommit(true);
            return statuses;
        }
    }

    private int waiting() throws SQLException {
        return count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND query LIKE '%score_exports%'");
    }

    private int request() {
        return post("{\"purpose\":\"%s\"}".formatted(purpose))
                .then()
                .statusCode(201)
                .extract()
                .path("exportId");
    }

    private Response post(String body) {
        return city.as(Role.AUDITOR).contentType("application/json").body(body).post(run + "/exports");
    }

    private Response release(int wish) {
        return release(city.as(Role.APPROVER), wish);
    }

    private Response release(RequestSpecification by, int wish) {
        return given().spec(by).post(run + "/exports/" + wish + "/release");
    }

    private Response download(RequestSpecification by, int wish) {
        return given().spec(by).get(run + "/scores.csv?export=" + wish);
    }

    private int lines(String action) throws SQLException {
        return count("SELECT count(*) FROM audit_log WHERE action = '" + action + "' AND reason = '" + purpose + "'");
    }

    private int count(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
