package cn.quancheng.web;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class StartResourceTest {
    @Test
    void the_front_door_answers_a_browser_in_chinese() {
        given().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Language", "zh-CN")
                .body(containsString("<html lang=\"zh-CN\">"))
                .body(containsString("<meta charset=\"utf-8\">"))
                .body(containsString("泉，是泉城"));
    }

    @Test
    void english_is_given_to_those_who_ask_for_it() {
        given().header("Accept-Language", "en-GB,en;q=0.9")
                .get("/")
                .then()
                .header("Content-Language", "en")
                .body(containsString("a word kept"));
        given().header("Accept-Language", "zh-CN")
                .get("/?lang=en")
                .then()
                .header("Content-Language", "en")
                .body(containsString("中文"));
    }

    @Test
    void the_page_needs_no_script_no_inline_style_and_no_other_host() {
        given().get("/")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'; style-src 'self'"))
                .body(not(containsString("<script")))
                .body(not(containsString("style=")))
                .body(not(containsString("//")));
    }

    @Test
    void what_the_page_needs_is_there() {
        for (String file : new String[] {"/start/start.css", "/start/spring.svg", "/favicon.svg"}) {
            given().get(file).then().statusCode(200);
        }
    }

    @Test
    void a_published_month_is_drawn_as_bars_in_either_language() {
        assertThat(rendered(Language.CHINESE))
                .contains("2026年11月", "评分模型 <b>2026.1</b>", "信用优秀", "&lt;10", "1,200", "700 分起", "逾")
                .contains("width=\"85.7%\"");
        assertThat(rendered(Language.ENGLISH)).contains("November 2026", "from 700", "over", "made-up demo city");
    }

    @Test
    void before_the_first_month_the_page_says_what_to_do() {
        assertThat(StartResource.page(StartPage.of(Optional.empty(), Language.CHINESE, false))
                        .render())
                .contains("还没有公布过任何月份", "/api/v1/runs")
                .doesNotContain("演示城市");
    }

    private static String rendered(Language language) {
        return StartResource.page(StartPage.of(Optional.of(StartPageTest.november(9, 200, 1_200)), language, true))
                .render();
    }
}
