package cn.quancheng.platform;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What a caller is told who sent something that cannot be understood: in words, and where it is. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class BadRequestTest {
    private static final String PLACES = "/test/things/places";

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\ud800b", "\\udc00"})
    void a_text_that_cannot_be_stored_is_a_bad_request_that_names_its_field(String text) {
        String things = "{\"month\":\"2026-11\",\"things\":[{\"name\":\"" + text + "\"}]}";

        told(post(PLACES, things), 400)
                .body("violations.field", contains("things[0].name"))
                .body("violations[0].message", containsString("不能保存的字符"));
    }

    @ParameterizedTest
    @CsvSource({
        "/test/things/named/a%00b, name",
        "/test/things/numbered/1?name=%00, name",
        "/test/things?after=%00, after",
    })
    void a_parameter_that_cannot_be_stored_is_a_bad_request_that_names_it(String address, String name) {
        told(given().urlEncodingEnabled(false).get(address), 400).body("violations.field", contains(name));
    }

    @Test
    void a_login_that_cannot_be_stored_is_a_bad_request() {
        String basic = Base64.getEncoder().encodeToString("a\0b:x".getBytes(StandardCharsets.UTF_8));
        RequestSpecification client = given().header("Authorization", "Basic " + basic);

        told(client.formParam("grant_type", "client_credentials").post("/api/v1/auth/token"), 400);
        told(
                given().formParam("grant_type", "password")
                        .formParam("username", "a\0b")
                        .formParam("password", "x")
                        .post("/api/v1/auth/token"),
                400);
    }

    @Test
    void an_unknown_field_is_refused_by_its_name_and_told_the_others() {
        told(post("/test/things", "{\"name\":\"a\",\"cuont\":1}"), 400)
                .body("violations.field", contains("cuont"))
                .body("violations[0].message", equalTo("没有这个字段；可用的字段：count, name, refuse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null"})
    void a_missing_body_is_called_missing(String body) {
        told(post(PLACES, body), 400).body("detail", containsString("请求体是空的"));
        told(post("/test/things/plain", body), 400).body("detail", containsString("请求体是空的"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"month\":           | 第1行",
                "{'month':'2026-11'}   | 第1行第2列",
                "{\"month\":\"2026-11\" x} | 第1行第20列",
                "rubbish               | 第1行",
            })
    void malformed_json_is_told_where(String body, String place) {
        told(post(PLACES, body), 400).body("detail", containsString(place));
        told(post(PLACES, "\n\n" + body), 400).body("detail", containsString("第3行"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "5", "\"x\"", "{\"month\":\"2026-11\"} {}"})
    void json_that_is_not_one_object_is_told_what_it_should_be(String body) {
        told(post(PLACES, body), 400).body("detail", containsString("应为一个JSON对象"));
    }

    @Test
    void bytes_that_are_no_text_are_a_bad_request() {
        told(
                given().contentType("application/json")
                        .body(new byte[] {'"', (byte) 0xff, '"'})
                        .post(PLACES),
                400);
        told(
                        given().contentType("application/json")
                                .body(new byte[] {0, 0, 0, '{', -1, -1, -1, -1})
                                .post(PLACES),
                        400)
                .body("detail", containsString("UTF-8"));
        told(post(PLACES, "{\"things\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "month            | \"2026-13\"                | 应为月份，如2026-11",
                "month            | 202611                     | 应为月份，如2026-11",
                "day              | \"11月1日\"                | 应为日期，如2026-11-01",
                "at               | \"noon\"                   | 应为时间，如2026-11-01T08:00:00+08:00",
                "code             | \"x\"                      | 应为UUID，如8c8e6d2e-3a44-4f6d-9d5e-0f6c1f1f7a10",
                "height           | \"high\"                   | 应为数字",
                "open             | \"maybe\"                  | 应为true或false",
                "open             | 1                          | 应为true或false",
                "kind             | \"BLUE\"                   | 应为其中之一：SOURCE, CLASS, RUNTIME",
                "kind             | 1                          | 应为其中之一：SOURCE, CLASS, RUNTIME",
                "shelf            | 5                          | 应为文字，用双引号括起",
                "things           | 5                          | 应为数组，用方括号括起",
                "things[0]        | [\"x\"]                    | 应为对象，用花括号括起",
                "things[0].count  | [{\"count\":\"7\"}]        | 应为整数，并且不超出范围",
                "things[0].count  | [{\"count\":1.5}]          | 应为整数，并且不超出范围",
                "things[0].count  | [{\"count\":99999999999}]  | 应为整数，并且不超出范围",
            })
    void a_value_of_the_wrong_kind_is_told_what_is_expected(String field, String value, String expected) {
        String name = field.replaceAll("\\[.*", "");
        String month = name.equals("month") ? "" : "\"month\":\"2026-11\",";

        told(post(PLACES, "{" + month + "\"" + name + "\":" + value + "}"), 400)
                .body("violations.field", contains(field))
                .body("violations[0].message", equalTo(expected));
    }

    @Test
    void a_pattern_is_never_shown_and_may_bring_its_own_words() {
        told(post(PLACES, "{\"month\":\"2026-11\",\"shelf\":\"5\",\"room\":\"5\"}"), 400)
                .body("violations.field", contains("room", "shelf"))
                .body("violations.message", contains("应为文字，用双引号括起", "格式不正确"));
    }

    @ParameterizedTest
    @CsvSource({
        "/test/things/numbered/x, 404, number, 应为整数，并且不超出范围",
        "/test/things/numbered/99999999999, 404, number, 应为整数，并且不超出范围",
        "/test/things/numbered/1?size=x, 400, size, 应为整数，并且不超出范围",
        "/test/things/numbered/1?month=11, 400, month, 应为月份，如2026-11",
    })
    void a_parameter_of_the_wrong_kind_is_named(String address, int status, String name, String expected) {
        told(given().get(address), status)
                .body("violations.field", contains(name))
                .body("violations[0].message", equalTo(expected));
    }

    @Test
    void a_header_of_the_wrong_kind_is_named() {
        told(given().header("X-Count", "many").get("/test/things/numbered/1"), 400)
                .body("violations.field", contains("X-Count"));
        given().header("X-Count", "5")
                .get("/test/things/numbered/1?size=&month=2026-11")
                .then()
                .statusCode(200);
    }

    @Test
    void who_sends_or_asks_for_another_format_or_method_is_told_which_there_are() {
        told(given().contentType("text/plain").body("x").post(PLACES), 415)
                .body("detail", containsString("application/json"));
        told(post("/api/v1/records/batches", "x"), 415).body("detail", containsString("text/csv"));
        told(given().accept("image/png").get("/test/things"), 406).body("detail", containsString("application/json"));
        told(given().delete("/test/things"), 405).body("detail", containsString("GET, POST"));
    }

    @Test
    void a_body_that_is_too_long_is_refused_wherever_it_is_read_at_once() {
        told(post(PLACES, "{\"shelf\":\"" + "x".repeat(1 << 20) + "\"}"), 413);
    }

    @Test
    void a_form_that_is_no_form_is_a_bad_request() {
        told(
                given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                        .body("grant_type=%zz")
                        .post("/api/v1/auth/token"),
                400);
    }

    @Test
    void the_words_are_english_where_english_is_asked_for() {
        given().header("Accept-Language", "en")
                .contentType("application/json")
                .body("{\"month\":\"x\"}")
                .post(PLACES)
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("should be a month such as 2026-11"));
    }

    private static Response post(String address, String body) {
        return given().contentType("application/json").body(body).post(address);
    }

    /** A problem with this status, in Chinese, and in nobody's words but ours. */
    private static ValidatableResponse told(Response response, int status) {
        ValidatableResponse told = response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
        assertThat(response.asString())
                .doesNotContain("java", "jackson", "fasterxml", "quancheng.platform.", "Unrecognized", "Unexpected")
                .doesNotContain("[A-Z]", "\\\\d", "null")
                .containsPattern("[\\u4e00-\\u9fff]{4}");
        return told;
    }
}
