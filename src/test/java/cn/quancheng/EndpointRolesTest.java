package cn.quancheng;

import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.Admission.Admitted;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.tokens.Tokens;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Every endpoint times every role, and nobody: who gets through is what the table says, and nothing is left out of it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class EndpointRolesTest {
    private static final String LOGIN = "walker-of-tests";

    @Inject
    Accounts accounts;

    @Inject
    Tokens tokens;

    @Test
    void every_endpoint_says_who_may_and_stands_in_the_table() {
        Map<String, Endpoint> endpoints = Endpoint.all();

        assertThat(endpoints.values()).allMatch(Endpoint::says);
        assertThat(endpoints.keySet()).containsExactlyInAnyOrderElementsOf(EndpointRoles.MAY.keySet());
    }

    @Test
    void an_endpoint_that_says_nothing_serves_nobody() {
        given().get(Unmarked.PATH).then().statusCode(401);
        tokens().values()
                .forEach(token ->
                        given().auth().oauth2(token).get(Unmarked.PATH).then().statusCode(403));
    }

    @Test
    void every_endpoint_lets_those_through_that_the_table_says_and_nobody_else() {
        Map<Role, String> tokensByRole = tokens();
        List<String> wrong = new ArrayList<>();
        Endpoint.all().forEach((row, endpoint) -> {
            Set<Role> may = EndpointRoles.MAY.getOrDefault(row, EnumSet.noneOf(Role.class));
            boolean isPublic = may.isEmpty();
            check(wrong, row + " by nobody", endpoint.call(given()), isPublic ? 0 : 401);
            tokensByRole.forEach((role, token) -> check(
                    wrong,
                    row + " by " + role,
                    endpoint.call(given().auth().oauth2(token)),
                    isPublic || may.contains(role) ? 0 : 403));
        });

        assertThat(wrong).isEmpty();
    }

    /** @param refusal the status that is expected, or 0 where the request is to get through to what it asks for */
    private static void check(List<String> wrong, String who, Response answer, int refusal) {
        // What an endpoint refuses by itself has a type of its own; what its roles refuse has none.
        boolean refused = Set.of(401, 403).contains(answer.statusCode())
                && answer.contentType().startsWith("application/problem+json")
                && answer.jsonPath().getString("type").equals("about:blank");
        if (refusal == 0 ? refused : !refused || answer.statusCode() != refusal) {
            wrong.add(who + ": " + answer.statusCode());
        }
    }

    /** Citizens have no accounts; their tokens are made of the same stuff. */
    private Map<Role, String> tokens() {
        accounts.ensureMerchant(LOGIN, LOGIN, "a secret of the tests");
        Map<Role, String> byRole = new EnumMap<>(Role.class);
        EndpointRoles.EVERY_ROLE.forEach(
                role -> byRole.put(role, tokens.issue(new Admitted(LOGIN, Set.of(role), Optional.empty(), 1))));
        return byRole;
    }
}
