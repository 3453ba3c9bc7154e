package cn.quancheng.merchants;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static cn.quancheng.merchants.TestMerchant.CASHIERS;
import static cn.quancheng.merchants.TestMerchant.signIn;
import static cn.quancheng.merchants.TestMerchant.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** A secret is replaced without a gap: there is never a moment at which a merchant has none that works. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SecretRotationTest {
    private static final Instant START = Instant.parse("2026-11-24T01:00:00Z");
    private static final Duration OVERLAP = Duration.ofHours(24);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private TestMerchant merchant;

    @BeforeEach
    void aMerchant() {
        clock.set(START);
        merchant = TestMerchant.in(city);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void the_old_secret_and_the_new_one_both_work_for_a_day_and_then_the_new_one_alone() {
        String fresh = rotated();
        assertThat(status(merchant.secret)).isEqualTo(200);
        assertThat(status(fresh)).isEqualTo(200);

        clock.set(START.plus(OVERLAP).minusSeconds(1));
        assertThat(status(merchant.secret)).isEqualTo(200);
        assertThat(status(fresh)).isEqualTo(200);

        clock.set(START.plus(OVERLAP));
        assertThat(status(merchant.secret)).isEqualTo(401);
        assertThat(status(fresh)).isEqualTo(200);
    }

    @Test
    void tokens_of_before_stay_good_and_those_of_the_old_secret_end_with_it() {
        String before = merchant.token();
        String fresh = rotated();
        assertThat(call(before)).isEqualTo(200);

        clock.set(START.plus(OVERLAP).minusSeconds(60));
        String ofTheOld = merchant.token(merchant.secret);
        String ofTheNew = merchant.token(fresh);
        assertThat(call(ofTheOld)).isEqualTo(200);
        assertThat(call(ofTheNew)).isEqualTo(200);

        clock.set(START.plus(OVERLAP));
        assertThat(call(ofTheOld)).isEqualTo(401);
        assertThat(call(ofTheNew)).isEqualTo(200);
    }

    @Test
    void the_old_secret_is_ended_at_once_with_its_tokens_and_a_token_of_the_new_one_goes_on() {
        String before = merchant.token();
        String fresh = rotated();
        String ofTheNew = merchant.token(fresh);

        end("").then().statusCode(204);

        assertThat(status(merchant.secret)).isEqualTo(401);
        assertThat(call(before)).isEqualTo(401);
        assertThat(status(fresh)).isEqualTo(200);
        assertThat(call(ofTheNew)).isEqualTo(200);
        end("").then().statusCode(204);
    }

    @Test
    void no_third_secret_is_given_while_two_work_and_it_is_once_one_has_ended() {
        rotated();
        rotate("").then().statusCode(409).body("type", containsString("accounts.rotating"));
        end("").then().statusCode(204);
        rotated();
        clock.set(START.plus(OVERLAP).plusSeconds(1));
        rotated();
    }

    @Test
    void of_two_operators_who_rotate_at_once_one_does_and_both_secrets_work() throws Exception {
        for (int i = 0; i < 5; i++) {
            TestMerchant one = TestMerchant.in(city);
            var answers = AtOnce.run(2, () -> one.asOperator().post(one.address() + "/secret"));

            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
            String fresh = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .findFirst()
                    .orElseThrow()
                    .path("secret");
            assertThat(signIn(one.login, one.secret).statusCode()).isEqualTo(200);
            assertThat(signIn(one.login, fresh).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_operator_sees_until_when_the_old_one_works() {
        Response answer = rotate("");
        answer.then().header("Cache-Control", equalTo("no-store")).body("login", equalTo(merchant.login));
        String until = answer.path("previousUntil");

        assertThat(Instant.parse(until)).isEqualTo(START.plus(OVERLAP));
        merchant.asOperator().get(merchant.address()).then().body("accounts.previousUntil", hasItem(until));
    }

    @Test
    void the_sandbox_has_a_secret_of_its_own_that_is_replaced_alone() {
        String fresh = rotate("?sandbox=true").then().statusCode(200).extract().path("secret");

        assertThat(signIn(merchant.sandboxLogin, fresh).statusCode()).isEqualTo(200);
        assertThat(signIn(merchant.sandboxLogin, merchant.sandboxSecret).statusCode())
                .isEqualTo(200);
        assertThat(status(merchant.secret)).isEqualTo(200);
        assertThat(status(fresh)).isEqualTo(401);
        end("?sandbox=true").then().statusCode(204);
        assertThat(signIn(merchant.sandboxLogin, merchant.sandboxSecret).statusCode())
                .isEqualTo(401);
        rotate("?sandbox=perhaps").then().statusCode(400);
    }

    @Test
    void whoever_guesses_is_slowed_down_while_two_secrets_work_as_at_any_time() {
        rotated();
        for (int i = 0; i < 5; i++) {
            assertThat(status("guess " + i)).isEqualTo(401);
        }
        assertThat(status(merchant.secret)).isEqualTo(429);
    }

    @Test
    void the_secret_that_is_being_replaced_cannot_choose_another_one() {
        rotated();
        with(merchant.token(merchant.secret))
                .body("{\"current\":\"" + merchant.secret + "\",\"wanted\":\"a long enough password\"}")
                .put("/api/v1/auth/password")
                .then()
                .statusCode(409);
    }

    @Test
    void a_secret_that_an_operator_renews_as_that_of_an_account_ends_both_at_once() {
        String fresh = rotated();
        String token = merchant.token(fresh);
        String renewed = merchant.asOperator()
                .post("/api/v1/accounts/" + merchant.login + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");

        assertThat(status(merchant.secret)).isEqualTo(401);
        assertThat(status(fresh)).isEqualTo(401);
        assertThat(call(token)).isEqualTo(401);
        assertThat(status(renewed)).isEqualTo(200);
    }

    private String rotated() {
        return rotate("").then().statusCode(200).extract().path("secret");
    }

    private Response rotate(String query) {
        return merchant.asOperator().post(merchant.address() + "/secret" + query);
    }

    private Response end(String query) {
        return merchant.asOperator().delete(merchant.address() + "/secret/previous" + query);
    }

    private int status(String secret) {
        return signIn(merchant.login, secret).statusCode();
    }

    private static int call(String token) {
        return with(token).get(CASHIERS).statusCode();
    }
}
