package cn.quancheng.ledger;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

/** The files that were sent, found again by their senders and by those who see to them. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class FilesListedTest extends ReportingDepartment {
    private static final String HONOUR = "HONOR,MUNICIPAL,,2026-01-20,,,,\n";

    @Inject
    CityClock clock;

    private final String login = "d-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aDayInNovember() {
        clock.set(LocalDate.of(2026, 11, 20));
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void a_department_finds_its_own_files_by_state_day_and_faults_newest_first() {
        long good = send("A", "示例");
        clock.set(LocalDate.of(2026, 11, 22));
        long bad = send("B", "别人");
        clock.set(LocalDate.of(2026, 11, 23));

        assertThat(ids(own(), "")).containsExactly(bad, good);
        assertThat(ids(own(), "?rejected=true")).containsExactly(bad);
        assertThat(ids(own(), "?state=DONE")).containsExactly(bad, good);
        assertThat(ids(own(), "?state=CANCELLED")).isEmpty();
        assertThat(ids(own(), "?from=2026-11-21")).containsExactly(bad);
        assertThat(ids(own(), "?to=2026-11-20")).containsExactly(good);
        assertThat(ids(own(), "?from=2026-11-20&to=2026-11-22&state=DONE&rejected=false"))
                .containsExactly(bad, good);
        assertThat(ids(own(), "?from=2026-11-23")).isEmpty();
        assertThat(own().get(Reports.PATH + "?rejected=true").jsonPath().getString("items[0].sentBy"))
                .isEqualTo(login);
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        List<Long> sent = List.of(send("A", "示例"), send("B", "示例"), send("C", "示例"));
        List<Long> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonPath page = own().get(Reports.PATH + "?limit=2&after=" + after).jsonPath();
            seen.addAll(page.getList("items.batchId", Long.class));
            after = page.getString("next");
        }

        assertThat(seen).containsExactly(sent.get(2), sent.get(1), sent.get(0));
    }

    @Test
    void others_departments_files_are_seen_by_operators_and_auditors_alone() {
        long batch = send("A", "示例");
        RequestSpecification stranger =
                city.asDepartment("s-" + login, new DepartmentGrant("别的部门", Set.of("*"), false));

        assertThat(ids(stranger, "")).isEmpty();
        assertThat(ids(city.as(Role.OPERATOR), "?limit=10")).contains(batch);
        assertThat(ids(city.as(Role.AUDITOR), "?limit=10")).contains(batch);
        city.asDepartment().get("/api/v1/citizens/batches").then().statusCode(403);
        assertThat(city.as(Role.OPERATOR)
                        .get("/api/v1/closures/batches?limit=200")
                        .jsonPath()
                        .getList("items.batchId", Long.class))
                .doesNotContain(batch);
    }

    @ParameterizedTest
    @CsvSource({"state,OPEN", "from,20261101", "to,tomorrow", "rejected,yes", "after,x", "limit,0"})
    void what_cannot_be_read_is_named(String parameter, String value) {
        own().get(Reports.PATH + "?" + parameter + "=" + value)
                .then()
                .statusCode(400)
                .body("violations[0].field", is(parameter));
    }

    private RequestSpecification own() {
        return city.asDepartment(login, new DepartmentGrant("示例部门", Set.of("*"), false));
    }

    private long send(String number, String name) {
        return city.load(
                        own(),
                        Reports.PATH,
                        Reports.HEADER + reports.line(number, reports.citizen, name, HONOUR.strip()))
                .getLong("batchId");
    }

    private List<Long> ids(RequestSpecification by, String query) {
        return by.get(Reports.PATH + query).jsonPath().getList("items.batchId", Long.class);
    }
}
