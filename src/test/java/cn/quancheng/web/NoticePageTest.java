package cn.quancheng.web;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** A notice as people read it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class NoticePageTest {
    private static final String WIDER_THAN_THE_WINDOW =
            "document.documentElement.scrollWidth > document.documentElement.clientWidth";
    private static final String HEADINGS = "document.querySelectorAll('.part h2').length";

    @Test
    void the_page_says_every_word_of_the_notice() {
        JsonPath notice = given().get("/api/v1/notices/current").jsonPath();
        String page = given().get("/notices/current").asString();

        assertThat(page).contains(notice.getString("version"), notice.getString("digest"));
        assertThat(notice.<List<String>>getList("sections.paragraphs"))
                .allSatisfy(paragraphs -> paragraphs.forEach(paragraph -> assertThat(page)
                        .contains(paragraph.replace("\"", "&quot;").replace("'", "&#39;"))));
    }

    @Test
    void a_version_is_read_under_its_name_and_one_that_there_is_not_is_not_found() {
        String version = given().get("/api/v1/notices/current").jsonPath().getString("version");

        given().get("/notices/" + version).then().statusCode(200).header("Content-Language", "zh-CN");
        given().get("/notices/1999.1").then().statusCode(404);
    }

    @Test
    void it_needs_no_script_and_no_other_host_and_speaks_english_around_the_chinese_text() {
        given().header("Accept-Language", "en")
                .get("/notices/current")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Language", "en")
                .body(containsString("that text is what one agrees to"))
                .body(containsString("lang=\"zh-CN\""))
                .body(not(containsString("<script")))
                .body(not(containsString("style=")));
        given().get("/notice/notice.css").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"360, zh", "360, en", "1280, zh"})
    void it_fits_a_telephone(int width, String language) throws Exception {
        try (Browser browser = Browser.startedOrSkipped()) {
            browser.open("http://localhost:" + RestAssured.port + "/notices/current?lang=" + language, width);

            assertThat(browser.evaluate(WIDER_THAN_THE_WINDOW)).isEqualTo(false);
            assertThat(browser.evaluate(HEADINGS)).isNotEqualTo(0);
        }
    }
}
