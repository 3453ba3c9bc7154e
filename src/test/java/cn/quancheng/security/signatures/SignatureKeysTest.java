package cn.quancheng.security.signatures;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Shop;
import cn.quancheng.merchants.TestMerchant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import static cn.quancheng.merchants.TestMerchant.CASHIERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** The keys that merchants sign with: registered, kept, replaced without a gap, and ended. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SignatureKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
    private static final String CASHIER = "{\"branch\":\"EAST\",\"name\":\"王小明\"}";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

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

    @ParameterizedTest
    @CsvSource({"ED25519, Ed25519, ed25519", "ECDSA_P256_SHA256, EC, ecdsa-p256-sha256"})
    void a_merchant_keeps_its_own_half_of_a_pair_of_keys(String algorithm, String keys, String registered) {
        KeyPair own = RequestSigner.pair(keys);
        TestMerchant another = TestMerchant.in(city);
        String keyId = RequestSigner.register(another, "", algorithm, own)
                .then()
                .statusCode(201)
                .extract()
                .path("keyId");

        RequestSigner signs = RequestSigner.with(keyId, own.getPrivate());
        signs.call("GET", CASHIERS, "", NOW).algorithm(registered).send().then().statusCode(200);
        signs.call("GET", CASHIERS, "", NOW)
                .algorithm("rsa-pss-sha512")
                .send()
                .then()
                .statusCode(401);
    }

    @Test
    void a_shared_secret_is_shown_once_and_rests_sealed() {
        TestMerchant another = TestMerchant.in(city);
        Response made =
                another.asOperator().body("{\"algorithm\":\"HMAC_SHA256\"}").post(another.address() + "/signing-key");
        made.then().statusCode(201).header("Cache-Control", equalTo("no-store"));
        String secret = made.path("secret");

        RequestSigner.with(made.path("keyId"), secret)
                .call("POST", CASHIERS, CASHIER, NOW)
                .send()
                .then()
                .statusCode(201);
        assertThat(another.asOperator().get(another.address() + "/signing-key").asString())
                .contains(made.<String>path("keyId"))
                .doesNotContain(secret);
        assertThat(shop.count(
                        "select count(*) from signature_keys where position(? in sealed_secret) > 0",
                        Base64.getDecoder().decode(secret)))
                .isZero();
    }

    @Test
    void a_key_is_replaced_without_a_gap_and_the_old_one_ends_a_day_later_or_at_once() {
        KeyPair next = RequestSigner.pair("Ed25519");
        JsonPath made = registered("", next);
        RequestSigner fresh = RequestSigner.with(made.getString("keyId"), next.getPrivate());
        assertThat(Instant.parse(made.getString("previousUntil"))).isEqualTo(NOW.plus(Duration.ofHours(24)));
        signer.call("GET", CASHIERS, "", NOW).send().then().statusCode(200);
        fresh.call("GET", CASHIERS, "", NOW).send().then().statusCode(200);
        RequestSigner.register(merchant, "", "ED25519", pair).then().statusCode(409);

        Instant tomorrow = NOW.plus(Duration.ofHours(24));
        clock.set(tomorrow);
        signer.call("GET", CASHIERS, "", tomorrow).send().then().statusCode(401);
        fresh.call("GET", CASHIERS, "", tomorrow).send().then().statusCode(200);

        KeyPair third = RequestSigner.pair("Ed25519");
        RequestSigner last = RequestSigner.registered(merchant, third);
        merchant.asOperator()
                .delete(merchant.address() + "/signing-key/previous")
                .then()
                .statusCode(204);
        fresh.call("GET", CASHIERS, "", tomorrow).send().then().statusCode(401);
        last.call("GET", CASHIERS, "", tomorrow).send().then().statusCode(200);
        merchant.asOperator().delete(merchant.address() + "/signing-key").then().statusCode(204);
        last.call("GET", CASHIERS, "", tomorrow).send().then().statusCode(401);
        merchant.asOperator().get(merchant.address() + "/signing-key").then().body("items", hasSize(0));
    }

    @Test
    void the_sandbox_signs_with_keys_of_its_own() {
        KeyPair own = RequestSigner.pair("Ed25519");
        RequestSigner trying =
                RequestSigner.with(registered("?sandbox=true", own).getString("keyId"), own.getPrivate());
        trying.call("POST", CASHIERS, CASHIER, NOW)
                .send()
                .then()
                .statusCode(201)
                .body("login", equalTo(merchant.sandboxLogin + ".c1"));
    }

    @Test
    void a_key_that_is_none_is_not_registered() {
        for (String body : List.of(
                "{\"algorithm\":\"ED25519\"}",
                "{\"algorithm\":\"ED25519\",\"publicKey\":\"AAAA\"}",
                "{\"algorithm\":\"ED25519\",\"publicKey\":\"no base64!\"}",
                "{\"algorithm\":\"HMAC_SHA256\",\"publicKey\":\"AAAA\"}")) {
            merchant.asOperator()
                    .body(body)
                    .post(merchant.address() + "/signing-key?sandbox=true")
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("publicKey"));
        }
        RequestSigner.register(merchant, "?sandbox=true", "ED25519", RequestSigner.pair("EC"))
                .then()
                .statusCode(422);
    }

    private JsonPath registered(String query, KeyPair keys) {
        return RequestSigner.register(merchant, query, "ED25519", keys)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
