package cn.quancheng.platform;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class HealthTest {
    @Test
    void every_part_is_up() {
        given().when()
                .get("/q/health")
                .then()
                .statusCode(200)
                .body("status", is("UP"))
                .body("checks.status", everyItem(is("UP")));
    }

    @Test
    void whether_redis_is_there_is_no_part_of_it() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", not(empty()))
                .body("checks.name", everyItem(not(containsStringIgnoringCase("redis"))));
    }
}
