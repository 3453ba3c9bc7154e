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

import static cn.quancheng.security.accounts.Role.APPROVER;
import static cn.quancheng.security.accounts.Role.AUDITOR;
import static cn.quancheng.security.accounts.Role.CASHIER;
import static cn.quancheng.security.accounts.Role.CITIZEN;
import static cn.quancheng.security.accounts.Role.DEPARTMENT;
import static cn.quancheng.security.accounts.Role.MERCHANT;
import static cn.quancheng.security.accounts.Role.MODELER;
import static cn.quancheng.security.accounts.Role.OPERATOR;
import static cn.quancheng.security.accounts.Role.REVIEWER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Every endpoint times every role, and nobody: who gets through is what the table says, and nothing is left out of it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class EndpointRolesTest {
    private static final Set<Role> EVERY_ROLE = EnumSet.allOf(Role.class);
    private static final String LOGIN = "walker-of-tests";

    /** Stands in the table for an endpoint that serves people who are not signed in. */
    private static final Set<Role> PUBLIC = Set.of();

    /** Who may. An endpoint that is not here fails the test: think about it, then write its row. */
    private static final Map<String, Set<Role>> MAY = Map.ofEntries(
            Map.entry("GET /", PUBLIC),
            Map.entry("POST /api/v1/learning/jobs", Set.of(MODELER)),
            Map.entry("GET /api/v1/learning/jobs", Set.of(MODELER, APPROVER, AUDITOR)),
            Map.entry("GET /api/v1/learning/jobs/{id}", Set.of(MODELER, APPROVER, AUDITOR)),
            Map.entry("DELETE /api/v1/learning/jobs/{id}", Set.of(MODELER)),
            Map.entry("GET /api/v1/learning/jobs/{id}/draft", Set.of(MODELER, APPROVER, AUDITOR)),
            Map.entry("POST /api/v1/learning/jobs/{id}/draft", Set.of(MODELER)),
            Map.entry("GET /.well-known/jwks.json", PUBLIC),
            Map.entry("POST /api/v1/auth/token", PUBLIC),
            Map.entry("GET /api/v1/notices/current", PUBLIC),
            Map.entry("GET /api/v1/notices/{version}", PUBLIC),
            Map.entry("GET /notices/{version}", PUBLIC),
            Map.entry("GET /api/v1/me/agreement", Set.of(CITIZEN)),
            Map.entry("PUT /api/v1/me/agreement", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/agreement", Set.of(CITIZEN)),
            Map.entry("PUT /api/v1/me/agreement/refusal", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/data", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/data/retention", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/accesses", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/reviews", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/checks/{id}/objection", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/checks/{id}/objection", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/redemptions/{id}/fulfilment", Set.of(MERCHANT, CASHIER)),
            Map.entry("POST /api/v1/me/reviews", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/reviews/{id}", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/declarable-items", PUBLIC),
            Map.entry("GET /api/v1/me/declarations", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/declarations", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/declarations/{id}", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/declarations/{id}", Set.of(CITIZEN)),
            Map.entry("PUT /api/v1/me/declarations/{id}/reply", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/declarations/{id}/evidence", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/declarations/{id}/evidence", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/declarations/{id}/evidence/{piece}", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/declarations/{id}/evidence/{piece}", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/declarations/exports", Set.of(AUDITOR, APPROVER)),
            Map.entry("POST /api/v1/declarations/exports", Set.of(AUDITOR)),
            Map.entry("POST /api/v1/declarations/exports/{id}/release", Set.of(AUDITOR, APPROVER)),
            Map.entry("GET /api/v1/declarations/exports/{id}/declarations.csv", Set.of(AUDITOR)),
            Map.entry("POST /api/v1/declarations/{id}/falsehood", Set.of(REVIEWER)),
            Map.entry("GET /api/v1/declarations/{id}/evidence/{piece}", Set.of(REVIEWER)),
            Map.entry("GET /api/v1/volunteer-service/batches", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("POST /api/v1/volunteer-service/batches", Set.of(DEPARTMENT)),
            Map.entry("DELETE /api/v1/volunteer-service/batches/{id}", Set.of(DEPARTMENT, OPERATOR)),
            Map.entry("GET /api/v1/volunteer-service/batches/{id}/rejected", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/volunteer-service/batches/{id}", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/volunteer-service/batches/{id}/errors", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/me/disputes", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/disputes", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/disputes/{id}", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/disputes/{id}", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/departments/disputes", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/departments/disputes/{id}", Set.of(DEPARTMENT)),
            Map.entry("POST /api/v1/departments/disputes/{id}/answer", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/me/repairs", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/repairs", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/repairs/offers", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/repairs/{id}", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/repairs/{id}", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/commitment-templates", PUBLIC),
            Map.entry("GET /api/v1/me/commitments", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/commitments", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/commitments/{id}", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/commitments/{id}", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/commitments/{id}/fulfilment", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/reviews", Set.of(REVIEWER)),
            Map.entry("GET /api/v1/reviews/summary", Set.of(REVIEWER)),
            Map.entry("GET /api/v1/reviews/{id}", Set.of(REVIEWER)),
            Map.entry("POST /api/v1/reviews/{id}/claim", Set.of(REVIEWER)),
            Map.entry("DELETE /api/v1/reviews/{id}/claim", Set.of(REVIEWER)),
            Map.entry("POST /api/v1/reviews/{id}/decision", Set.of(REVIEWER)),
            Map.entry("GET /api/v1/merchants", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/merchants", Set.of(OPERATOR)),
            Map.entry("GET /api/v1/merchants/{id}", Set.of(OPERATOR)),
            Map.entry("PUT /api/v1/merchants/{id}", Set.of(OPERATOR)),
            Map.entry("DELETE /api/v1/merchants/{id}", Set.of(OPERATOR)),
            Map.entry("PUT /api/v1/merchants/{id}/branches/{branch}", Set.of(OPERATOR)),
            Map.entry("DELETE /api/v1/merchants/{id}/branches/{branch}", Set.of(OPERATOR)),
            Map.entry("PUT /api/v1/merchants/{id}/offers", Set.of(OPERATOR)),
            Map.entry("PUT /api/v1/merchants/{id}/suspension", Set.of(OPERATOR)),
            Map.entry("DELETE /api/v1/merchants/{id}/suspension", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/merchants/{id}/secret", Set.of(OPERATOR)),
            Map.entry("DELETE /api/v1/merchants/{id}/secret/previous", Set.of(OPERATOR)),
            Map.entry("GET /api/v1/merchants/{id}/signing-key", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/merchants/{id}/signing-key", Set.of(OPERATOR)),
            Map.entry("DELETE /api/v1/merchants/{id}/signing-key", Set.of(OPERATOR)),
            Map.entry("DELETE /api/v1/merchants/{id}/signing-key/previous", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/checks", Set.of(MERCHANT, CASHIER)),
            Map.entry("POST /api/v1/redemptions", Set.of(MERCHANT, CASHIER)),
            Map.entry("DELETE /api/v1/redemptions/{id}", Set.of(MERCHANT, CASHIER)),
            Map.entry("GET /api/v1/merchant/offers", Set.of(MERCHANT, CASHIER)),
            Map.entry("GET /api/v1/merchant/statistics", Set.of(MERCHANT)),
            Map.entry("GET /api/v1/benefits/statistics", Set.of(OPERATOR, AUDITOR, MODELER, APPROVER)),
            Map.entry("POST /api/v1/eligibility/batches", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/me/benefits", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/codes", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/checks", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/checks/{id}", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/consents", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/consents", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/consents/{id}", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/merchant/cashiers", Set.of(MERCHANT)),
            Map.entry("POST /api/v1/merchant/cashiers", Set.of(MERCHANT)),
            Map.entry("POST /api/v1/merchant/cashiers/{login}/secret", Set.of(MERCHANT)),
            Map.entry("DELETE /api/v1/merchant/cashiers/{login}", Set.of(MERCHANT)),
            Map.entry("PUT /api/v1/auth/password", EVERY_ROLE),
            Map.entry("POST /api/v1/auth/wechat", PUBLIC),
            Map.entry("POST /api/v1/auth/refresh", PUBLIC),
            Map.entry("DELETE /api/v1/auth/session", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/verification", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/verification", Set.of(CITIZEN)),
            Map.entry("DELETE /api/v1/me/verification", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/messages", Set.of(CITIZEN)),
            Map.entry("PUT /api/v1/me/messages/{id}/read", Set.of(CITIZEN)),
            Map.entry("PUT /api/v1/me/messages/read", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/keys/rotation", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/keys/resealing", Set.of(OPERATOR)),
            Map.entry("GET /api/v1/keys/resealing", Set.of(OPERATOR)),
            Map.entry("GET /api/v1/accounts", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/accounts", Set.of(OPERATOR)),
            Map.entry("GET /api/v1/accounts/{login}", Set.of(OPERATOR)),
            Map.entry("DELETE /api/v1/accounts/{login}", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/accounts/{login}/secret", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/accounts/{login}/confirmation", Set.of(OPERATOR)),
            Map.entry("DELETE /api/v1/accounts/{login}/lock", Set.of(OPERATOR)),
            Map.entry("GET /api/v1/models", Set.of(MODELER, APPROVER, OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/models/current", PUBLIC),
            Map.entry("GET /api/v1/models/announced", PUBLIC),
            Map.entry("GET /api/v1/models/{version}/changes", Set.of(MODELER, APPROVER, OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/models/{version}", Set.of(MODELER, APPROVER, OPERATOR, AUDITOR)),
            Map.entry("PUT /api/v1/models/{version}", Set.of(MODELER)),
            Map.entry("DELETE /api/v1/models/{version}", Set.of(MODELER)),
            Map.entry("POST /api/v1/models/{version}/approvals", Set.of(APPROVER)),
            Map.entry("DELETE /api/v1/models/{version}/approvals", Set.of(APPROVER)),
            Map.entry("POST /api/v1/models/{version}/refusals", Set.of(APPROVER)),
            Map.entry("POST /api/v1/models/{version}/publication", Set.of(APPROVER)),
            Map.entry("POST /api/v1/models/{version}/withdrawal", Set.of(APPROVER)),
            Map.entry("GET /api/v1/scenarios", PUBLIC),
            Map.entry("GET /api/v1/scenarios/{code}", PUBLIC),
            Map.entry("PUT /api/v1/scenarios/{code}", Set.of(OPERATOR)),
            Map.entry("DELETE /api/v1/scenarios/{code}/draft", Set.of(OPERATOR)),
            Map.entry("PUT /api/v1/scenarios/{code}/ending", Set.of(OPERATOR)),
            Map.entry("DELETE /api/v1/scenarios/{code}/ending", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/scenarios/{code}/publication", Set.of(OPERATOR, APPROVER)),
            Map.entry("GET /api/v1/scenarios/drafts", Set.of(OPERATOR, APPROVER, AUDITOR)),
            Map.entry("GET /api/v1/scenarios/{code}/versions", Set.of(OPERATOR, APPROVER, AUDITOR)),
            Map.entry("GET /api/v1/scenarios/{code}/versions/{id}", Set.of(OPERATOR, APPROVER, AUDITOR)),
            Map.entry("GET /api/v1/me/report", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/score", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/score/advice", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/score/calendar", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/score/explanation", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/me/score/history", Set.of(CITIZEN)),
            Map.entry("POST /api/v1/me/score/simulation", Set.of(CITIZEN)),
            Map.entry("GET /api/v1/reports/{code}", PUBLIC),
            Map.entry("POST /api/v1/reports/{code}/check", PUBLIC),
            Map.entry("GET /api/v1/audit", Set.of(AUDITOR)),
            Map.entry("POST /api/v1/audit/search", Set.of(AUDITOR)),
            Map.entry("POST /api/v1/citizens/batches", Set.of(OPERATOR)),
            Map.entry("GET /api/v1/citizens/batches/{id}", Set.of(OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/citizens/batches/{id}/errors", Set.of(OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/citizens/batches", Set.of(OPERATOR, AUDITOR)),
            Map.entry("DELETE /api/v1/citizens/batches/{id}", Set.of(OPERATOR)),
            Map.entry("GET /api/v1/citizens/batches/{id}/rejected", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/citizens/search", Set.of(REVIEWER)),
            Map.entry("POST /api/v1/citizens/withdrawals", Set.of(REVIEWER)),
            Map.entry("POST /api/v1/citizens/agreements", Set.of(REVIEWER)),
            Map.entry("POST /api/v1/records/batches", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/records/batches/{id}", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/records/batches/{id}/errors", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/records/batches", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("DELETE /api/v1/records/batches/{id}", Set.of(DEPARTMENT, OPERATOR)),
            Map.entry("GET /api/v1/records/batches/{id}/rejected", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/records/templates", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/records/template", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/closures/template", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/closures/batches", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("DELETE /api/v1/closures/batches/{id}", Set.of(DEPARTMENT, OPERATOR)),
            Map.entry("GET /api/v1/closures/batches/{id}/rejected", Set.of(DEPARTMENT)),
            Map.entry("POST /api/v1/closures/batches", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/closures/batches/{id}", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/closures/batches/{id}/errors", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("POST /api/v1/records/{recordNo}/closure", Set.of(DEPARTMENT)),
            Map.entry("POST /api/v1/records/{recordNo}/reopening", Set.of(DEPARTMENT)),
            Map.entry("GET /api/v1/departments/statistics", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/departments/statistics.csv", Set.of(DEPARTMENT, OPERATOR, AUDITOR)),
            Map.entry("GET /departments/statistics", PUBLIC),
            Map.entry("GET /departments/statistics/figures", Set.of(DEPARTMENT)),
            Map.entry("POST /api/v1/histories/checks", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/models/{version}/simulations", Set.of(MODELER)),
            Map.entry("GET /api/v1/simulations", Set.of(MODELER, APPROVER, AUDITOR)),
            Map.entry("GET /api/v1/simulations/{id}", Set.of(MODELER, APPROVER, AUDITOR)),
            Map.entry("DELETE /api/v1/simulations/{id}", Set.of(MODELER)),
            Map.entry("GET /api/v1/simulations/{id}/events", Set.of(MODELER, APPROVER, AUDITOR)),
            Map.entry("GET /api/v1/runs", Set.of(OPERATOR, AUDITOR)),
            Map.entry("POST /api/v1/runs", Set.of(OPERATOR)),
            Map.entry("GET /api/v1/runs/{id}", Set.of(OPERATOR, AUDITOR)),
            Map.entry("DELETE /api/v1/runs/{id}", Set.of(OPERATOR)),
            Map.entry("POST /api/v1/runs/{id}/release", Set.of(OPERATOR)),
            Map.entry("GET /api/v1/runs/{id}/comparison", Set.of(OPERATOR, AUDITOR, MODELER, APPROVER)),
            Map.entry("GET /api/v1/statistics", Set.of(OPERATOR, MODELER, APPROVER, AUDITOR)),
            Map.entry("GET /api/v1/statistics.csv", Set.of(OPERATOR, MODELER, APPROVER, AUDITOR)),
            Map.entry("GET /api/v1/alerts", Set.of(OPERATOR, AUDITOR)),
            Map.entry("GET /api/v1/runs/{id}/scores.csv", Set.of(AUDITOR)),
            Map.entry("POST /api/v1/runs/{id}/exports", Set.of(AUDITOR)),
            Map.entry("POST /api/v1/runs/{id}/exports/{export}/release", Set.of(AUDITOR, APPROVER)),
            Map.entry("GET /api/v1/exports", Set.of(AUDITOR, APPROVER)));

    @Inject
    Accounts accounts;

    @Inject
    Tokens tokens;

    @Test
    void every_endpoint_says_who_may_and_stands_in_the_table() {
        Map<String, Endpoint> endpoints = Endpoint.all();

        assertThat(endpoints.values()).allMatch(Endpoint::says);
        assertThat(endpoints.keySet()).containsExactlyInAnyOrderElementsOf(MAY.keySet());
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
            Set<Role> may = MAY.getOrDefault(row, EnumSet.noneOf(Role.class));
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
        EVERY_ROLE.forEach(
                role -> byRole.put(role, tokens.issue(new Admitted(LOGIN, Set.of(role), Optional.empty(), 1))));
        return byRole;
    }
}
