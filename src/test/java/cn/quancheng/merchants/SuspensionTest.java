package cn.quancheng.merchants;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
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

import static cn.quancheng.merchants.TestMerchant.CASHIERS;
import static cn.quancheng.merchants.TestMerchant.letIn;
import static cn.quancheng.merchants.TestMerchant.signIn;
import static cn.quancheng.merchants.TestMerchant.signInAsCashier;
import static cn.quancheng.merchants.TestMerchant.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** A merchant that is suspended is refused from that commit on, by whatever it comes. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SuspensionTest {
    private static final String OFFER = "LIBRARY_DEPOSIT_FREE";

    @Inject
    TestCity city;

    @Inject
    Merchants merchants;

    @Inject
    DataSource database;

    private TestMerchant merchant;
    private String token;
    private JsonPath cashier;

    @BeforeEach
    void aMerchantWithACashier() {
        merchant = TestMerchant.in(city, OFFER);
        token = merchant.token();
        cashier = letIn(token, "EAST", "王小明");
    }

    @Test
    void its_secrets_its_tokens_and_its_cashiers_are_refused_at_once() throws Exception {
        String cashiersToken = signInAsCashier(cashier.getString("login"), cashier.getString("secret"))
                .path("access_token");
        assertThat(counters(merchant.login)).isEqualTo(1);

        merchant.suspend().then().statusCode(204);

        with(token).get(CASHIERS).then().statusCode(401);
        password(cashiersToken).then().statusCode(401);
        assertThat(signIn(merchant.login, merchant.secret).statusCode()).isEqualTo(401);
        assertThat(signIn(merchant.sandboxLogin, merchant.sandboxSecret).statusCode())
                .isEqualTo(401);
        assertThat(signInAsCashier(cashier.getString("login"), cashier.getString("secret"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(counters(merchant.login) + counters(merchant.sandboxLogin) + counters(cashier.getString("login")))
                .isZero();
        assertThat(merchants.ofAccount(merchant.login)).isEmpty();
        merchant.asOperator().get(merchant.address()).then().body("suspensionReason", equalTo("a test"));
    }

    @Test
    void once_it_is_lifted_the_secrets_work_as_before_and_tokens_of_before_do_not() throws Exception {
        merchant.suspend().then().statusCode(204);
        merchant.resume().then().statusCode(204);

        with(token).get(CASHIERS).then().statusCode(401);
        with(merchant.token()).get(CASHIERS).then().statusCode(200);
        assertThat(signInAsCashier(cashier.getString("login"), cashier.getString("secret"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(counters(cashier.getString("login"))).isEqualTo(1);
        merchant.asOperator().get(merchant.address()).then().body("suspendedAt", nullValue());
    }

    @Test
    void what_was_ended_before_stays_ended_when_it_is_lifted() {
        with(token).delete(CASHIERS + "/" + cashier.getString("login")).then().statusCode(204);
        merchant.suspend().then().statusCode(204);
        merchant.resume().then().statusCode(204);

        assertThat(signInAsCashier(cashier.getString("login"), cashier.getString("secret"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void it_may_be_said_twice_the_second_time_with_another_reason() {
        merchant.suspend().then().statusCode(204);
        merchant.asOperator()
                .body("{\"reason\":\"another one\"}")
                .put(merchant.address() + "/suspension")
                .then()
                .statusCode(204);
        merchant.asOperator().get(merchant.address()).then().body("suspensionReason", equalTo("another one"));
        merchant.asOperator()
                .body("{\"reason\":\" \"}")
                .put(merchant.address() + "/suspension")
                .then()
                .statusCode(400);
        merchant.resume().then().statusCode(204);
        merchant.resume().then().statusCode(204);
    }

    @Test
    void a_cashier_let_in_while_it_is_suspended_cannot_sign_in_either() throws Exception {
        for (int i = 0; i < 5; i++) {
            TestMerchant one = TestMerchant.in(city, OFFER);
            String its = one.token();
            List<Response> answers = AtOnce.<Response>run(List.of(
                    one::suspend,
                    () -> with(its)
                            .body("{\"branch\":\"EAST\",\"name\":\"王小明\"}")
                            .post(CASHIERS)));

            Response let = answers.get(1);
            assertThat(answers.get(0).statusCode()).isEqualTo(204);
            assertThat(let.statusCode()).isIn(201, 401, 403);
            if (let.statusCode() == 201) {
                assertThat(signInAsCashier(let.path("login"), let.path("secret"))
                                .statusCode())
                        .isEqualTo(401);
                assertThat(counters(let.path("login"))).isZero();
            }
        }
    }

    @Test
    void while_it_rests_its_secret_may_be_replaced_and_works_afterwards() {
        merchant.suspend().then().statusCode(204);
        String fresh = merchant.asOperator()
                .post(merchant.address() + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        assertThat(signIn(merchant.login, fresh).statusCode()).isEqualTo(401);
        merchant.resume().then().statusCode(204);
        assertThat(signIn(merchant.login, fresh).statusCode()).isEqualTo(200);
    }

    /** Anything that only asks for a token. */
    private static Response password(String token) {
        return with(token)
                .body("{\"current\":\"x\",\"wanted\":\"a long enough password\"}")
                .put("/api/v1/auth/password");
    }

    private int counters(String login) throws Exception {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, "select count(*) from counter_of(?, ?)", row -> row.getInt(1), login, OFFER)
                    .orElseThrow();
        }
    }
}
