package cn.quancheng.reports;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.Refusal;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

/** Anyone can tell that a report is genuine, for as long as it is, and nobody learns more from that. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ReportChecksTest extends CitizenWithReport {
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
}
