package cn.quancheng.security.tokens;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class TokenResourceTest {
    private static final String PASSWORD = "correct horse 电池";

    @Inject
    Accounts accounts;

    @BeforeEach
    void people() {
        accounts.ensureStaff("t-operator", "测试", Set.of(Role.OPERATOR), PASSWORD);
        accounts.ensureDepartment(
                "t-department", "测试局", new DepartmentGrant("测试局", Set.of("HONOR"), false), "s3cret+%20/secret");
        accounts.ensureMerchant("t-merchant", "测试店", "merchant-secret");
    }

    @Test
    void staff_get_a_token_for_their_password_that_anyone_can_check_with_the_published_keys() throws Exception {
        String token = password("t-operator", PASSWORD)
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(1800))
                .extract()
                .path("access_token");

        JwtClaims claims = checked(token);
        assertThat(claims.getSubject()).isEqualTo("t-operator");
        assertThat(claims.getIssuer()).isEqualTo("quancheng");
        assertThat(claims.getStringClaimValue("upn")).isEqualTo("t-operator");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("OPERATOR");
        assertThat(claims.getExpirationTime().getValue())
                .isBetween(Instant.now().getEpochSecond() + 1700, Instant.now().getEpochSecond() + 1800);
    }

    @Test
    void a_department_gets_a_token_for_its_secret_that_names_it() throws Exception {
        String token = clientCredentials("t-department", "s3cret+%20/secret")
                .statusCode(200)
                .extract()
                .path("access_token");

        assertThat(checked(token).getStringClaimValue("department")).isEqualTo("测试局");
        assertThat(checked(token).getStringListClaimValue("groups")).containsExactly("DEPARTMENT");
    }

    @Test
    void a_wrong_secret_an_unknown_login_and_the_wrong_way_in_answer_alike() {
        String wrong = password("t-operator", "wrong").statusCode(401).extract().asString();

        assertThat(wrong).contains("invalid_grant").contains("账户或密码不正确");
        assertThat(password("t-nobody", "wrong").statusCode(401).extract().asString())
                .isEqualTo(wrong);
        assertThat(password("t-merchant", "merchant-secret")
                        .statusCode(401)
                        .extract()
                        .asString())
                .isEqualTo(wrong);
        clientCredentials("t-operator", PASSWORD)
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void requests_that_ask_for_nothing_known_are_told_so_as_oauth_has_it() {
        token(Map.of()).statusCode(400).body("error", equalTo("invalid_request"));
        token(Map.of("grant_type", "implicit")).statusCode(400).body("error", equalTo("unsupported_grant_type"));
        token(Map.of("grant_type", "password", "username", "t-operator"))
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        token(Map.of("grant_type", "client_credentials")).statusCode(401).body("error", equalTo("invalid_client"));
    }

    @Test
    void errors_are_in_english_where_the_client_prefers_it() {
        given().header("Accept-Language", "en-GB, zh;q=0.5")
                .formParams(Map.of("grant_type", "implicit"))
                .post("/api/v1/auth/token")
                .then()
                .body("error_description", equalTo("This grant_type is not supported."));
    }

    @Test
    void five_failures_lock_a_login_for_a_while_whether_it_exists_or_not() {
        accounts.ensureStaff("t-guessed", "测试", Set.of(Role.REVIEWER), PASSWORD);
        for (String login : new String[] {"t-guessed", "t-not-there"}) {
            for (int i = 0; i < 5; i++) {
                password(login, "guess " + i).statusCode(401);
            }
            assertThat(Integer.parseInt(password(login, PASSWORD)
                            .statusCode(429)
                            .body("error", equalTo("invalid_grant"))
                            .extract()
                            .header("Retry-After")))
                    .isBetween(50, 61);
        }
    }

    @Test
    void a_token_of_one_role_does_not_open_what_another_role_may() {
        String token =
                clientCredentials("t-merchant", "merchant-secret").extract().path("access_token");

        given().auth()
                .oauth2(token)
                .get("/api/v1/accounts")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("title", equalTo("没有权限"));
    }

    @Test
    void a_token_that_was_changed_or_made_by_someone_else_is_refused() {
        String token = password("t-operator", PASSWORD).extract().path("access_token");
        String[] parts = token.split("\\.");
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                        .replace("t-operator", "t-operatoR")
                        .getBytes(StandardCharsets.UTF_8));
        String unsigned = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        accountsWith(token).statusCode(200);
        accountsWith(parts[0] + "." + other + "." + parts[2])
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
        accountsWith(unsigned + "." + parts[1] + ".").statusCode(401);
        accountsWith("rubbish").statusCode(401).contentType("application/problem+json");
    }

    @Test
    void after_a_rotation_old_tokens_stay_good_and_new_ones_are_signed_by_the_new_key() throws Exception {
        String old = password("t-operator", PASSWORD).extract().path("access_token");
        String kid = given().auth()
                .oauth2(old)
                .post("/api/v1/keys/rotation")
                .then()
                .statusCode(200)
                .extract()
                .path("kid");

        accountsWith(old).statusCode(200);
        String fresh = password("t-operator", PASSWORD).extract().path("access_token");
        accountsWith(fresh).statusCode(200);
        assertThat(header(fresh)).contains(kid);
        assertThat(header(old)).doesNotContain(kid);
        given().get("/.well-known/jwks.json").then().statusCode(200).body("keys.kid", hasItem(kid));
        assertThat(checked(old).getSubject()).isEqualTo("t-operator");
        assertThat(given().get("/.well-known/jwks.json").asString()).doesNotContain("\"d\"");
    }

    private static JwtClaims checked(String token) throws Exception {
        String keys = given().get("/.well-known/jwks.json").asString();
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                .build()
                .processToClaims(token);
    }

    private static String header(String token) {
        return new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
    }

    private static ValidatableResponse accountsWith(String token) {
        return given().auth().oauth2(token).get("/api/v1/accounts").then();
    }

    private static ValidatableResponse password(String login, String password) {
        return token(Map.of("grant_type", "password", "username", login, "password", password));
    }

    private static ValidatableResponse clientCredentials(String login, String secret) {
        String pair = Base64.getEncoder().encodeToString((login + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return given().header("Authorization", "Basic " + pair)
                .formParam("grant_type", "client_credentials")
                .post("/api/v1/auth/token")
                .then();
    }

    private static ValidatableResponse token(Map<String, String> form) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post("/api/v1/auth/token")
                .then();
    }
}
