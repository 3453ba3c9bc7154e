package cn.quancheng.monthlyrun;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.hasItem;

/** The exchange file, and who may have it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ScoreExportTest extends CitizenInNovember {
    @Test
    void the_exchange_file_leaves_the_house_for_a_purpose_and_by_a_second_person_only() {
        int run = city.publish("2026-01").getInt("id");
        String runs = "/api/v1/runs/" + run;
        city.as(Role.AUDITOR).get(runs + "/scores.csv").then().statusCode(403);
        city.as(Role.OPERATOR).get(runs + "/scores.csv").then().statusCode(403);
        city.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"purpose\":\" \"}")
                .post(runs + "/exports")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("purpose"));
        int wish = city.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"purpose\":\"a test\"}")
                .post(runs + "/exports")
                .jsonPath()
                .getInt("exportId");
        city.as(Role.AUDITOR)
                .post(runs + "/exports/" + wish + "/release")
                .then()
                .statusCode(409);
        city.as(Role.AUDITOR).get(runs + "/scores.csv?export=" + wish).then().statusCode(403);
        city.as(Role.APPROVER)
                .post(runs + "/exports/" + wish + "/release")
                .then()
                .statusCode(204);
        city.as(Role.AUDITOR).get(runs + "/scores.csv?export=" + wish).then().statusCode(200);
        city.as(Role.AUDITOR, "second-auditor-of-tests")
                .get(runs + "/scores.csv?export=" + wish)
                .then()
                .statusCode(403);
    }
}
