package cn.quancheng;

import cn.quancheng.citizens.Citizens;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Entered;
import cn.quancheng.security.signin.SignIns;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The city as its people meet it: every call goes through the door, with a token. */
@ApplicationScoped
public class TestCity {
    private static final String PASSWORD = "a password of the tests";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(20);

    private final Accounts accounts;
    private final Citizens citizens;
    private final SignIns signIns;
    private final CityClock clock;
    /** By login and time, for a token ends soon, and tests set the clock. */
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    TestCity(Accounts accounts, Citizens citizens, SignIns signIns, CityClock clock) {
        this.accounts = accounts;
        this.citizens = citizens;
        this.signIns = signIns;
        this.clock = clock;
    }

    /** A request in the name of an account of staff, which is made where there is none. */
    public RequestSpecification as(Role role) {
        return as(role, role.name().toLowerCase(java.util.Locale.ROOT) + "-of-tests");
    }

    /** The token of an account of staff, which is made where there is none. */
    public String tokenOfStaff(Role role) {
        return tokenOfStaff(role, role.name().toLowerCase(java.util.Locale.ROOT) + "-of-tests");
    }

    /** A request in the name of this account of staff, which is made where there is none. */
    public RequestSpecification as(Role role, String login) {
        return with(tokenOfStaff(role, login));
    }

    private String tokenOfStaff(Role role, String login) {
        return tokens.computeIfAbsent(at(login), l -> {
            accounts.ensureStaff(login, login, EnumSet.of(role), PASSWORD);
            return token(given().formParam("grant_type", "password")
                    .formParam("username", login)
                    .formParam("password", PASSWORD));
        });
    }

    /** A request in the name of a department that may report everything for everybody. */
    public RequestSpecification asDepartment() {
        return asDepartment("department-of-tests", new DepartmentGrant("示例部门", Set.of("*"), true));
    }

    /** A request in the name of this department, which is made where there is none. */
    public RequestSpecification asDepartment(String login, DepartmentGrant grant) {
        return with(tokens.computeIfAbsent(at(login), l -> {
            accounts.ensureDepartment(login, login, grant, PASSWORD);
            return token(
                    given().auth().preemptive().basic(login, PASSWORD).formParam("grant_type", "client_credentials"));
        }));
    }

    /** A request in the name of this citizen of the register, signed in and verified. */
    public RequestSpecification asCitizen(String idNumber) {
        return with(tokenOf(idNumber));
    }

    /** The token of this citizen of the register, signed in and verified. */
    public String tokenOf(String idNumber) {
        return tokens.computeIfAbsent(at("citizen " + idNumber), l -> {
            Entered entered = signIns.enter("openid of " + idNumber);
            signIns.bind(entered.signIn(), idOf(idNumber));
            return entered.accessToken();
        });
    }

    /** The token of a merchant. */
    public String tokenOfMerchant() {
        String login = "merchant-of-tests";
        return tokens.computeIfAbsent(at(login), l -> {
            accounts.ensureMerchant(login, login, PASSWORD);
            return token(
                    given().auth().preemptive().basic(login, PASSWORD).formParam("grant_type", "client_credentials"));
        });
    }

    /** A request in the name of an account that is there, which has a client secret. */
    public RequestSpecification withSecret(String login, String secret) {
        return with(tokenWithSecret(login, secret));
    }

    /** The token of such an account. */
    public String tokenWithSecret(String login, String secret) {
        return tokens.computeIfAbsent(
                at(login),
                l -> token(given().auth()
                        .preemptive()
                        .basic(login, secret)
                        .formParam("grant_type", "client_credentials")));
    }

    /** A request in the name of somebody who signed in and was not verified yet. */
    public RequestSpecification asNobodyYet(String openid) {
        return with(signIns.enter(openid).accessToken());
    }

