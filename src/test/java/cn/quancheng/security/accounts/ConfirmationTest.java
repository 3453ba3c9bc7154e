package cn.quancheng.security.accounts;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.Refusal;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** Nobody makes himself his own second person. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ConfirmationTest {
    private static final String PASSWORD = "correct horse battery";

    @Inject
    Accounts accounts;

    @Inject
    AccountDesk desk;

    private final String unique = UUID.randomUUID().toString();
    private final String one = "one-" + unique;
    private final String two = "two-" + unique;
    private final String login = "c-" + unique;

    @BeforeEach
    void twoOperators() {
        for (String operator : List.of(one, two)) {
            accounts.ensureStaff(operator, operator, Set.of(Role.OPERATOR), PASSWORD);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVER", "AUDITOR", "OPERATOR"})
    void whoever_releases_approves_or_confirms_is_made_by_one_operator_and_confirmed_by_another(Role role) {
        String secret = as(one).body("{\"login\":\"%s\",\"kind\":\"STAFF\",\"displayName\":\"新人\",\"roles\":[\"%s\"]}"
                        .formatted(login, role))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        signIn(login, secret, 401);

        String confirmation = "/api/v1/accounts/" + login + "/confirmation";
        as(one).post(confirmation).then().statusCode(409).body("detail", containsString("须由另一位管理员确认"));
        signIn(login, secret, 401);
        as(two).post(confirmation)
                .then()
                .statusCode(200)
                .body("confirmed", equalTo(true))
                .body("madeBy", equalTo(one))
                .body("confirmedBy", equalTo(two));
        signIn(login, secret, 200);
        as(two).post(confirmation).then().statusCode(409).body("detail", containsString("已经确认过"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REVIEWER", "MODELER"})
    void whoever_has_nothing_to_confirm_works_at_once(Role role) {
        signIn(login, make(role, one), 200);
    }

    @Test
    void a_renewed_secret_has_to_be_confirmed_again_and_not_by_whoever_renewed_it() {
        make(Role.AUDITOR, one);
        desk.confirm(login, two);

        String secret = desk.renewSecret(login, two);

        signIn(login, secret, 401);
        assertThat(refusal(() -> desk.confirm(login, two))).contains("accounts.confirm-own");
        desk.confirm(login, one);
        signIn(login, secret, 200);
    }

    @Test
    void an_operator_whose_secret_the_maker_renewed_cannot_confirm_for_the_maker() {
        String third = "three-" + unique;
        accounts.ensureStaff(third, third, Set.of(Role.OPERATOR), PASSWORD);
        desk.renewSecret(two, one);
        desk.confirm(two, third);
        make(Role.AUDITOR, one);

        assertThat(refusal(() -> desk.confirm(login, two))).contains("accounts.confirm-tied");
        desk.confirm(login, third);
    }

    @Test
    void of_two_operators_who_disable_each_other_at_once_one_is_left() throws Exception {
        List<Callable<Optional<String>>> acts =
                List.of(() -> refusal(() -> desk.disable(two, one)), () -> refusal(() -> desk.disable(one, two)));

        assertThat(AtOnce.run(acts)).containsExactlyInAnyOrder(Optional.empty(), Optional.of("accounts.not-active"));
    }

    @Test
    void nobody_co_signs_for_himself_or_for_whoever_made_or_confirmed_him() {
        make(Role.AUDITOR, one);
        desk.confirm(login, two);

        assertThat(accounts.mayCoSign(login, login)).contains(CoSignRefusal.SAME);
        assertThat(accounts.mayCoSign(login, one)).contains(CoSignRefusal.TIED);
        assertThat(accounts.mayCoSign(one, login)).contains(CoSignRefusal.TIED);
        assertThat(accounts.mayCoSign(login, two)).contains(CoSignRefusal.TIED);
        assertThat(accounts.mayCoSign(two, login)).contains(CoSignRefusal.TIED);
        assertThat(accounts.mayCoSign(login, "never-made")).contains(CoSignRefusal.NOT_ACTIVE);
    }

    @Test
    void whoever_renewed_a_secret_stays_tied_to_the_account() {
        String third = "three-" + unique;
        accounts.ensureStaff(third, third, Set.of(Role.OPERATOR), PASSWORD);
        make(Role.AUDITOR, one);
        desk.confirm(login, two);
        assertThat(accounts.mayCoSign(login, third)).isEmpty();

        desk.renewSecret(login, third);
        desk.confirm(login, one);

        assertThat(accounts.mayCoSign(login, third)).contains(CoSignRefusal.TIED);
        assertThat(accounts.mayCoSign(login, one)).contains(CoSignRefusal.TIED);
    }

    @Test
    void two_whose_secrets_one_operator_was_shown_do_not_co_sign_for_each_other() {
        String other = "other-" + unique;
        make(Role.AUDITOR, one);
        make(other, Role.AUDITOR, one);
        desk.confirm(login, two);
        assertThat(accounts.mayCoSign(login, other)).contains(CoSignRefusal.NOT_ACTIVE);
        desk.confirm(other, two);
        assertThat(accounts.mayCoSign(login, other)).contains(CoSignRefusal.SAME_HAND);

        desk.renewSecret(other, two);
        desk.confirm(other, one);

        assertThat(accounts.mayCoSign(login, other)).isEmpty();
        assertThat(accounts.mayCoSign(other, login)).isEmpty();
    }

    @Test
    void an_installation_gives_its_operators_their_passwords_back_with_nobody_behind_them() {
        desk.renewSecret(two, one);
        signIn(two, PASSWORD, 401);
        assertThat(accounts.mayCoSign(one, two)).contains(CoSignRefusal.NOT_ACTIVE);

        accounts.reissue(two, "第二管理员", "a password of the installation");

        signIn(two, "a password of the installation", 200);
        assertThat(accounts.mayCoSign(one, two)).isEmpty();
    }

    @Test
    void an_operator_is_made_by_the_installation_only_while_there_are_not_two() {
        assertThat(accounts.ensureFirstOperator(login, "多余的", () -> PASSWORD)).isFalse();
        signIn(login, PASSWORD, 401);
    }

    @Test
    void a_disabled_account_co_signs_for_nobody() {
        String other = "other-" + unique;
        accounts.ensureStaff(login, "审计员", Set.of(Role.AUDITOR), PASSWORD);
        accounts.ensureStaff(other, "审计员", Set.of(Role.AUDITOR), PASSWORD);
        assertThat(accounts.mayCoSign(login, other)).isEmpty();

        desk.disable(other, one);

        assertThat(accounts.mayCoSign(login, other)).contains(CoSignRefusal.NOT_ACTIVE);
        assertThat(accounts.mayCoSign(other, login)).contains(CoSignRefusal.NOT_ACTIVE);
    }

    @Test
    void an_operator_ends_a_wait_but_not_its_own() {
        accounts.ensureMerchant(login, "测试店", "merchant-secret");
        for (int i = 0; i < Brake.OF_SOURCE.free(); i++) {
            signIn(one, "a wrong password", 401);
        }
        signIn(one, PASSWORD, 429);

        as(two).delete("/api/v1/accounts/" + one + "/lock").then().statusCode(204);

        signIn(one, PASSWORD, 200);
        as(one).delete("/api/v1/accounts/" + one + "/lock").then().statusCode(409);
        as(one).delete("/api/v1/accounts/never-made/lock").then().statusCode(404);
    }

    private String make(Role role, String operator) {
        return make(login, role, operator);
    }

    private String make(String account, Role role, String operator) {
        return desk.make(new NewAccount(account, AccountKind.STAFF, account, Set.of(role), Optional.empty()), operator);
    }

    private static Optional<String> refusal(Runnable act) {
        try {
            act.run();
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.key());
        }
    }

    private static RequestSpecification as(String login) {
        return given().auth().oauth2(signIn(login, PASSWORD, 200)).contentType("application/json");
    }

    private static String signIn(String login, String password, int status) {
        return given().formParams("grant_type", "password", "username", login, "password", password)
                .post("/api/v1/auth/token")
                .then()
                .statusCode(status)
                .extract()
                .path("access_token");
    }
}
