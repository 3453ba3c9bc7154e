package cn.quancheng.platform.openapi;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the API's description says of everything that it describes. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ApiDescriptionTest {
    private JsonPath api;

    @BeforeEach
    void theDescription() {
        api = given().get("/q/openapi?format=json").jsonPath();
    }

    @Test
    void a_month_is_text_of_a_year_and_a_month() {
        Map<String, Object> month = api.getMap("components.schemas.YearMonth");

        assertThat(month).containsEntry("type", "string").doesNotContainKey("$ref");
    }

    @Test
    void what_an_answer_always_has_is_required_and_what_may_be_null_says_so() {
        assertThat(api.<String>getList("components.schemas.Run.required")).contains("month", "state", "eta", "scored");
        assertThat(api.getString("components.schemas.Run.properties.eta.anyOf")).contains("null");
        assertThat(api.<String>getList("components.schemas.Run.properties.failure.type"))
                .containsExactly("string", "null");
        assertThat(api.getString("components.schemas.Run.properties.month.anyOf"))
                .isNull();
        assertThat(api.<String>getList("components.schemas.PageRunView.required"))
                .containsExactly("items", "next");
    }

    @Test
    void what_an_answer_leaves_out_when_it_has_none_is_neither_required_nor_null() {
        assertThat(api.<String>getList("components.schemas.AccountView.required"))
                .doesNotContain("department");
        assertThat(api.getString("components.schemas.AccountView.properties.department.anyOf"))
                .isNull();
    }

    @Test
    void a_caller_may_leave_out_what_may_be_null_and_flags_that_are_then_false() {
        assertThat(api.<String>getList("components.schemas.RunRequest.required"))
                .containsExactly("month");
        assertThat(api.<String>getList("components.schemas.DepartmentGrantRequest.required"))
                .doesNotContain("forOthers");
        assertThat(api.getBoolean("components.schemas.DepartmentGrantRequest.properties.forOthers.default"))
                .isFalse();
    }

    @Test
    void every_error_is_a_problem_but_those_of_the_token_endpoint() {
        eachOperation((name, operation) -> operation
                .<String, Map<String, Object>>getMap("responses")
                .forEach((status, response) -> {
                    if (status.compareTo("400") >= 0
                            && !(name.contains("/auth/token") && status.compareTo("500") < 0)) {
                        assertThat(String.valueOf(response.get("content")))
                                .as(name + " " + status)
                                .contains("application/problem+json", "#/components/schemas/Problem");
                    }
                }));
    }

    @Test
    void every_operation_says_who_may_call_it_and_what_can_go_wrong() {
        eachOperation((name, operation) -> {
            List<Map<String, Object>> security = operation.getList("security");
            Map<String, Object> responses = operation.getMap("responses");

            assertThat(security).as(name).isNotNull();
            assertThat(operation.getString("operationId")).as(name).isNotBlank();
            assertThat(operation.getString("description")).as(name).containsAnyOf("须有角色", "登录");
            assertThat(operation.getList("tags")).as(name).hasSize(1);
            assertThat(responses).as(name).containsKey("500");
            assertThat(responses.containsKey("401"))
                    .as(name)
                    .isEqualTo(!security.isEmpty() || name.matches(".*/auth/(token|refresh)"));
            if (operation.get("requestBody") != null) {
                assertThat(responses).as(name).containsKeys("400", "413", "415");
            }
            if (name.contains("{")) {
                assertThat(responses).as(name).containsKeys("400", "404");
            }
        });
    }

    @Test
    void an_endpoint_that_is_idempotent_describes_the_key_by_itself() {
        JsonPath start = new JsonPath(api.prettify());
        List<Map<String, Object>> parameters = start.getList("paths.'/api/v1/runs'.post.parameters");

        assertThat(parameters).extracting(parameter -> parameter.get("name")).containsExactly("Idempotency-Key");
        assertThat(start.getMap("paths.'/api/v1/runs'.post.responses")).containsKeys("409", "422");
    }

    @Test
    void whoever_sends_a_file_reads_that_it_may_be_repeated_and_what_files_are_refused_for() {
        List<String> files = new ArrayList<>();
        eachOperation((name, operation) -> {
            if (String.valueOf(operation.<Object>get("requestBody")).contains("text/csv")) {
                files.add(name);
                Map<String, Map<String, Object>> responses = operation.getMap("responses");
                assertThat(operation.<String>getList("parameters.name"))
                        .as(name)
                        .contains("Idempotency-Key");
                assertThat(responses).as(name).containsKeys("202", "400", "408", "409", "415", "422", "429");
                assertThat(String.valueOf(responses.get("422"))).as(name).contains("Idempotency-Key已用于另一文件");
            }
        });
        assertThat(files).contains("post /api/v1/citizens/batches", "post /api/v1/records/batches");
    }

    private void eachOperation(BiConsumer<String, JsonPath> check) {
        Map<String, Map<String, Object>> paths = api.getMap("paths");
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(method -> !method.equals("parameters"))
                .forEach(method -> check.accept(method + " " + path, at("paths.'" + path + "'." + method))));
    }

    private JsonPath at(String place) {
        return new JsonPath(api.prettify()).setRootPath(place);
    }
}
