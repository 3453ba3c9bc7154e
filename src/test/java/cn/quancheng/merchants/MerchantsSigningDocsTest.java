package cn.quancheng.merchants;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.PagePrograms;
import cn.quancheng.PagePrograms.Outcome;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

import static cn.quancheng.merchants.TestMerchant.CASHIERS;
import static org.assertj.core.api.Assertions.assertThat;

/** The programs of docs/merchants-signing.md, taken out of the page and run as a merchant would. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class MerchantsSigningDocsTest {
    private static final String CASHIER = "{\"branch\":\"EAST\",\"name\":\"Wang Xiaoming\"}";

    @Inject
    TestCity city;

    @TempDir
    Path folder;

    private TestMerchant merchant;
    private PagePrograms page;

    @BeforeEach
    void aMerchant() {
        page = new PagePrograms(Path.of("docs/merchants-signing.md"), folder);
        merchant = TestMerchant.in(city);
    }

    @Test
    void curl_and_openssl_make_keys_and_a_signed_call() throws Exception {
        page.requireOrSkip("openssl", "version");
        page.requireOrSkip("curl", "--version");
        Files.writeString(folder.resolve("make-keys.sh"), page.block("sh"));
        Outcome made = page.run(Map.of(), List.of("sh", "make-keys.sh"));
        assertThat(made.exit()).as(made.output()).isZero();
        String keyId = register("ED25519", "\"" + made.output().replace("\n", "\\n") + "\"");

        calls(keyId, page.written("signed-call.sh"));
    }

    @Test
    void a_shared_secret_serves_with_curl_and_openssl_too() throws Exception {
        page.requireOrSkip("openssl", "version");
        page.requireOrSkip("curl", "--version");
        JsonPath made = merchant.asOperator()
                .body("{\"algorithm\":\"HMAC_SHA256\"}")
                .post(merchant.address() + "/signing-key")
                .jsonPath();
        String program = page.block("sh signed-call.sh")
                .replaceAll("(?m)^openssl pkeyutl .*$", Matcher.quoteReplacement(page.block("sh hmac")));
        Files.writeString(folder.resolve("hmac.sh"), program);
        assertThat(program).contains("hexkey");

        Outcome outcome = page.run(
                Map.of("QUANCHENG", url(), "KEY_ID", made.getString("keyId"), "SECRET", made.getString("secret")),
                List.of("sh", "hmac.sh"),
                "POST",
                CASHIERS,
                CASHIER);
        assertThat(outcome.output()).contains(merchant.login + ".c1");
    }

    @Test
    void javascript_makes_a_signed_call() throws Exception {
        page.requireOrSkip("node", "--version");
        calls(registered(), page.written("signed-call.mjs"));
    }

    @Test
    void java_makes_a_signed_call() throws Exception {
        calls(registered(), page.written("SignedCall.java"));
    }

    /** With a body and without. */
    private void calls(String keyId, List<String> program) throws Exception {
        Map<String, String> environment = Map.of("QUANCHENG", url(), "KEY_ID", keyId, "KEY_FILE", "signing-key.pem");
        Outcome let = page.run(environment, program, "POST", CASHIERS, CASHIER);
        assertThat(let.exit()).as(let.output()).isZero();
        assertThat(let.output()).contains(merchant.login + ".c1");

        Outcome list = page.run(environment, program, "GET", CASHIERS + "?limit=5");
        assertThat(list.exit()).as(list.output()).isZero();
        assertThat(JsonPath.from(list.output()).getList("items.name")).containsExactly("Wang Xiaoming");
    }

    private String registered() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var mime = Base64.getMimeEncoder();
        Files.writeString(
                folder.resolve("signing-key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + mime.encodeToString(pair.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
        return register(
                "ED25519",
                "\"" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\"");
    }

    private String register(String algorithm, String publicKey) {
        return merchant.asOperator()
                .body("{\"algorithm\":\"%s\",\"publicKey\":%s}".formatted(algorithm, publicKey))
                .post(merchant.address() + "/signing-key")
                .then()
                .statusCode(201)
                .extract()
                .path("keyId");
    }

    private static String url() {
        return "http://localhost:" + RestAssured.port;
    }
}