    /** The number that the rooms know a citizen of the register by. */
    public long idOf(String idNumber) {
        try {
            return citizens.find(new IdentityNumber(idNumber)).orElseThrow().id();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads the register and follows the batch to its end. */
    public JsonPath loadCitizens(String csv) {
        return load(as(Role.OPERATOR), "/api/v1/citizens/batches", csv);
    }

    /** Reports records and follows the batch to its end. */
    public JsonPath report(String csv) {
        return load(asDepartment(), "/api/v1/records/batches", csv);
    }

    /** Sends a file and follows the batch to its end. */
    public JsonPath load(RequestSpecification sender, String path, String csv) {
        Response accepted = given().spec(sender)
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(path);
        return follow(accepted);
    }

    /** Follows a batch that was accepted to its end. */
    public JsonPath follow(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String batch = accepted.header("Location");
        return await().atMost(PATIENCE)
                .pollInterval(SOON)
                .until(
                        () -> as(Role.OPERATOR).get(batch).jsonPath(),
                        json -> Set.of("DONE", "CHECKED", "CANCELLED", "FAILED").contains(json.getString("state")));
    }

    /** The refused lines of a batch. */
    public String errors(String path, JsonPath batch) {
        return as(Role.OPERATOR)
                .get(path + "/" + batch.getLong("batchId") + "/errors")
                .asString();
    }

    /** Computes a month and follows the run to its publication. */
    public JsonPath publish(String month) {
        Response accepted = start(month, "a test");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return await().atMost(PATIENCE)
                .pollInterval(SOON)
                .until(
                        () -> as(Role.OPERATOR)
                                .get("/api/v1/runs/" + accepted.jsonPath().getInt("id"))
                                .jsonPath(),
                        json -> json.getString("state").equals("PUBLISHED"));
    }

    /** Asks for a month to be computed. */
    public Response start(String month, String reason) {
        String body = reason == null
                ? "{\"month\":\"%s\"}".formatted(month)
                : "{\"month\":\"%s\",\"reason\":\"%s\"}".formatted(month, reason);
        return as(Role.OPERATOR).contentType("application/json").body(body).post("/api/v1/runs");
    }

    /** The exchange file of a run, asked for by one auditor and released by another. */
    public String scores(int run) {
        int wish = as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"purpose\":\"a test\"}")
                .post("/api/v1/runs/" + run + "/exports")
                .jsonPath()
                .getInt("exportId");
        as(Role.AUDITOR, "second-auditor-of-tests")
                .post("/api/v1/runs/" + run + "/exports/" + wish + "/release")
                .then()
                .statusCode(204);
        return as(Role.AUDITOR)
                .get("/api/v1/runs/" + run + "/scores.csv?export=" + wish)
                .asString();
    }

    /** Takes one of the department's records out of use. */
    public Response close(String recordNo, String kind, String on) {
        return asDepartment()
                .contentType("application/json")
                .body("{\"kind\":\"%s\",\"on\":\"%s\",\"documentNumber\":\"a test's\"}".formatted(kind, on))
                .post("/api/v1/records/{recordNo}/closure", recordNo);
    }

    /** Undoes that. */
    public Response reopen(String recordNo) {
        return asDepartment()
                .contentType("application/json")
                .body("{\"reason\":\"a test\"}")
                .post("/api/v1/records/{recordNo}/reopening", recordNo);
    }

    /** Takes a citizen's agreement back, at the citizen's request. */
    public Response withdraw(String idNumber, String caseNumber) {
        return as(Role.REVIEWER)
                .contentType("application/json")
                .body("{\"idNumber\":\"%s\",\"caseNumber\":\"%s\"}".formatted(idNumber, caseNumber))
                .post("/api/v1/citizens/withdrawals");
    }

    /** What a reviewer with a case sees of a citizen. */
    public Response search(String idNumber) {
        return as(Role.REVIEWER)
                .contentType("application/json")
                .body("{\"idNumber\":\"%s\",\"caseNumber\":\"case of a test\"}".formatted(idNumber))
                .post("/api/v1/citizens/search");
    }

    /**
     * A token is good for half an hour: one that was asked for in the same ten minutes still is. When a test sets the
     * clock all others are forgotten: who comes back to an earlier day may find the key gone that signed them.
     */
    private String at(String login) {
        String at = " at "
                + clock.instant().getEpochSecond() / Duration.ofMinutes(10).toSeconds();
        tokens.keySet().removeIf(key -> !key.endsWith(at));
        return login + at;
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String token(RequestSpecification credentials) {
        return credentials.post("/api/v1/auth/token").jsonPath().getString("access_token");
    }
}
