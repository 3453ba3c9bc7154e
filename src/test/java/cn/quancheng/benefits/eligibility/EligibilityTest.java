package cn.quancheng.benefits.eligibility;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customers;
import cn.quancheng.security.accounts.DepartmentGrant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** A department that gives priority among equals learns yes or no of those who let it ask, and of nobody else. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class EligibilityTest {
    private static final String PATH = "/api/v1/eligibility/batches";
    private static final String AWARD = "CAREER_AWARD_PRIORITY";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private final String department = "评优办" + UUID.randomUUID();

    @BeforeEach
    void december() {
        clock.set(LocalDate.of(2026, 12, 6));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void no_consent_no_score_and_below_the_tier_are_one_answer() {
        asking();
        String eligible = Customers.ofTierAaa(city, 1).get(0);
        String withoutConsent = Customers.ofTierAaa(city, 1).get(0);
        String below = Customers.ofTierB(city);
        city.publish("2026-12");
        String noScore = Customers.ofTierA(city, 1).get(0);
        String unknown = IdentityNumbers.next();
        consent(eligible);
        consent(below);
        consent(noScore);

        Response answer = check(body(AWARD, eligible, withoutConsent, below, noScore, unknown));

        answer.then()
                .statusCode(200)
                .body("results.ref", contains("0", "1", "2", "3", "4"))
                .body("results.eligible", contains(true, false, false, false, false));
        assertThat(answer.asString()).doesNotContain(eligible, below);
        assertThat(accesses(eligible)).contains("授权核查");
        assertThat(accesses(below)).contains("授权核查");
        assertThat(accesses(withoutConsent)).as("nobody looked").doesNotContain("授权核查");
    }

    @Test
    void a_consent_that_is_taken_back_is_none() {
        asking();
        String citizen = Customers.ofTierAaa(city, 1).get(0);
        city.publish("2026-12");
        String consent = consent(citizen);
        city.asCitizen(citizen).delete("/api/v1/me/consents/" + consent).then().statusCode(204);

        check(body(AWARD, citizen)).then().body("results.eligible", contains(false));
    }

    @Test
    void a_wrong_number_is_named_by_its_place_and_nothing_is_answered() {
        asking();
        String wrong = IdentityNumbers.next().substring(0, 17) + "?";

        Response answer = check(body(AWARD, IdentityNumbers.next(), wrong));

        answer.then().statusCode(400).body("violations[0].field", equalTo("citizens[1].idNumber"));
        assertThat(answer.asString()).doesNotContain(wrong);
    }

    @Test
    void one_offer_is_asked_about_three_times_a_day() {
        for (int i = 0; i < 3; i++) {
            check(body(AWARD, IdentityNumbers.next())).then().statusCode(200);
        }

        check(body(AWARD, IdentityNumbers.next())).then().statusCode(429);
        check(body("CAREER_PROMOTION_PRIORITY", IdentityNumbers.next())).then().statusCode(200);
    }

    @Test
    void nobody_and_more_than_ten_thousand_are_not_asked_about_and_cost_no_turn() {
        String[] tooMany = new String[10_001];
        Arrays.fill(tooMany, IdentityNumbers.next());
        for (int i = 0; i < 3; i++) {
            check(body(AWARD)).then().statusCode(400).body("violations[0].field", equalTo("citizens"));
            check(body(AWARD, tooMany)).then().statusCode(400).body("violations[0].field", equalTo("citizens"));
        }

        check(body(AWARD, IdentityNumbers.next())).then().statusCode(200).body("results.eligible", contains(false));
    }

    @Test
    void an_offer_that_there_is_not_is_not_found() {
        check(body("NO_SUCH_OFFER", IdentityNumbers.next())).then().statusCode(404);
    }

    private RequestSpecification asking() {
        return city.asDepartment(
                "eligibility-" + department.substring(3, 12), new DepartmentGrant(department, Set.of("HONOR"), false));
    }

    private String consent(String citizen) {
        return city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"department\":\"%s\",\"scenario\":\"%s\"}".formatted(department, AWARD))
                .post("/api/v1/me/consents")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("consentId");
    }

    private Response check(String body) {
        return asking().contentType("application/json").body(body).post(PATH);
    }

    private String accesses(String citizen) {
        return city.asCitizen(citizen).get("/api/v1/me/accesses").asString();
    }

    private static String body(String scenario, String... idNumbers) {
        StringBuilder people = new StringBuilder();
        for (int i = 0; i < idNumbers.length; i++) {
            people.append(i == 0 ? "" : ",").append("{\"ref\":\"%d\",\"idNumber\":\"%s\"}".formatted(i, idNumbers[i]));
        }
        return "{\"scenario\":\"%s\",\"citizens\":[%s]}".formatted(scenario, people);
    }
}
