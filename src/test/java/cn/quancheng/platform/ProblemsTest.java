package cn.quancheng.platform;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

/** How failures look to a caller; among them rule 12 of the domain: no identity number in an error. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ProblemsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/nothing", "/test/nothing/at/all"})
    void an_unknown_path_is_a_problem(String path) {
        problem(given().get(path).then(), 404).body("title", equalTo("未找到")).body("instance", equalTo(path));
    }

    @Test
    void a_method_that_is_not_there_is_a_problem() {
        problem(given().delete("/test/things").then(), 405).body("title", equalTo("不支持的方法"));
    }

    @Test
    void another_kind_of_content_is_a_problem() {
        problem(given().contentType("text/plain").body("x").post("/test/things").then(), 415);
    }

    @Test
    void a_caller_without_a_token_is_told_to_bring_one() {
        problem(given().get("/api/v1/accounts").then(), 401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("detail", containsString("登录"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "{\"name\":", "rubbish", "null"})
    void broken_json_is_a_bad_request(String body) {
        problem(make(body), 400).body("title", equalTo("请求有误"));
    }

    @Test
    void a_field_of_the_wrong_kind_is_named_and_its_value_is_not() {
        problem(make("{\"name\":\"a\",\"count\":\"" + Things.NUMBER + "-\"}"), 400)
                .body("violations.field", contains("count"));
    }

    @Test
    void an_invalid_field_is_named_by_its_place_in_the_body() {
        problem(make("{\"name\":\"" + "x".repeat(21) + "\"}"), 400)
                .body("violations.field", contains("name"))
                .body("violations[0].message", containsString("20"));
        problem(given().get("/test/things/sized?name=abcd").then(), 400).body("violations.field", contains("name"));
    }

    @Test
    void violations_are_worded_in_the_language_asked_for() {
        problem(make("{}"), 400).body("violations[0].message", equalTo("此项必填"));
        problem(
                        given().contentType("application/json")
                                .header("Accept-Language", "en")
                                .body("{}")
                                .post("/test/things")
                                .then(),
                        400)
                .body("title", equalTo("Bad request"))
                .body("violations[0].message", equalTo("this is required"));
    }

    @Test
    void an_unexpected_fault_has_a_number_and_tells_nothing_else() {
        String body = problem(given().get("/test/things/broken").then(), 500)
                .body("errorId", matchesPattern("[0-9a-f]{16}"))
                .extract()
                .asString();

        assertThat(body)
                .doesNotContain("select")
                .doesNotContain("IllegalState")
                .doesNotContain(Things.NUMBER)
                .doesNotContain("cn.quancheng");
    }

    @Test
    void an_identity_number_in_an_address_is_masked_in_the_problem() {
        problem(given().get("/api/v1/citizens/" + Things.NUMBER).then(), 404)
                .body("instance", not(containsString("19900307")));
    }

    @ParameterizedTest
    @CsvSource({"'', 50", "1, 1", "200, 99"})
    void a_page_has_as_many_items_as_asked_for(String limit, int size) {
        assertThat(given().get("/test/things?limit=" + limit)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items"))
                .hasSize(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "x", "1e3", "99999999999"})
    void a_page_of_another_size_is_a_bad_request(String limit) {
        problem(given().get("/test/things?limit=" + limit).then(), 400).body("violations.field", contains("limit"));
    }

    @Test
    void pages_follow_each_other_without_gap_and_end() {
        given().get("/test/things?limit=60")
                .then()
                .body("items[59]", equalTo(60))
                .body("next", equalTo("60"));
        given().get("/test/things?limit=60&after=60")
                .then()
                .body("items[0]", equalTo(61))
                .body("items[38]", equalTo(99))
                .body("next", equalTo(null));
    }

    private static ValidatableResponse make(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/test/things")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", not(equalTo(null)))
                .body("detail", not(equalTo(null)));
    }
}
