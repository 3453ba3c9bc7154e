package cn.quancheng.security.signatures;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.merchants.TestMerchant;
import cn.quancheng.platform.Sql;
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
import org.junit.jupiter.params.provider.ValueSource;

import javax.sql.DataSource;
import java.security.KeyPair;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import static cn.quancheng.merchants.TestMerchant.CASHIERS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
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
    DataSource database;

    @Inject
    Nonces nonces;

    private final KeyPair pair = RequestSigner.pair("Ed25519");
    private TestMerchant merchant;
    private RequestSigner signer;

    @BeforeEach
    void aMerchantWithAKey() {
        clock.set(NOW);
        merchant = TestMerchant.in(city);
        signer = RequestSigner.with(register("", "ED25519", pair).getString("keyId"), pair.getPrivate());
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

    @ParameterizedTest
    @CsvSource({"ED25519, Ed25519, ed25519", "ECDSA_P256_SHA256, EC, ecdsa-p256-sha256"})
    void a_merchant_keeps_its_own_half_of_a_pair_of_keys(String algorithm, String keys, String registered) {
        KeyPair own = RequestSigner.pair(keys);
        TestMerchant another = TestMerchant.in(city);
        String keyId = register(another, "", algorithm, own)
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
    void a_shared_secret_is_shown_once_and_rests_sealed() throws Exception {
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
        assertThat(number(
                        "select count(*) from signature_keys where position(? in sealed_secret) > 0",
                        Base64.getDecoder().decode(secret)))
                .isZero();
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
        assertThat(number(
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

    @Test
    void a_key_is_replaced_without_a_gap_and_the_old_one_ends_a_day_later_or_at_once() {
        KeyPair next = RequestSigner.pair("Ed25519");
        JsonPath made = register("", "ED25519", next);
        RequestSigner fresh = RequestSigner.with(made.getString("keyId"), next.getPrivate());
        assertThat(Instant.parse(made.getString("previousUntil"))).isEqualTo(NOW.plus(Duration.ofHours(24)));
        signer.call("GET", CASHIERS, "", NOW).send().then().statusCode(200);
        fresh.call("GET", CASHIERS, "", NOW).send().then().statusCode(200);
        register(merchant, "", "ED25519", pair).then().statusCode(409);

        Instant tomorrow = NOW.plus(Duration.ofHours(24));
        clock.set(tomorrow);
        signer.call("GET", CASHIERS, "", tomorrow).send().then().statusCode(401);
        fresh.call("GET", CASHIERS, "", tomorrow).send().then().statusCode(200);

        KeyPair third = RequestSigner.pair("Ed25519");
        RequestSigner last = RequestSigner.with(register("", "ED25519", third).getString("keyId"), third.getPrivate());
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
                RequestSigner.with(register("?sandbox=true", "ED25519", own).getString("keyId"), own.getPrivate());
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
        register(merchant, "?sandbox=true", "ED25519", RequestSigner.pair("EC"))
                .then()
                .statusCode(422);
    }

    private JsonPath register(String query, String algorithm, KeyPair keys) {
        Response made = register(merchant, query, algorithm, keys);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath();
    }

    private static Response register(TestMerchant of, String query, String algorithm, KeyPair keys) {
        String lines = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        String pem =
                ("-----BEGIN PUBLIC KEY-----\r\n" + lines + "\r\n-----END PUBLIC KEY-----\r\n").replace("\r\n", "\\n");
        return of.asOperator()
                .body("{\"algorithm\":\"%s\",\"publicKey\":\"%s\"}".formatted(algorithm, pem))
                .post(of.address() + "/signing-key" + query);
    }

    private long number(String sql, Object parameter) throws Exception {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), parameter).orElseThrow();
        }
    }
}
