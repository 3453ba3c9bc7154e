package cn.quancheng.reports;

import cn.quancheng.CityClock;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sha256;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** A citizen with a score, records and a rare name, who takes reports through the door. */
abstract class CitizenWithReport {
    static final String REGISTER = "id_number,name,district,agreed_on,agreement_no\n";
    static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";
    static final String NAME = "㛃𠅤";
    static final String DEPARTMENT = "示例部门";
    static final LocalDate TODAY = LocalDate.of(2026, 12, 6);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    ReportDesk desk;

    @Inject
    ReportChecks checks;

    @Inject
    RecordDecisions records;

    @Inject
    AgroalDataSource database;

    final String citizen = IdentityNumbers.next();
    final String penalty = "P" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aCitizenWithAScore() {
        clock.set(TODAY);
        register(citizen, "2026-09-01");
        city.report(RECORDS
                + record("V" + penalty, "VOLUNTEER_SERVICE,,960,2026-10-05,,,")
                + record(penalty, "GENERAL_PENALTY,,,2025-12-10,,D-" + penalty + ",ORDINARY"));
        city.publish("2026-12");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    Response ask() {
        return city.asCitizen(citizen).get("/api/v1/me/report");
    }

    boolean takesAndPrints() throws SQLException {
        try {
            desk.printed(desk.take(city.idOf(citizen)), new byte[1], "citizen/x");
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    boolean withdraws() {
        return city.withdraw(citizen, "asked").statusCode() == 204;
    }

    static Response page(String code) {
        return given().accept("text/html").get("/api/v1/reports/{code}", code);
    }

    static String detail(Response refusal) {
        return refusal.statusCode() + refusal.jsonPath().getString("detail");
    }

    void register(String number, String agreedOn) {
        city.loadCitizens(REGISTER + number + "," + NAME + ",历下区," + agreedOn + ",TY-" + number.substring(8) + "\n");
    }

    String record(String number, String what) {
        return number + "," + citizen + "," + NAME + "," + what + "," + DEPARTMENT + "\n";
    }

    static String sha256(byte[] bytes) {
        MessageDigest digest = Sha256.begun();
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    long kept() throws SQLException {
        return count("SELECT count(*) FROM reports WHERE citizen_id = ?");
    }

    long lines(String action) throws SQLException {
        return count("SELECT count(*) FROM audit_log WHERE action = '" + action + "' AND subject_citizen = ?");
    }

    long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), city.idOf(citizen))
                    .orElseThrow();
        }
    }
}
