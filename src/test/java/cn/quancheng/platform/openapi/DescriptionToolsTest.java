package cn.quancheng.platform.openapi;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the tools of those who write clients say of the API's description: two linters with their recommended rules, and
 * a compiler of what is generated from it. They come from npm, as src/test/npm/package-lock.json pins them.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DescriptionToolsTest {
    private final NodeTools tools = NodeTools.installedOrSkipped();

    @BeforeEach
    void theDescription() throws IOException {
        Path description = tools.folder().resolve("openapi.yaml");
        Files.writeString(
                description,
                given().get("/q/openapi").then().statusCode(200).extract().asString());
    }

    @Test
    void redocly_finds_no_error_and_every_example_fits_its_schema() throws Exception {
        NodeTools.Outcome outcome =
                tools.run("redocly", "lint", "--config", "redocly.yaml", "--max-problems", "1000", "openapi.yaml");

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("description is valid");
    }

    @Test
    void spectral_finds_neither_error_nor_warning() throws Exception {
        NodeTools.Outcome outcome =
                tools.run("spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "warn", "openapi.yaml");

        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    @Test
    void a_client_in_typescript_is_generated_and_compiles_and_knows_what_is_required() throws Exception {
        NodeTools.Outcome generated = tools.run("openapi-typescript", "openapi.yaml", "--output", "api.ts");
        assertThat(generated.exit()).as(generated.output()).isZero();

        NodeTools.Outcome compiled = tools.run("tsc", "--project", "tsconfig.json");
        assertThat(compiled.exit()).as(compiled.output()).isZero();
    }
}
