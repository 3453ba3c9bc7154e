package cn.quancheng.reports;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.ledger.RecordKey;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

/** A citizen takes a report, anyone can tell that it is genuine, and nobody learns more from that. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ReportTest {
    private static final String REGISTER = "id_number,name,district,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";
    private static final String NAME = "㛃𠅤";
    private static final String DEPARTMENT = "示例部门";
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 6);

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

    private final String citizen = IdentityNumbers.next();
    private final String penalty = "P" + UUID.randomUUID().toString().substring(0, 8);

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

    @Test
    void a_citizen_takes_a_report_and_anyone_can_tell_that_it_is_genuine_and_unaltered() throws Exception {
        Response answer = ask();
        answer.then()
                .contentType("application/pdf")
                .header("Cache-Control", is("no-store"))
                .header("Content-Disposition", containsString("filename*=UTF-8''%E6%B3%89"));
        TakenReport report = TakenReport.of(answer);

        Response check = report.check();
        check.then()
                .statusCode(200)
                .body("genuine", is(true))
                .body("madeOn", is("2026-12-06"))
                .body("endsOn", is("2027-03-05"))
                .body("sha256", is(sha256(report.pdf())));
        assertThat(check.asString()).doesNotContain(NAME, citizen, citizen.substring(0, 6));
        assertThat(TakenReport.check(report.code().toLowerCase().replace("-", ""))
                        .statusCode())
                .isEqualTo(200);

        report.compare(report.pdf()).then().statusCode(200).body("unaltered", is(true));
        byte[] altered = Arrays.copyOf(report.pdf(), report.pdf().length);
        altered[altered.length / 2] ^= 1;
        report.compare(altered).then().statusCode(200).body("genuine", is(true)).body("unaltered", is(false));
        assertThat(lines("REPORT_TAKEN")).isEqualTo(1);
    }

    @Test
    void it_tells_the_score_each_record_and_why_and_never_the_whole_number() throws IOException {
        assertThat(TakenReport.of(ask()).text())
                .contains("姓名" + NAME, "历下区", citizen.substring(0, 6) + "**********" + citizen.substring(16))
                .doesNotContain(citizen)
                .contains("2026.1版", "TY-" + citizen.substring(8), "查询人本人")
                .contains("574信用一般（B）", "基准分600", "合计574")
                .contains("志愿服务，960分钟", "+4", "V" + penalty, DEPARTMENT, "志愿服务条例")
                .contains("D-" + penalty, "−30", "2026-12-10", "现在可以申请修复");
    }

    @Test
    void a_closed_record_is_not_in_it() throws IOException {
        city.close(penalty, "REVOKED", "2026-12-05").then().statusCode(204);

        assertThat(TakenReport.of(ask()).text())
                .contains("604信用较好（A）", "没有在用的失信记录")
                .doesNotContain(penalty + "2025", "D-" + penalty);
    }

    @Test
    void a_disputed_record_is_in_it_says_so_and_weighs_nothing() throws Exception {
        records.dispute(new RecordKey(DEPARTMENT, penalty), "not me", "a test");

        assertThat(TakenReport.of(ask()).text()).contains("604信用较好（A）", "D-" + penalty, "异议处理中，决定之前不计分");
    }

    @Test
    void a_failing_whose_day_came_since_the_month_was_scored_is_named_no_more() throws IOException {
        clock.set(LocalDate.of(2026, 12, 10));

        assertThat(TakenReport.of(ask()).text())
                .contains("合计574", "已到期，不再列示−30", "没有在用的失信记录")
                .doesNotContain("D-" + penalty);
    }

    @Test
    void without_an_agreement_there_is_no_report_but_the_notice_to_read() {
        city.withdraw(citizen, "asked").then().statusCode(204);

        ask().then().statusCode(409).header("Link", containsString("/api/v1/notices/current"));
    }

    @Test
    void without_a_score_there_is_no_report_yet_and_the_day_is_told() {
        String newcomer = IdentityNumbers.next();
        register(newcomer, "2026-12-05");

        city.asCitizen(newcomer)
                .get("/api/v1/me/report")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("2027-01-01"));
    }

    @Test
    void nobody_gets_more_than_the_days_number_however_many_ask_at_once() throws Exception {
        List<Boolean> taken = AtOnce.run(30, () -> {
            try {
                desk.take(city.idOf(citizen));
                return true;
            } catch (Refusal refusal) {
                assertThat(refusal.key()).isEqualTo("reports.too-many");
                return false;
            }
        });

        assertThat(taken).filteredOn(Boolean::booleanValue).hasSize(20);
        ask().then().statusCode(429).header("Retry-After", is("43201"));
        clock.set(TODAY.plusDays(1));
        ask().then().statusCode(200);
    }

    @Test
    void a_wish_that_came_to_nothing_does_not_count() throws Exception {
        ReportDesk.Wish wish = desk.take(city.idOf(citizen));
        desk.forget(wish);

        assertThat(kept()).isZero();
    }

    @Test
    void a_withdrawal_ends_all_codes_at_once_and_looks_like_a_code_that_never_was() throws Exception {
        TakenReport report = TakenReport.of(ask());
        city.withdraw(citizen, "asked").then().statusCode(204);

        Response ended = report.check();
        ended.then().statusCode(404);
        assertThat(detail(ended)).isEqualTo(detail(TakenReport.check("00000-00000-00000-00000-00000")));
        assertThat(detail(ended)).isEqualTo(detail(TakenReport.check("no code at all")));
        report.compare(report.pdf()).then().statusCode(404);
        assertThat(kept()).isZero();
    }

    @Test
    void a_report_that_was_being_printed_when_its_citizen_withdrew_is_not_handed_out() throws Exception {
        ReportDesk.Wish wish = desk.take(city.idOf(citizen));
        city.withdraw(citizen, "asked").then().statusCode(204);

        assertThatThrownBy(() -> desk.printed(wish, new byte[1], "citizen/x"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThat(lines("REPORT_TAKEN")).isZero();
    }

    @Test
    void whoever_withdraws_while_wishes_are_taken_leaves_no_report_behind() throws Exception {
        List<Boolean> outcomes =
                AtOnce.run(List.of(this::takesAndPrints, this::withdraws, this::takesAndPrints, this::takesAndPrints));

        assertThat(outcomes).hasSize(4);
        assertThat(kept()).isZero();
    }

    @Test
    void a_code_is_known_for_ninety_days_and_then_forgotten() throws Exception {
        clock.set(LocalDate.of(2026, 11, 23));
        TakenReport report = TakenReport.of(ask());

        clock.set(LocalDate.of(2027, 2, 20));
        report.check().then().statusCode(200).body("endsOn", is("2027-02-20"));
        clock.set(LocalDate.of(2027, 2, 21));
        report.check().then().statusCode(404);
        checks.dropEnded();
        assertThat(kept()).isZero();
    }

    @Test
    void who_scans_the_code_reads_a_page_that_says_yes_or_no_and_nothing_of_a_person() throws IOException {
        TakenReport report = TakenReport.of(ask());

        Response yes = page(report.code());
        yes.then().statusCode(200).contentType("text/html").header("Content-Security-Policy", containsString("'none'"));
        assertThat(yes.asString())
                .contains("报告属实", "2027-03-05", sha256(report.pdf()))
                .doesNotContain(NAME, citizen.substring(0, 6), "574");
        page("00000-00000-00000-00000-00000").then().statusCode(404).body(containsString("没有这份有效的报告"));
        given().get("/report/check.js").then().statusCode(200);
        given().get("/report/check.css").then().statusCode(200);
    }

    @Test
    void a_file_that_no_report_can_be_is_refused_unread() throws IOException {
        TakenReport report = TakenReport.of(ask());

        report.compare(new byte[FileComparison.LARGEST + 1]).then().statusCode(413);
    }

    private Response ask() {
        return city.asCitizen(citizen).get("/api/v1/me/report");
    }

    private boolean takesAndPrints() throws SQLException {
        try {
            desk.printed(desk.take(city.idOf(citizen)), new byte[1], "citizen/x");
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private boolean withdraws() {
        return city.withdraw(citizen, "asked").statusCode() == 204;
    }

    private static Response page(String code) {
        return given().accept("text/html").get("/api/v1/reports/{code}", code);
    }

    private static String detail(Response refusal) {
        return refusal.statusCode() + refusal.jsonPath().getString("detail");
    }

    private void register(String number, String agreedOn) {
        city.loadCitizens(REGISTER + number + "," + NAME + ",历下区," + agreedOn + ",TY-" + number.substring(8) + "\n");
    }

    private String record(String number, String what) {
        return number + "," + citizen + "," + NAME + "," + what + "," + DEPARTMENT + "\n";
    }

    private static String sha256(byte[] bytes) {
        MessageDigest digest = ReportCode.sha256();
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    private long kept() throws SQLException {
        return count("SELECT count(*) FROM reports WHERE citizen_id = ?");
    }

    private long lines(String action) throws SQLException {
        return count("SELECT count(*) FROM audit_log WHERE action = '" + action + "' AND subject_citizen = ?");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), city.idOf(citizen))
                    .orElseThrow();
        }
    }
}
