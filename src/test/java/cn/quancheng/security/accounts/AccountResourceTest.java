package cn.quancheng.security.accounts;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.DataFolder;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class AccountResourceTest {
    private static final String PASSWORD = "correct horse battery";

    @Inject
    Accounts accounts;

    @Inject
    DataFolder folder;

    private final String login = "a-" + UUID.randomUUID();

    @BeforeEach
    void anOperator() {
        accounts.ensureStaff("a-operator", "测试管理员", Set.of(Role.OPERATOR), PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "operator2"})
    void the_first_two_operators_have_passwords_that_only_the_owner_of_the_data_folder_can_read(String operator)
            throws IOException {
        Path file = folder.root().resolve("secrets").resolve(operator + "-password");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(token(operator, Files.readString(file))).isNotEmpty();
    }

    @Test
    void a_person_has_one_role_for_roles_check_each_other() {
        make("{\"login\":\"" + login
                        + "\",\"kind\":\"STAFF\",\"displayName\":\"两个角色\",\"roles\":[\"REVIEWER\",\"AUDITOR\"]}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("roles"));
    }

    @Test
    void an_account_is_shown_where_its_making_said() {
        String location = make(merchant()).then().statusCode(201).extract().header("Location");

        asOperator()
                .get(location)
                .then()
                .statusCode(200)
                .body("login", equalTo(login))
                .body("confirmed", equalTo(true))
                .body("madeBy", equalTo("a-operator"));
        asOperator().get("/api/v1/accounts/a-never-made").then().statusCode(404);
    }

    @Test
    void of_two_who_take_a_login_at_once_one_is_told_that_it_is_taken() throws Exception {
        assertThat(AtOnce.run(4, () -> make(merchant()).statusCode())).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void an_operator_makes_an_account_of_staff_that_can_sign_in_and_change_its_password() {
        String secret = make("{\"login\":\"" + login
                        + "\",\"kind\":\"STAFF\",\"displayName\":\"李审核\",\"roles\":[\"REVIEWER\"]}")
                .then()
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .path("secret");
        String token = token(login, secret);

        change(token, "not the password", "another long password").then().statusCode(403);
        change(token, secret, "short").then().statusCode(422).body("violations.field", contains("wanted"));
        given().auth().oauth2(token).get("/api/v1/accounts").then().statusCode(403);
        change(token, secret, "another long password").then().statusCode(204);

        assertThat(token(login, "another long password")).isNotEmpty();
    }

    @Test
    void a_department_account_names_the_department_and_what_it_may_report() {
        make("{\"login\":\"" + login + "\",\"kind\":\"DEPARTMENT\",\"displayName\":\"市民政局\",\"department\":"
                        + "{\"department\":\"市民政局\",\"items\":[\"VOLUNTEER_SERVICE\"],\"forOthers\":false}}")
                .then()
                .statusCode(201);

        DepartmentGrant grant = accounts.departmentGrant(login).orElseThrow();
        assertThat(grant.allowsItem("VOLUNTEER_SERVICE")).isTrue();
        assertThat(grant.allowsItem("HONOR")).isFalse();
        assertThat(grant.allowsDepartment("市民政局")).isTrue();
        assertThat(grant.allowsDepartment("市公安局")).isFalse();
    }

    @Test
    void an_account_that_makes_no_sense_is_refused_with_every_fault_named() {
        make("{\"login\":\"" + "370199199003070015"
                        + "\",\"kind\":\"MERCHANT\",\"displayName\":\" \",\"roles\":[\"OPERATOR\"],\"department\":"
                        + "{\"department\":\"x\",\"items\":[]}}")
                .then()
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("login", "displayName", "roles", "department"));
        make("{\"login\":\"" + login + "\",\"kind\":\"STAFF\",\"displayName\":\"无角色\"}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("roles"));
    }

    @Test
    void a_login_is_given_once() {
        make(merchant()).then().statusCode(201);
        make(merchant()).then().statusCode(409);
    }

    @Test
    void a_repeated_request_shows_the_same_secret_again() {
        String key = UUID.randomUUID().toString();
        String first = asOperator()
                .header("Idempotency-Key", key)
                .body(merchant())
                .post("/api/v1/accounts")
                .asString();
        String again = asOperator()
                .header("Idempotency-Key", key)
                .body(merchant())
                .post("/api/v1/accounts")
                .asString();

        assertThat(first).contains("secret").isEqualTo(again);
    }

    @Test
    void a_disabled_account_cannot_sign_in_until_it_gets_a_new_secret() {
        String secret = make(merchant()).path("secret");
        asOperator().delete("/api/v1/accounts/" + login).then().statusCode(204);
        assertThat(signIn(login, secret).statusCode()).isEqualTo(401);

        String fresh = asOperator()
                .post("/api/v1/accounts/" + login + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        assertThat(signIn(login, fresh).statusCode()).isEqualTo(200);
        assertThat(signIn(login, secret).statusCode()).isEqualTo(401);
    }

    @Test
    void operators_cannot_disable_themselves() {
        asOperator().delete("/api/v1/accounts/a-operator").then().statusCode(409);
        asOperator().delete("/api/v1/accounts/a-never-made").then().statusCode(404);
    }

    @Test
    void the_list_goes_page_by_page_and_shows_no_secret() {
        make(merchant()).then().statusCode(201);
        Response first = asOperator().get("/api/v1/accounts?limit=1");
        List<String> logins = first.path("items.login");
        Response second = asOperator().get("/api/v1/accounts?limit=200&after=" + first.path("next"));

        assertThat(logins).hasSize(1);
        List<String> others = second.path("items.login");
        assertThat(others).doesNotContain(logins.get(0));
        assertThat(Stream.concat(logins.stream(), others.stream())).contains(login);
        assertThat(second.asString()).doesNotContainIgnoringCase("hash").doesNotContain("$2");
    }

    private String merchant() {
        return "{\"login\":\"" + login + "\",\"kind\":\"MERCHANT\",\"displayName\":\"测试书店\"}";
    }

    private Response make(String body) {
        return asOperator().body(body).post("/api/v1/accounts");
    }

    private static Response change(String token, String current, String wanted) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"current\":\"" + current + "\",\"wanted\":\"" + wanted + "\"}")
                .put("/api/v1/auth/password");
    }

    private RequestSpecification asOperator() {
        return given().auth().oauth2(token("a-operator", PASSWORD)).contentType("application/json");
    }

    private static String token(String login, String password) {
        return given().formParams("grant_type", "password", "username", login, "password", password)
                .post("/api/v1/auth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static Response signIn(String login, String secret) {
        return given().auth()
                .preemptive()
                .basic(login, secret)
                .formParam("grant_type", "client_credentials")
                .post("/api/v1/auth/token");
    }
}
