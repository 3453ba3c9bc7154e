package cn.quancheng.merchants;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static cn.quancheng.merchants.TestMerchant.CASHIERS;
import static org.assertj.core.api.Assertions.assertThat;

/** The programs of docs/merchants-signing.md, taken out of the page and run as a merchant would. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class MerchantsSigningDocsTest {
    private static final Path PAGE = Path.of("docs/merchants-signing.md");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final int MINUTES = 2;
    private static final String CASHIER = "{\"branch\":\"EAST\",\"name\":\"Wang Xiaoming\"}";

    @Inject
    TestCity city;

    @TempDir
    Path folder;

    private TestMerchant merchant;

    /** How a program ended and what it said. */
    private record Outcome(int exit, String output) {}

    @BeforeEach
    void aMerchant() {
        merchant = TestMerchant.in(city);
    }

    @Test
    void curl_and_openssl_make_keys_and_a_signed_call() throws Exception {
        requireOrSkip("openssl", "version");
        requireOrSkip("curl", "--version");
        Files.writeString(folder.resolve("make-keys.sh"), block("sh"));
        Outcome made = run(Map.of(), "sh", "make-keys.sh");
        assertThat(made.exit()).as(made.output()).isZero();
        String keyId = register("ED25519", "\"" + made.output().replace("\n", "\\n") + "\"");

        calls(keyId, "sh", write("signed-call.sh"));
    }

    @Test
    void a_shared_secret_serves_with_curl_and_openssl_too() throws Exception {
        requireOrSkip("openssl", "version");
        requireOrSkip("curl", "--version");
        JsonPath made = merchant.asOperator()
                .body("{\"algorithm\":\"HMAC_SHA256\"}")
                .post(merchant.address() + "/signing-key")
                .jsonPath();
        String program = block("sh signed-call.sh")
                .replaceAll("(?m)^openssl pkeyutl .*$", Matcher.quoteReplacement(block("sh hmac")));
        Files.writeString(folder.resolve("hmac.sh"), program);
        assertThat(program).contains("hexkey");

        Outcome outcome = run(
                Map.of("QUANCHENG", url(), "KEY_ID", made.getString("keyId"), "SECRET", made.getString("secret")),
                "sh",
                "hmac.sh",
                "POST",
                CASHIERS,
                CASHIER);
        assertThat(outcome.output()).contains(merchant.login + ".c1");
    }

    @Test
    void javascript_makes_a_signed_call() throws Exception {
        requireOrSkip("node", "--version");
        calls(registered(), "node", write("signed-call.mjs"));
    }

    @Test
    void java_makes_a_signed_call() throws Exception {
        calls(registered(), JAVA.toString(), write("SignedCall.java"));
    }

    /** With a body and without. */
    private void calls(String keyId, String... program) throws Exception {
        Map<String, String> environment = Map.of("QUANCHENG", url(), "KEY_ID", keyId, "KEY_FILE", "signing-key.pem");
        Outcome let = run(environment, with(program, "POST", CASHIERS, CASHIER));
        assertThat(let.exit()).as(let.output()).isZero();
        assertThat(let.output()).contains(merchant.login + ".c1");

        Outcome list = run(environment, with(program, "GET", CASHIERS + "?limit=5"));
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

    private String write(String program) throws IOException {
        String language = program.endsWith(".sh") ? "sh" : program.endsWith(".mjs") ? "js" : "java";
        Files.writeString(folder.resolve(program), block(language + " " + program));
        return program;
    }

    /** What stands between the fences of the page that begin so. */
    private static String block(String fence) throws IOException {
        Matcher block = Pattern.compile("(?ms)^```" + Pattern.quote(fence) + "$\\n(.*?)^```$")
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).as(fence).isTrue();
        return block.group(1);
    }

    private Outcome run(Map<String, String> environment, String... command) throws Exception {
        Path output = Files.createTempFile("program", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " did not end");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private void requireOrSkip(String tool, String asks) throws Exception {
        try {
            run(Map.of(), tool, asks);
        } catch (IOException e) {
            String banner = "!".repeat(100);
            System.out.println(banner);
            System.out.println(
                    "!! NOT TESTED: a program of docs/merchants-signing.md, for there is no " + tool + " here.");
            System.out.println(banner);
            Assumptions.abort("there is no " + tool);
        }
    }

    private static String[] with(String[] program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private static String url() {
        return "http://localhost:" + RestAssured.port;
    }
}
