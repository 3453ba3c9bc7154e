package cn.quancheng.security.signin;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.WeChatStandIn;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Source;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.UUID;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a mini-program's user meets at the door, whatever WeChat answers. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = WeChatStandIn.class, scope = TestResourceScope.GLOBAL)
class WeChatSignInTest {
    @Inject
    Config config;

    @Inject
    WeChatDoor door;

    private final String code = "c-" + UUID.randomUUID();
    private WireMock weChat;

    @BeforeEach
    void standIn() {
        URI host = config.getValue("quancheng.wechat.host", URI.class);
        weChat = WireMock.create().host(host.getHost()).port(host.getPort()).build();
    }

    @Test
    void a_good_code_is_exchanged_for_tokens() {
        answers(okJson("{\"openid\":\"openid-%s\",\"session_key\":\"k\"}".formatted(code)));

        Response answer = signIn(code);

        answer.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(answer.jsonPath().getString("token_type")).isEqualTo("Bearer");
        assertThat(answer.jsonPath().getInt("expires_in")).isEqualTo(900);
        assertThat(answer.jsonPath().getString("refresh_token")).isNotBlank();
        weChat.verifyThat(getRequestedFor(urlPathEqualTo("/sns/jscode2session"))
                .withQueryParam("js_code", equalTo(code))
                .withQueryParam("appid", equalTo("wx-of-tests"))
                .withQueryParam("grant_type", equalTo("authorization_code")));
    }

    @Test
    void whoever_is_new_may_only_verify_and_is_told_so() {
        answers(okJson("{\"openid\":\"openid-%s\",\"session_key\":\"k\"}".formatted(code)));

        given().auth()
                .oauth2(signIn(code).jsonPath().getString("access_token"))
                .get("/api/v1/me/messages")
                .then()
                .statusCode(403)
                .body("type", org.hamcrest.Matchers.equalTo("urn:quancheng:problem:signin.unverified"));
    }

    @Test
    void an_expired_code_is_to_be_fetched_anew() {
        answers(okJson("{\"errcode\":40029,\"errmsg\":\"invalid code\"}"));

        refused(400, "登录码已过期");
    }

    @Test
    void a_code_that_was_used_is_to_be_fetched_anew() {
        answers(okJson("{\"errcode\":40163,\"errmsg\":\"code been used\"}"));

        refused(400, "登录码已过期");
    }

    @Test
    void too_often_says_when_to_come_back() {
        answers(okJson("{\"errcode\":45011,\"errmsg\":\"api minute-quota reach limit\"}"));

        assertThat(refused(429, "太频繁").header("Retry-After")).isEqualTo("60");
    }

    @Test
    void a_busy_wechat_says_when_to_come_back() {
        answers(okJson("{\"errcode\":-1,\"errmsg\":\"system error\"}"));

        assertThat(refused(503, "微信正忙").header("Retry-After")).isEqualTo("5");
    }

    @Test
    void a_slow_wechat_is_not_waited_for() {
        answers(okJson("{\"openid\":\"late\"}").withFixedDelay(8000));

        long before = System.nanoTime();
        assertThat(refused(503, "没有及时答复").header("Retry-After")).isEqualTo("5");
        assertThat(System.nanoTime() - before).isLessThan(7_000_000_000L);
    }

    @Test
    void a_page_of_a_broken_gateway_is_no_answer() {
        answers(aResponse().withStatus(502).withBody("<html>Bad Gateway</html>"));

        refused(503, "连不上");
    }

    @Test
    void a_secret_that_wechat_does_not_know_is_not_the_citizens_fault_and_is_not_shown() {
        answers(okJson("{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}"));

        assertThat(refused(503, "没有受理").asString()).doesNotContain("a-secret-of-tests", "appsecret");
    }

    @Test
    void what_cannot_be_a_code_does_not_get_to_wechat() {
        Response answer = signIn("x&appid=another");

        answer.then().statusCode(400);
        weChat.verifyThat(
                0, getRequestedFor(urlPathEqualTo("/sns/jscode2session")).withQueryParam("appid", equalTo("another")));
    }

    @Test
    void a_code_of_the_demo_goes_to_wechat_where_there_is_no_demo() {
        signIn("demo-1").then().statusCode(503);
        signIn("demo-new-1").then().statusCode(503);

        weChat.verifyThat(
                getRequestedFor(urlPathEqualTo("/sns/jscode2session")).withQueryParam("js_code", equalTo("demo-1")));
        weChat.verifyThat(getRequestedFor(urlPathEqualTo("/sns/jscode2session"))
                .withQueryParam("js_code", equalTo("demo-new-1")));
    }

    @Test
    void a_source_of_many_worthless_codes_has_to_wait() {
        answers(okJson("{\"errcode\":40029,\"errmsg\":\"invalid code\"}"));
        Source source = Source.of("192.0.2.77");
        for (int i = 0; i < WeChatDoor.REFUSED_CODES.allowed(); i++) {
            assertThatThrownBy(() -> door.enter(code, source)).hasMessageContaining("signin.code-refused");
        }

        assertThatThrownBy(() -> door.enter(code, source))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY));
        assertThatThrownBy(() -> door.enter(code, Source.of("192.0.2.78"))).hasMessageContaining("signin.code-refused");
    }

    private void answers(ResponseDefinitionBuilder answer) {
        weChat.register(get(urlPathEqualTo("/sns/jscode2session"))
                .withQueryParam("js_code", equalTo(code))
                .willReturn(answer));
    }

    private Response refused(int status, String words) {
        Response answer = signIn(code);
        answer.then().statusCode(status).contentType("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).contains(words);
        return answer;
    }

    private static Response signIn(String code) {
        return given().contentType("application/json")
                .body("{\"code\":\"%s\"}".formatted(code))
                .post("/api/v1/auth/wechat");
    }
}
