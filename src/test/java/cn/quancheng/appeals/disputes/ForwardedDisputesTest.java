package cn.quancheng.appeals.disputes;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.appeals.Accused;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
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
import java.util.Set;

import static cn.quancheng.appeals.Accused.DISPUTES;
import static cn.quancheng.appeals.Accused.decide;
import static cn.quancheng.appeals.Accused.numberOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** A department reads and answers what is said against its own records. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ForwardedDisputesTest {
    private static final String FORWARDED = "/api/v1/departments/disputes";
    private static final DepartmentGrant ITS_OWN = new DepartmentGrant("示例部门", Set.of("*"), false);
    private static final DepartmentGrant ANOTHERS = new DepartmentGrant("不相干的部门", Set.of("*"), false);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private Accused citizen;
    private long id;

    @BeforeEach
    void aDispute() {
        clock.set(LocalDate.of(2026, 12, 7));
        citizen = Accused.one(city);
        id = numberOf(citizen.dispute());
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void the_list_says_what_is_due_and_nothing_of_the_person() {
        Response list = department().get(FORWARDED + "?limit=1&after=" + (id - 1));

        list.then()
                .statusCode(200)
                .body("items[0].recordNo", equalTo(citizen.penalty))
                .body("items[0].dueOn", equalTo("2026-12-14"))
                .body("items[0].answered", equalTo(false));
        assertThat(list.asString()).doesNotContain("外地", citizen.idNumber, "示例\"");
    }

    @Test
    void the_department_reads_the_statement_with_a_masked_number_and_the_citizen_sees_that_it_did() {
        Response opened = department().get(FORWARDED + "/" + id);

        opened.then().statusCode(200).body("statement", containsString("外地")).body("idNumber", containsString("****"));
        assertThat(opened.asString()).doesNotContain(citizen.idNumber);
        citizen.get("/api/v1/me/accesses?by=others")
                .then()
                .body("items[0].action", equalTo("DISPUTE_FORWARDED_READ"))
                .body("items[0].what", not(equalTo("处理了您的信息")));
    }

    @Test
    void the_department_answers_once_and_reviewer_and_citizen_read_it() throws Exception {
        department();
        assertThat(AtOnce.run(3, () -> answer(department()).statusCode()))
                .containsOnlyOnce(200)
                .contains(409);

        citizen.get(DISPUTES + "/" + id)
                .then()
                .body("departmentAnswer.agrees", equalTo(true))
                .body("departmentAnswer.statement", equalTo("经核对，录入有误。"))
                .body("state", equalTo("OPEN"));
        Accused.claim(city, id, "reviewer-of-tests");
        city.as(Role.REVIEWER)
                .get("/api/v1/reviews/" + id)
                .then()
                .body("matter.departmentAnswer.statement", equalTo("经核对，录入有误。"));
    }

    @Test
    void another_department_sees_and_says_nothing() {
        assertThat(another().get(FORWARDED).asString()).doesNotContain(citizen.penalty);
        another().get(FORWARDED + "?department=示例部门").then().statusCode(404);
        another().get(FORWARDED + "/" + id).then().statusCode(404);
        answer(another()).then().statusCode(404);
    }

    @Test
    void what_is_decided_is_neither_shown_nor_answered_any_more() {
        decide(city, id, "REJECT").then().statusCode(200);

        department().get(FORWARDED + "/" + id).then().statusCode(404);
        answer(department()).then().statusCode(409);
        assertThat(department().get(FORWARDED + "?limit=1&after=" + (id - 1)).asString())
                .doesNotContain(citizen.penalty);
    }

    private RequestSpecification department() {
        return city.asDepartment("own-department-of-tests", ITS_OWN);
    }

    private RequestSpecification another() {
        return city.asDepartment("other-department-of-tests", ANOTHERS);
    }

    private Response answer(RequestSpecification by) {
        return by.contentType("application/json")
                .body("{\"agrees\":true,\"statement\":\"经核对，录入有误。\"}")
                .post(FORWARDED + "/" + id + "/answer");
    }
}
