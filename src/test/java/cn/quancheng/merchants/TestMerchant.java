package cn.quancheng.merchants;

import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.util.Locale;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A merchant of the tests with two branches, EAST and WEST, taken in by an operator. */
public final class TestMerchant {
    public static final String MERCHANTS = "/api/v1/merchants";
    public static final String CASHIERS = "/api/v1/merchant/cashiers";

    private final TestCity city;
    public final long id;
    public final String code;
    public final String login;
    public final String secret;
    public final String sandboxLogin;
    public final String sandboxSecret;

    private TestMerchant(TestCity city, JsonPath taken) {
        this.city = city;
        this.id = taken.getLong("id");
        this.code = taken.getString("code");
        this.login = taken.getString("api.login");
        this.secret = taken.getString("api.secret");
        this.sandboxLogin = taken.getString("sandbox.login");
        this.sandboxSecret = taken.getString("sandbox.secret");
    }

    /** One for whom these scenarios are open. */
    public static TestMerchant in(TestCity city, String... offers) {
        Response taken = takeIn(city, request(code(), CreditCodes.next(), offers));
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
        return new TestMerchant(city, taken.jsonPath());
    }

    /** What one is taken in with, whom no test had before. */
    public static String request() {
        return request(code(), CreditCodes.next());
    }

    static Response takeIn(TestCity city, String request) {
        return city.as(Role.OPERATOR)
                .contentType("application/json")
                .body(request)
                .post(MERCHANTS);
    }

    static String request(String code, String uscc, String... offers) {
        String quoted = offers.length == 0 ? "" : "\"" + String.join("\",\"", offers) + "\"";
        return """
                {"code":"%s","name":"测试商家","uscc":"%s","branches":[
                 {"code":"EAST","name":"东店","district":"历下区","address":"东路1号"},
                 {"code":"WEST","name":"西店","district":"槐荫区","address":"西路2号"}],"offers":[%s]}""".formatted(code, uscc, quoted);
    }

    static String code() {
        // Letters only: a long row of digits could be taken for an identity number.
        return "T"
                + UUID.randomUUID()
                        .toString()
                        .replaceAll("[0-9-]", "X")
                        .substring(0, 20)
                        .toUpperCase(Locale.ROOT);
    }

    /** What an operator does with it. */
    public RequestSpecification asOperator() {
        return city.as(Role.OPERATOR).contentType("application/json");
    }

    public String address() {
        return MERCHANTS + "/" + id;
    }

    public Response suspend() {
        return asOperator().body("{\"reason\":\"a test\"}").put(address() + "/suspension");
    }

    public Response resume() {
        return asOperator().delete(address() + "/suspension");
    }

    /** A token of its system. */
    public String token() {
        return token(secret);
    }

    public String token(String with) {
        return signIn(login, with).then().statusCode(200).extract().path("access_token");
    }

    public static Response signIn(String client, String with) {
        return given().auth()
                .preemptive()
                .basic(client, with)
                .formParam("grant_type", "client_credentials")
                .post("/api/v1/auth/token");
    }

    public static Response signInAsCashier(String cashier, String password) {
        return given().formParams("grant_type", "password", "username", cashier, "password", password)
                .post("/api/v1/auth/token");
    }

    public static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    /** Lets a cashier in; answers the login and the first password. */
    public static JsonPath letIn(String token, String branch, String name) {
        Response let = with(token)
                .body("{\"branch\":\"%s\",\"name\":\"%s\"}".formatted(branch, name))
                .post(CASHIERS);
        assertThat(let.statusCode()).as(let.asString()).isEqualTo(201);
        return let.jsonPath();
    }
}
