package cn.quancheng.citizens.own;

import cn.quancheng.CityClock;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** A citizen of the register in December, who says yes and no through the door. */
abstract class CitizenAtTheDoor {
    static final String PATH = "/api/v1/me/agreement";
    static final LocalDate TODAY = LocalDate.of(2026, 12, 6);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    final String citizen = IdentityNumbers.next();

    @BeforeEach
    void december() {
        clock.set(TODAY);
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    JsonPath get() {
        return city.asCitizen(citizen)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    Response agree() {
        return put(version(), digest());
    }

    Response put(String version, String digest) {
        return put(citizen, version, digest);
    }

    Response put(String who, String version, String digest) {
        return city.asCitizen(who)
                .contentType("application/json")
                .body("{\"noticeVersion\":\"%s\",\"noticeDigest\":\"%s\"}".formatted(version, digest))
                .put(PATH);
    }

    Response delete() {
        return city.asCitizen(citizen).delete(PATH);
    }

    static String version() {
        return notice().getString("version");
    }

    static String digest() {
        return notice().getString("digest");
    }

    static JsonPath notice() {
        return RestAssured.get("/api/v1/notices/current").jsonPath();
    }

    String score() {
        return city.search(citizen).jsonPath().getString("score.score");
    }

    /** As if the citizen had agreed to the same notice two years before. */
    void endsOn(String day) throws SQLException {
        LocalDate endsOn = LocalDate.parse(day);
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "UPDATE agreements SET ends_on = ?, first_day = DATE '2025-01-05' WHERE citizen_id = ?",
                    endsOn,
                    city.idOf(citizen));
        }
    }

    long agreements() throws SQLException {
        return count("SELECT count(*) FROM agreements WHERE citizen_id = ?");
    }

    long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), city.idOf(citizen))
                    .orElseThrow();
        }
    }
}
