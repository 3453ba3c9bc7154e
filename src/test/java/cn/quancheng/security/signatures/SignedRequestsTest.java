package cn.quancheng.security.signatures;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Shop;
import cn.quancheng.merchants.TestMerchant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.KeyPair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import static cn.quancheng.merchants.TestMerchant.CASHIERS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

/** A merchant that keeps no token signs its requests: each is taken once, whole, in its minute, and as that merchant's. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SignedRequestsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
    private static final String CASHIER = "{\"branch\":\"EAST\",\"name\":\"王小明\"}";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    @Inject
    Nonces nonces;

    private final KeyPair pair = RequestSigner.pair("Ed25519");
    private TestMerchant merchant;
    private RequestSigner signer;

    @BeforeEach
    void aMerchantWithAKey() {
        clock.set(NOW);
        merchant = TestMerchant.in(city);
        signer = RequestSigner.registered(merchant, pair);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void a_signed_request_is_the_merchants_as_one_with_a_token_is() {
        signer.call("POST", CASHIERS, CASHIER, NOW).send().then().statusCode(201);
        signer.call("GET", CASHIERS + "?limit=5", "", NOW)
                .send()
                .then()
                .statusCode(200)
                .body("items.login", contains(merchant.login + ".c1"));
        TestMerchant.with(merchant.token()).get(CASHIERS).then().body("items", hasSize(1));
        signer.call("GET", "/api/v1/accounts", "", NOW).send().then().statusCode(403);
    }

    @Test
    void the_address_may_be_signed_in_its_parts() {
        signer.call("GET", CASHIERS + "?limit=5", "", NOW)
                .covering("\"@method\" \"@authority\" \"@path\" \"@query\"")
                .send()
                .then()
                .statusCode(200);
    }

    @Test
    void the_same_request_a_second_time_is_refused() {
        RequestSigner once = signer.call("GET", CASHIERS, "", NOW);
        once.send().then().statusCode(200);
        once.send().then().statusCode(401).body("type", containsString("signatures.replayed"));
        signer.call("GET", CASHIERS + "?limit=7", "", NOW)
                .nonce(UUID.randomUUID().toString())
                .send()
                .then()
                .statusCode(200);
    }

    @Test
    void a_nonce_is_used_once_whatever_else_is_signed_with_it() {
        String nonce = UUID.randomUUID().toString();
        signer.call("GET", CASHIERS, "", NOW).nonce(nonce).send().then().statusCode(200);
        signer.call("GET", CASHIERS + "?limit=3", "", NOW.plusSeconds(1))
                .nonce(nonce)
                .send()
                .then()
                .statusCode(401);
    }

    @Test
    void of_several_who_send_one_request_at_once_one_is_taken() throws Exception {
        for (int i = 0; i < 10; i++) {
            RequestSigner once = signer.call("POST", CASHIERS, CASHIER, NOW);
            assertThat(AtOnce.run(4, () -> once.send().statusCode())).containsExactlyInAnyOrder(201, 401, 401, 401);
        }
        TestMerchant.with(merchant.token()).get(CASHIERS).then().body("items", hasSize(10));
    }

    @Test
    void a_body_that_was_altered_is_refused_before_anything_is_done() {
        signer.call("POST", CASHIERS, CASHIER, NOW)
                .send(CASHIERS, CASHIER.replace("EAST", "WEST"))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", containsString("signatures.digest"));
        signer.call("POST", CASHIERS, CASHIER, NOW)
                .send(CASHIERS, CASHIER + " ")
                .then()
                .statusCode(401);
        TestMerchant.with(merchant.token()).get(CASHIERS).then().body("items", hasSize(0));
    }

    @Test
    void another_path_query_or_method_than_was_signed_is_refused() {
        RequestSigner signed = signer.call("GET", CASHIERS, "", NOW);
        signed.send(CASHIERS + "?limit=1", "")
                .then()
                .statusCode(401)
                .body("type", containsString("signatures.unknown"));
        signed.send("/api/v1/merchants", "").then().statusCode(401);
        signer.call("DELETE", CASHIERS + "/a", "", NOW)
                .send(CASHIERS + "/b", "")
                .then()
                .statusCode(401);
    }

    @Test
    void a_signature_that_does_not_cover_the_call_and_its_body_is_refused() {
        signer.call("GET", CASHIERS, "", NOW)
                .covering("\"@target-uri\"")
                .send()
                .then()
                .statusCode(401);
        signer.call("GET", CASHIERS, "", NOW)
                .covering("\"@method\" \"@path\"")
                .send()
                .then()
                .statusCode(401);
        signer.call("POST", CASHIERS, CASHIER, NOW)
                .covering("\"@method\" \"@target-uri\"")
                .send()
                .then()
                .statusCode(401)
                .body("type", containsString("signatures.components"));
        signer.call("GET", CASHIERS, "", NOW).send(CASHIERS, CASHIER).then().statusCode(401);
        signer.call("GET", CASHIERS, "", NOW)
                .covering("\"@method\" \"@target-uri\" \"x-nowhere\"")
                .send()
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(longs = {-61, 61, -3600, 86_400})
    void a_signature_of_another_minute_is_refused(long seconds) {
        signer.call("GET", CASHIERS, "", NOW.plusSeconds(seconds))
                .send()
                .then()
                .statusCode(401)
                .body("type", containsString("signatures.stale"))
                .body("detail", containsString("60"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, 60})
    void a_clock_may_be_off_by_a_minute(long seconds) {
        signer.call("GET", CASHIERS, "", NOW.plusSeconds(seconds)).send().then().statusCode(200);
    }

    @Test
    void a_nonce_is_forgotten_once_no_signature_of_its_time_is_taken_and_not_before() throws Exception {
        RequestSigner early = signer.call("GET", CASHIERS, "", NOW.plusSeconds(60));
        early.send().then().statusCode(200);
        clock.set(NOW.plusSeconds(120));
        nonces.forgetOld();
        early.send().then().statusCode(401).body("type", containsString("signatures.replayed"));

        clock.set(NOW.plusSeconds(122));
        nonces.forgetOld();
        assertThat(shop.count(
                        "select count(*) from signature_nonces where expires_at < ?",
                        NOW.plusSeconds(122).atOffset(ZoneOffset.UTC)))
                .isZero();
        early.send().then().statusCode(401).body("type", containsString("signatures.stale"));
    }

    @Test
    void a_key_that_nobody_has_and_a_signature_by_another_key_are_refused_alike() {
        RequestSigner.with("sk-nobodys", pair.getPrivate())
                .call("GET", CASHIERS, "", NOW)
                .send()
                .then()
                .statusCode(401)
                .body("type", containsString("signatures.unknown"));
        String keyId =
                merchant.asOperator().get(merchant.address() + "/signing-key").path("items[0].keyId");
        RequestSigner.with(keyId, RequestSigner.pair("Ed25519").getPrivate())
                .call("GET", CASHIERS, "", NOW)
                .send()
                .then()
                .statusCode(401)
                .header("Accept-Signature", containsString("@target-uri"))
                .body("type", containsString("signatures.unknown"));
    }

    @Test
    void a_request_with_a_signature_and_a_token_is_refused() {
        TestMerchant.with(merchant.token())
                .header("Signature-Input", "sig1=()")
                .get(CASHIERS)
                .then()
                .statusCode(401)
                .body("type", containsString("signatures.token-too"));
    }

    @Test
    void rubbish_is_refused_and_nothing_is_broken_by_it() {
        for (String rubbish : List.of("x", "sig1=(", "sig1=(\"@method\")", "sig1=:AAAA:")) {
            given().header("Signature-Input", rubbish)
                    .header("Signature", rubbish)
                    .get(CASHIERS)
                    .then()
                    .statusCode(401)
                    .body("type", containsString("signatures.malformed"));
        }
    }

    @Test
    void a_suspended_merchants_signatures_are_refused_at_once_and_taken_again_afterwards() {
        merchant.suspend().then().statusCode(204);
        signer.call("GET", CASHIERS, "", NOW).send().then().statusCode(401);
        merchant.resume().then().statusCode(204);
        signer.call("GET", CASHIERS, "", NOW).send().then().statusCode(200);
    }
}
