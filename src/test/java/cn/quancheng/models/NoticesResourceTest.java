package cn.quancheng.models;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

/** Anyone reads what there is to agree to, before they sign in or agree. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class NoticesResourceTest {
    @Inject
    Notices notices;

    @Test
    void anyone_reads_the_notice_in_force() {
        JsonPath notice = given().get("/api/v1/notices/current")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();
        assertThat(notice.getString("version")).isEqualTo(notices.current().version());
        assertThat(notice.getString("digest")).isEqualTo(notices.current().digest());
        assertThat(notice.getString("firstDay")).isEqualTo("2024-01-01");
        assertThat(notice.getInt("termMonths")).isEqualTo(24);
        assertThat(notice.getList("sections.title", String.class)).hasSize(13).contains("怎样退出");
        List<String> items = notice.getList("sections.find { it.title == '哪些信息可能计分' }.paragraphs");
        assertThat(items).anyMatch(line -> line.startsWith("一般行政处罚：")).hasSize(3 + 22);
        assertThat(notice.getMap("")).containsOnlyKeys("version", "digest", "firstDay", "termMonths", "sections");
    }

    @Test
    void anyone_reads_a_version_by_its_name() {
        String current = given().get("/api/v1/notices/current").asString();
        assertThat(given().get("/api/v1/notices/2026.1").asString()).isEqualTo(current);
    }

    @Test
    void a_version_that_there_never_was_is_a_problem() {
        given().get("/api/v1/notices/1999.1")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", is("没有这一版本的告知书。"));
        given().header("Accept-Language", "en")
                .get("/api/v1/notices/1999.1")
                .then()
                .statusCode(404)
                .body("detail", is("There is no such version of the notice."));
    }
}
