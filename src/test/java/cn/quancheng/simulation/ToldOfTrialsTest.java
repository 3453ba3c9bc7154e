package cn.quancheng.simulation;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.startsWith;

/** Rule 0: rules to come are tried on nobody who was not told of it. */
@QuarkusTest
@TestProfile(UntoldCity.class)
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ToldOfTrialsTest {
    @Inject
    TestCity city;

    @Test
    void nothing_is_simulated_where_the_notice_does_not_tell_of_trials() {
        Desk desk = new Desk(city);
        String version = desk.draftOfPublished("cap: 60", "cap: 80");

        desk.ask(version, null, "2026-12")
                .then()
                .statusCode(409)
                .body("detail", startsWith("告知书 2026.1 没有告知市民：公布新规则之前会在他们身上试算。"));

        city.as(Role.MODELER).get("/api/v1/simulations").then().statusCode(200).body("items", empty());
    }
}
