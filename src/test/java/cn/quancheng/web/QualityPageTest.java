package cn.quancheng.web;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.ledger.quality.DepartmentQuality;
import cn.quancheng.ledger.quality.DepartmentQuality.Month;
import cn.quancheng.ledger.quality.Quality;
import cn.quancheng.ledger.quality.ReportingQuality.Targets;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.DepartmentGrant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** A department's own page: nothing without a token, and the same numbers as columns and as a table. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class QualityPageTest {
    private static final String PAGE = "/departments/statistics";
    private static final String SECRET = "a secret 口令 of the tests";
    private static final String WIDER_THAN_THE_WINDOW =
            "document.documentElement.scrollWidth > document.documentElement.clientWidth";
    private static final Targets TARGETS = new Targets(15, 98, 5);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Accounts accounts;

    @Test
    void the_page_is_a_form_with_a_script_of_ours_and_holds_no_figures() {
        given().get(PAGE)
                .then()
                .statusCode(200)
                .header("Content-Language", "zh-CN")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("script-src 'self'; connect-src 'self'"))
                .header("Content-Security-Policy", containsString("form-action 'none'"))
                .body(containsString("部门账户"))
                .body(not(containsString("<table")))
                .body(not(containsString("style=")));
        given().get(PAGE + "?lang=en").then().body(containsString("Reporting quality"));
        given().get("/quality/quality.js").then().statusCode(200);
        given().get("/quality/quality.css").then().statusCode(200);
    }

    @Test
    void figures_are_for_a_department_with_its_token_and_no_cache_keeps_them() {
        given().get(PAGE + "/figures").then().statusCode(401);
        given().auth()
                .oauth2(city.tokenOfMerchant())
                .get(PAGE + "/figures")
                .then()
                .statusCode(403);
        city.asDepartment()
                .get(PAGE + "/figures")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("示例部门"));
    }

    @Test
    void the_columns_and_the_table_say_the_same() {
        String chinese = drawn(months(), Language.CHINESE);
        String english = drawn(months(), Language.ENGLISH);

        assertThat(chinese)
                .contains("2026年11月", "至今", "未报送", "97.00%", "未达标", "15 个自然日", "1,000", "role=\"img\"")
                // 800 of 1,000 on time, 200 late: the ground is at 172, the ceiling at 12.
                .contains("y=\"44.00\" height=\"128.00\"", "y=\"12.00\" height=\"32.00\"")
                .doesNotContain("style=");
        assertThat(english).contains("November 2026", "so far", "silent", "missed", "within 15 natural days");
    }

    @Test
    void a_department_without_a_line_is_told_how_to_begin_and_its_name_is_only_text() {
        assertThat(drawn(List.of(), Language.CHINESE))
                .contains("最近十二个月没有收到本部门的数据", "&lt;b&gt;部门")
                .doesNotContain("<svg", "<b>部门");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2",
        "1, 2",
        "2, 2",
        "3, 4",
        "9, 10",
        "11, 12",
        "20, 20",
        "21, 22",
        "950, 960",
        "1001, 1200",
        "1266, 1400",
        "1234567, 1400000"
    })
    void the_chart_ends_at_a_number_with_a_round_half(long highest, long top) {
        assertThat(QualityChart.rounded(highest)).isEqualTo(top);
    }

    @ParameterizedTest
    @CsvSource({"320, zh", "360, en", "1280, zh"})
    void a_department_signs_in_and_sees_its_figures_on_any_width(int width, String language) throws Exception {
        clock.reset();
        accounts.ensureDepartment("page-of-tests", "page", new DepartmentGrant("页面部门", Set.of("*"), false), SECRET);
        try (Browser browser = Browser.startedOrSkipped()) {
            browser.open("http://localhost:" + RestAssured.port + PAGE + "?lang=" + language, width);
            assertThat(browser.evaluate(WIDER_THAN_THE_WINDOW)).isEqualTo(false);

            signIn(browser, "wrong");
            waitFor(
                    browser,
                    "document.querySelector('.said').textContent !== ''"
                            + " && document.querySelector('.said').textContent === document.querySelector('.said').dataset.refused");

            signIn(browser, SECRET);
            waitFor(browser, "!document.querySelector('.figures').hidden");
            assertThat(browser.evaluate("document.querySelector('.drawn h2').textContent"))
                    .isEqualTo("页面部门");
            assertThat(browser.evaluate(WIDER_THAN_THE_WINDOW)).isEqualTo(false);

            browser.evaluate("document.querySelector('.leave').click()");
            assertThat(browser.evaluate("document.querySelector('.drawn').childNodes.length"))
                    .isEqualTo(0);
        }
    }

    private static void signIn(Browser browser, String secret) throws InterruptedException {
        browser.evaluate("document.querySelector('[name=login]').value = 'page-of-tests';"
                + "document.querySelector('[name=secret]').value = '" + secret + "';"
                + "document.querySelector('form button').click()");
    }

    private static void waitFor(Browser browser, String condition) {
        await().atMost(Duration.ofSeconds(30)).until(() -> Boolean.TRUE.equals(browser.evaluate(condition)));
    }

    private static String drawn(List<Month> months, Language language) {
        DepartmentQuality own = new DepartmentQuality(
                "<b>部门", months, 1, months.isEmpty() ? quality(0, 0, 0) : quality(1_700, 245, 30));
        return QualityPageResource.figures(QualityFigures.of(own, TARGETS, language))
                .render();
    }

    private static List<Month> months() {
        List<Month> months = new ArrayList<>();
        months.add(new Month(YearMonth.of(2026, 9), true, false, quality(800, 200, 0)));
        months.add(new Month(YearMonth.of(2026, 10), true, true, quality(0, 0, 0)));
        months.add(new Month(YearMonth.of(2026, 11), false, false, quality(900, 45, 30)));
        return months;
    }

    private static Quality quality(long onTime, long late, long refused) {
        boolean none = onTime + late + refused == 0;
        return new Quality(
                onTime + late + refused,
                onTime + late,
                onTime,
                late,
                refused,
                0,
                new Quality.Adverse(0, 0),
                none ? null : new BigDecimal(refused > 0 ? "0.9700" : "1.0000"),
                none ? null : refused == 0,
                none ? null : new BigDecimal("0.0476"),
                none ? null : true);
    }
}
