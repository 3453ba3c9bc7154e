package cn.quancheng.declarations;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Who may take the file of declarations, and how often. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DeclarationExportsTest {
    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    private Exports exports;

    @BeforeEach
    void december() {
        clock.set(LocalDate.of(2026, 12, 6));
        exports = new Exports(city);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void it_leaves_for_a_purpose_and_by_a_second_person_only() throws SQLException {
        exports.first()
                .contentType("application/json")
                .body("{\"purpose\":\" \"}")
                .post(Exports.PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("purpose"));
        long wish = exports.wish();
        city.as(Role.APPROVER)
                .get(Exports.PATH + "?pending=true")
                .then()
                .statusCode(200)
                .body("items[0].exportId", equalTo((int) wish))
                .body("items[0].purpose", equalTo(Exports.PURPOSE))
                .body("items[0].state", equalTo("PENDING"));
        exports.release(exports.first(), wish).then().statusCode(409).body("detail", containsString("自己登记"));
        exports.fetch(exports.first(), wish).then().statusCode(403);
        exports.release(exports.second(), wish).then().statusCode(204);
        exports.release(exports.second(), wish).then().statusCode(409);
        exports.fetch(exports.second(), wish).then().statusCode(403);
        exports.fetch(city.as(Role.OPERATOR), wish).then().statusCode(403);
        exports.fetch(exports.first(), wish).then().statusCode(200).header("Cache-Control", "no-store");
        exports.release(exports.second(), Long.MAX_VALUE).then().statusCode(404);
        exports.fetch(exports.first(), Long.MAX_VALUE).then().statusCode(404);
        assertThat(actions(wish))
                .containsExactly(
                        "DECLARATION_EXPORT_REQUESTED", "DECLARATION_EXPORT_RELEASED", "DECLARATIONS_EXPORTED");
    }

    @Test
    void a_release_is_good_for_one_download_of_all_that_are_tried_at_once() throws Exception {
        long wish = exports.wish();
        exports.release(exports.second(), wish).then().statusCode(204);
        RequestSpecification auditor = exports.first();

        assertThat(AtOnce.run(4, () -> exports.fetch(auditor, wish).statusCode()))
                .containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void a_release_ends_after_a_day() {
        long wish = exports.wish();
        exports.release(exports.second(), wish).then().statusCode(204);
        clock.set(LocalDate.of(2026, 12, 7));

        exports.fetch(exports.first(), wish).then().statusCode(403).body("detail", containsString("已过24小时"));
    }

    private List<String> actions(long wish) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    "SELECT action FROM audit_log WHERE subject = ? AND reason = ? ORDER BY id",
                    row -> row.getString(1),
                    "declaration-export/" + wish,
                    Exports.PURPOSE);
        }
    }
}
