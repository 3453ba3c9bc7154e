package cn.quancheng.reports;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.ledger.RecordKey;
import cn.quancheng.platform.Refusal;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

/** What a report says, and who gets one. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ReportTest extends CitizenWithReport {
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
}
