package cn.quancheng.security.accounts;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.Remembered;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A token lives no longer than what it was given for. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class TokenVersionsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @Inject
    Accounts accounts;

    @Inject
    AccountDesk desk;

    @Inject
    AccountRepository rows;

    @Inject
    Gate gate;

    @Inject
    MerchantAccess access;

    @Inject
    Clock clock;

    private final String login = "v-" + UUID.randomUUID();
    private final AtomicLong nanoTime = new AtomicLong();

    @BeforeEach
    void people() {
        accounts.ensureStaff("v-operator", "测试管理员", Set.of(Role.OPERATOR), PASSWORD);
        accounts.ensureStaff(login, "另一位管理员", Set.of(Role.OPERATOR), PASSWORD);
    }

    @Test
    void the_tokens_of_a_disabled_account_end_here_at_once() {
        String token = token(login, PASSWORD);
        list(token).then().statusCode(200);

        with(token("v-operator", PASSWORD))
                .delete("/api/v1/accounts/" + login)
                .then()
                .statusCode(204);

        list(token).then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void they_end_in_another_replica_within_thirty_seconds() {
        TokenVersions replica = new TokenVersions(rows, clock, nanoTime::get);
        int version = admitted().tokenVersion();
        assertThat(replica.isCurrent(login, version)).isTrue();

        desk.disable(login, "v-operator");
        nanoTime.addAndGet(AT_MOST.toNanos());

        assertThat(replica.isCurrent(login, version)).isFalse();
        assertThat(Remembered.FRESH).isLessThan(AT_MOST);
    }

    @Test
    void a_new_token_is_good_at_once_in_a_replica_that_has_not_heard_of_the_change() {
        TokenVersions replica = new TokenVersions(rows, clock, nanoTime::get);
        int old = admitted().tokenVersion();
        assertThat(replica.isCurrent(login, old)).isTrue();

        accounts.changePassword(admitted(), "another long password");
        accounts.ensureStaff(login, "另一位管理员", Set.of(Role.OPERATOR), PASSWORD);

        assertThat(replica.isCurrent(login, admitted().tokenVersion())).isTrue();
        assertThat(replica.isCurrent(login, old)).isFalse();
    }

    @Test
    void a_changed_password_ends_older_tokens_even_those_of_the_same_second() {
        String token = token(login, PASSWORD);
        change(token, "another long password").then().statusCode(204);

        list(token).then().statusCode(401);
        list(token(login, "another long password")).then().statusCode(200);
    }

    @Test
    void a_renewed_secret_ends_older_tokens() {
        accounts.ensureMerchant(login + "-shop", "测试店", "merchant-secret");
        TokenVersions here = new TokenVersions(rows, clock, nanoTime::get);
        int version = version(login + "-shop");
        desk.renewSecret(login + "-shop", "v-operator");

        assertThat(here.isCurrent(login + "-shop", version)).isFalse();
        assertThat(here.isCurrent(login + "-shop", version(login + "-shop"))).isTrue();
    }

    @Test
    void tokens_of_a_secret_that_is_being_replaced_end_with_it_in_every_replica() {
        String shop = login + "-shop";
        accounts.ensureMerchant(shop, "测试店", "merchant-secret");
        TokenVersions replica = new TokenVersions(rows, clock, nanoTime::get);
        int old = version(shop);
        QuarkusTransaction.requiringNew()
                .run(() -> access.rotate(shop, access.draw(), Duration.ofHours(24), "v-operator"));
        assertThat(replica.isCurrent(shop, old)).isTrue();
        assertThat(replica.isCurrent(shop, version(shop))).isTrue();

        QuarkusTransaction.requiringNew().run(() -> access.endPrevious(shop, "v-operator"));
        nanoTime.addAndGet(AT_MOST.toNanos());

        assertThat(replica.isCurrent(shop, old)).isFalse();
        assertThat(replica.isCurrent(shop, version(shop))).isTrue();
    }

    @Test
    void whatever_ends_all_tokens_ends_those_of_both_secrets() {
        String shop = login + "-shop";
        accounts.ensureMerchant(shop, "测试店", "merchant-secret");
        int old = version(shop);
        QuarkusTransaction.requiringNew()
                .run(() -> access.rotate(shop, access.draw(), Duration.ofHours(24), "v-operator"));
        int fresh = version(shop);
        QuarkusTransaction.requiringNew().run(() -> access.suspend(Set.of(shop), "v-operator"));
        QuarkusTransaction.requiringNew().run(() -> access.resume(Set.of(shop), "v-operator"));

        TokenVersions here = new TokenVersions(rows, clock, nanoTime::get);
        assertThat(here.isCurrent(shop, old)).isFalse();
        assertThat(here.isCurrent(shop, fresh)).isFalse();
        assertThat(here.isCurrent(shop, version(shop))).isTrue();
    }

    @Test
    void a_disabled_operator_cannot_enable_itself_with_a_token_that_has_not_ended_yet() {
        desk.disable(login, "v-operator");

        assertThat(refusal(() -> desk.renewSecret(login, login))).isEqualTo("accounts.renew-own");
        assertThat(refusal(() -> desk.renewSecret("v-operator", login))).isEqualTo("accounts.not-active");
        assertThat(refusal(() -> desk.disable("v-operator", login))).isEqualTo("accounts.not-active");
    }

    @Test
    void a_password_is_not_changed_by_whoever_was_let_in_before_it_was_renewed() {
        Admission.Admitted before = admitted();
        desk.renewSecret(login, "v-operator");

        assertThat(refusal(() -> accounts.changePassword(before, "another long password")))
                .isEqualTo("accounts.changed-meanwhile");
    }

    private int version(String account) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rows.findById(account).tokenVersion());
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
            return "none";
        } catch (Refusal refusal) {
            return refusal.key();
        }
    }

    private Admission.Admitted admitted() {
        return (Admission.Admitted)
                gate.admit(login, PASSWORD, Source.of("192.0.2.1"), EnumSet.allOf(AccountKind.class));
    }

    private static Response list(String token) {
        return with(token).get("/api/v1/accounts");
    }

    private static Response change(String token, String wanted) {
        return with(token)
                .contentType("application/json")
                .body("{\"current\":\"" + PASSWORD + "\",\"wanted\":\"" + wanted + "\"}")
                .put("/api/v1/auth/password");
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }

    private static String token(String login, String password) {
        return given().formParams("grant_type", "password", "username", login, "password", password)
                .post("/api/v1/auth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
