package cn.quancheng.oversight;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** Rule 9 of the domain: looks are written down, and so are looks at what was written down. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AuditResourceTest {
    @Inject
    TestCity city;

    private final String citizen = IdentityNumbers.next();

    @BeforeEach
    void aCitizenWhoWasLookedUp() {
        city.loadCitizens("id_number,name,district\n" + citizen + ",张三,历下区\n");
        city.search(citizen);
    }

    @Test
    void an_auditor_finds_what_was_done_with_a_persons_data_and_leaves_a_line_that_the_person_can_read() {
        search(citizen, "核查投诉")
                .statusCode(200)
                .body("items.action", contains("CITIZEN_LOOKED_UP"))
                .body("items[0].actor", equalTo("reviewer-of-tests"))
                .body("items[0].reason", equalTo("case of a test"));

        search(citizen, "再查一次")
                .body("items.action", contains("AUDIT_READ", "CITIZEN_LOOKED_UP"))
                .body("items[0].actor", equalTo("auditor-of-tests"))
                .body("items[0].reason", equalTo("核查投诉"));
    }

    @Test
    void a_look_at_a_person_needs_a_reason() {
        search(citizen, " ").statusCode(400).body("violations.field", hasItem("reason"));
        search(citizen, "再查一次").body("items.action", not(hasItem("AUDIT_READ")));
    }

    @Test
    void a_search_for_somebody_who_is_not_there_is_written_down_too() {
        String reason = "查无此人 " + citizen.substring(10, 14);
        search(IdentityNumbers.next(), reason).statusCode(404);

        list("actor=auditor-of-tests&action=AUDIT_READ")
                .body("items.findAll { it.details != null }.details.found", hasItem(false))
                .body("items.reason", hasItem(reason));
    }

    @Test
    void the_list_goes_by_act_and_actor_and_time_and_does_not_say_whose_data_it_was() {
        Response found = city.as(Role.AUDITOR)
                .get("/api/v1/audit?actor=reviewer-of-tests&action=CITIZEN_LOOKED_UP&from=2020-01-01&limit=1");

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.asString()).contains("\"aboutCitizen\":true").doesNotContain("citizenId", "subjectCitizen");
        list("action=CITIZEN_LOOKED_UP&to=2020-01-01T00:00:00+08:00").body("items.size()", equalTo(0));
        list("action=CITIZEN_LOOKED_UP").body("items.action", everyItem(equalTo("CITIZEN_LOOKED_UP")));
    }

    @Test
    void each_look_at_the_list_is_a_line_of_it() {
        list("action=NEVER_DONE&from=2026-11-01").body("items.size()", equalTo(0));

        list("actor=auditor-of-tests&action=AUDIT_READ")
                .body("items[0].details.action", equalTo("NEVER_DONE"))
                .body("items[0].details.from", equalTo("2026-11-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor=370199198503120010", "from=yesterday", "after=x", "after=999999999999999999"})
    void what_cannot_be_searched_by_is_named(String query) {
        list(query).statusCode(400).body("violations.field", contains(query.substring(0, query.indexOf('='))));
    }

    @Test
    void a_number_that_is_none_is_refused() {
        search("370199198503120011", "核查投诉").statusCode(400).body("violations.field", contains("idNumber"));
    }

    private ValidatableResponse list(String query) {
        return city.as(Role.AUDITOR).get("/api/v1/audit?" + query).then();
    }

    private ValidatableResponse search(String idNumber, String reason) {
        return city.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"idNumber\":\"%s\",\"reason\":\"%s\"}".formatted(idNumber, reason))
                .post("/api/v1/audit/search")
                .then();
    }
}
