package cn.quancheng.merchants;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;

import static cn.quancheng.merchants.TestMerchant.CASHIERS;
import static cn.quancheng.merchants.TestMerchant.letIn;
import static cn.quancheng.merchants.TestMerchant.signInAsCashier;
import static cn.quancheng.merchants.TestMerchant.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** People at counters: let in and out by their merchant, at one branch, with the least rights. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CashiersTest {
    private static final String NAME = "收银员王小明";

    @Inject
    TestCity city;

    @Inject
    Merchants merchants;

    @Inject
    DataSource database;

    private TestMerchant merchant;
    private String token;

    @BeforeEach
    void aMerchant() {
        merchant = TestMerchant.in(city, "LIBRARY_DEPOSIT_FREE");
        token = merchant.token();
    }

    @Test
    void a_cashier_signs_in_with_the_first_password_and_stands_at_one_branch() {
        JsonPath let = letIn(token, "EAST", NAME);
        assertThat(let.getString("login")).isEqualTo(merchant.login + ".c1");
        signIn(let).then().statusCode(200);

        Counter counter = merchants.counter(let.getString("login")).orElseThrow();
        assertThat(counter.branch()).contains("EAST");
        assertThat(counter.cashier()).isTrue();
        assertThat(counter.sandbox()).isFalse();
        assertThat(letIn(token, "WEST", NAME).getString("login")).isEqualTo(merchant.login + ".c2");
    }

    @Test
    void a_cashier_sees_no_other_cashiers_and_changes_nothing() {
        String own = signIn(letIn(token, "EAST", NAME)).path("access_token");

        with(own).get(CASHIERS).then().statusCode(403);
        with(own)
                .body("{\"branch\":\"EAST\",\"name\":\"x\"}")
                .post(CASHIERS)
                .then()
                .statusCode(403);
        with(own).get("/api/v1/merchants").then().statusCode(403);
        with(own).get("/api/v1/accounts").then().statusCode(403);
    }

    @Test
    void a_cashier_does_not_get_in_as_a_merchants_system_does() {
        JsonPath let = letIn(token, "EAST", NAME);
        assertThat(TestMerchant.signIn(let.getString("login"), let.getString("secret"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_cashier_chooses_another_password() {
        JsonPath let = letIn(token, "EAST", NAME);
        with(signIn(let).path("access_token"))
                .body("{\"current\":\"%s\",\"wanted\":\"a password of my own\"}".formatted(let.getString("secret")))
                .put("/api/v1/auth/password")
                .then()
                .statusCode(204);

        assertThat(signIn(let).statusCode()).isEqualTo(401);
        assertThat(signInAsCashier(let.getString("login"), "a password of my own")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_cashier_who_is_ended_is_out_at_once_and_forgotten_by_name() throws Exception {
        JsonPath let = letIn(token, "EAST", NAME);
        String own = signIn(let).path("access_token");
        with(token).get(CASHIERS).then().body("items.name", contains(NAME));

        with(token).delete(CASHIERS + "/" + let.getString("login")).then().statusCode(204);

        with(own).body("{}").put("/api/v1/auth/password").then().statusCode(401);
        assertThat(signIn(let).statusCode()).isEqualTo(401);
        assertThat(merchants.counter(let.getString("login"))).isEmpty();
        with(token).get(CASHIERS).then().body("items", equalTo(List.of()));
        assertThat(number("select count(sealed_name) from merchant_accounts where login = ?", let.getString("login")))
                .isZero();
        with(token).delete(CASHIERS + "/" + let.getString("login")).then().statusCode(404);
    }

    @Test
    void whoever_signs_in_while_being_ended_holds_nothing_that_works_afterwards() throws Exception {
        for (int i = 0; i < 5; i++) {
            JsonPath let = letIn(token, "EAST", NAME);
            List<Response> answers = AtOnce.<Response>run(
                    List.of(() -> signIn(let), () -> with(token).delete(CASHIERS + "/" + let.getString("login"))));

            assertThat(answers.get(1).statusCode()).isEqualTo(204);
            if (answers.get(0).statusCode() == 200) {
                with(answers.get(0).path("access_token"))
                        .body("{}")
                        .put("/api/v1/auth/password")
                        .then()
                        .statusCode(401);
            }
            assertThat(signIn(let).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_new_password_takes_the_place_of_the_former_one_at_once() {
        JsonPath let = letIn(token, "EAST", NAME);
        String own = signIn(let).path("access_token");
        JsonPath renewed = with(token)
                .post(CASHIERS + "/" + let.getString("login") + "/secret")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .jsonPath();

        assertThat(signIn(let).statusCode()).isEqualTo(401);
        with(own).body("{}").put("/api/v1/auth/password").then().statusCode(401);
        assertThat(signIn(renewed).statusCode()).isEqualTo(200);
    }

    @Test
    void the_cashiers_of_another_merchant_are_not_there() {
        JsonPath let = letIn(token, "EAST", NAME);
        String other = TestMerchant.in(city).token();

        with(other).delete(CASHIERS + "/" + let.getString("login")).then().statusCode(404);
        with(other)
                .post(CASHIERS + "/" + let.getString("login") + "/secret")
                .then()
                .statusCode(404);
        with(other).delete(CASHIERS + "/" + merchant.login).then().statusCode(404);
        with(other).get(CASHIERS).then().body("items", equalTo(List.of()));
        assertThat(signIn(let).statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_outside_the_merchant_reads_a_cashiers_name() throws Exception {
        JsonPath let = letIn(token, "EAST", NAME);
        signIn(let).then().statusCode(200);

        String seen = merchant.asOperator().get(merchant.address()).asString()
                + merchant.asOperator()
                        .get("/api/v1/accounts/" + let.getString("login"))
                        .asString()
                + city.as(Role.AUDITOR)
                        .get("/api/v1/audit?subject=account/" + let.getString("login"))
                        .asString();
        assertThat(seen).contains(let.getString("login")).doesNotContain(NAME);
        assertThat(number(
                        "select count(*) from merchant_accounts where login = ?"
                                + " and position(convert_to('收银员', 'UTF8') in sealed_name) > 0",
                        let.getString("login")))
                .isZero();
        merchant.asOperator().get(merchant.address()).then().body("cashiers", equalTo(1));
    }

    @Test
    void a_cashier_needs_a_branch_of_the_merchant_that_is_open() {
        post("SOUTH").then().statusCode(404);
        merchant.asOperator()
                .delete(merchant.address() + "/branches/WEST")
                .then()
                .statusCode(204);
        post("WEST").then().statusCode(409);
        with(token)
                .body("{\"branch\":\"EAST\",\"name\":\"\"}")
                .post(CASHIERS)
                .then()
                .statusCode(400);
    }

    @Test
    void the_cashiers_of_a_branch_that_closes_stand_for_nobody_until_it_opens_again() {
        String login = letIn(token, "WEST", NAME).getString("login");
        merchant.asOperator()
                .delete(merchant.address() + "/branches/WEST")
                .then()
                .statusCode(204);
        assertThat(merchants.counter(login)).isEmpty();
        merchant.asOperator()
                .body("{\"name\":\"西店\",\"district\":\"槐荫区\",\"address\":\"西路2号\"}")
                .put(merchant.address() + "/branches/WEST")
                .then()
                .statusCode(200);
        assertThat(merchants.counter(login)).isPresent();
    }

    @Test
    void the_sandbox_has_cashiers_of_its_own() {
        String trying = TestMerchant.signIn(merchant.sandboxLogin, merchant.sandboxSecret)
                .path("access_token");
        String login = letIn(trying, "EAST", NAME).getString("login");

        assertThat(merchants.counter(login).orElseThrow().sandbox()).isTrue();
        with(trying).get(CASHIERS).then().body("items.login", contains(login));
        with(token).get(CASHIERS).then().body("items.login", not(hasItem(login)));
        with(token).delete(CASHIERS + "/" + login).then().statusCode(404);
    }

    @Test
    void an_account_that_no_merchant_stands_behind_lets_nobody_in() {
        with(city.tokenOfMerchant()).get(CASHIERS).then().statusCode(403);
        with(city.tokenOfMerchant())
                .body("{\"branch\":\"EAST\",\"name\":\"x\"}")
                .post(CASHIERS)
                .then()
                .statusCode(403);
    }

    @Test
    void operators_neither_make_cashiers_nor_see_their_passwords() {
        merchant.asOperator()
                .body("{\"login\":\"a-cashier\",\"kind\":\"CASHIER\",\"displayName\":\"x\"}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(422)
                .body("violations.field", contains("kind"));
        String login = letIn(token, "EAST", NAME).getString("login");
        merchant.asOperator()
                .post("/api/v1/accounts/" + login + "/secret")
                .then()
                .statusCode(409);
    }

    @Test
    void the_list_goes_page_by_page_and_a_repeated_request_lets_one_in() {
        String key = UUID.randomUUID().toString();
        String body = "{\"branch\":\"EAST\",\"name\":\"甲\"}";
        String first = with(token)
                .header("Idempotency-Key", key)
                .body(body)
                .post(CASHIERS)
                .asString();
        assertThat(with(token)
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post(CASHIERS)
                        .asString())
                .isEqualTo(first);
        letIn(token, "WEST", "乙");

        Response page = with(token).get(CASHIERS + "?limit=1");
        page.then().body("items.name", contains("甲"));
        with(token).get(CASHIERS + "?limit=1&after=" + page.path("next")).then().body("items.name", contains("乙"));
    }

    private Response post(String branch) {
        return with(token)
                .body("{\"branch\":\"%s\",\"name\":\"x\"}".formatted(branch))
                .post(CASHIERS);
    }

    private static Response signIn(JsonPath cashier) {
        return signInAsCashier(cashier.getString("login"), cashier.getString("secret"));
    }

    private long number(String sql, String login) throws Exception {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), login).orElseThrow();
        }
    }
}
