package cn.quancheng.benefits;

import cn.quancheng.TestCity;
import cn.quancheng.merchants.Branch;
import cn.quancheng.merchants.CreditCode;
import cn.quancheng.merchants.CreditCodes;
import cn.quancheng.merchants.Partners;
import cn.quancheng.merchants.TestMerchant;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static io.restassured.RestAssured.given;

/** Merchants of the tests that the shipped catalogue names, and what their counters ask. */
@ApplicationScoped
public class Shop {
    public static final String CHECKS = "/api/v1/checks";
    public static final String REDEMPTIONS = "/api/v1/redemptions";
    /** By merchant: an organisation has one. */
    private static final Map<String, String> CODES = new ConcurrentHashMap<>();

    public static final String SECRET = "a merchant's secret of the tests";

    private final TestCity city;
    private final Partners partners;
    private final AgroalDataSource database;

    Shop(TestCity city, Partners partners, AgroalDataSource database) {
        this.city = city;
        this.partners = partners;
        this.database = database;
    }

    /** Makes sure that there is this merchant with these offers open and no others; gives the login of its system. */
    public String open(String merchant, String... scenarios) {
        String login = login(merchant);
        CreditCode code = new CreditCode(CODES.computeIfAbsent(merchant, one -> CreditCodes.next()));
        partners.ensure(
                new Partners.Partner(
                        merchant,
                        "测试" + merchant,
                        code,
                        List.of(new Branch("MAIN", "总店", "历下区", "经十路1号", true)),
                        Set.of(scenarios),
                        login),
                SECRET);
        update("UPDATE merchants SET suspended_at = NULL, suspension_reason = NULL WHERE code = ?", merchant);
        return login;
    }

    /** The login of a merchant's system. */
    public static String login(String merchant) {
        return merchant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A request in the name of a merchant's account. */
    public RequestSpecification as(String login) {
        return city.withSecret(login, SECRET);
    }

    /** A token of somebody at the main branch of a merchant. */
    public String cashier(String login) {
        JsonPath let = as(login)
                .contentType("application/json")
                .body("{\"branch\":\"MAIN\",\"name\":\"示例\"}")
                .post(TestMerchant.CASHIERS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return TestMerchant.signInAsCashier(let.getString("login"), let.getString("secret"))
                .jsonPath()
                .getString("access_token");
    }

    public Response check(String login, String code, String scenario) {
        return ask(login, "{\"code\":\"%s\",\"scenario\":\"%s\"}".formatted(code, scenario));
    }

    public Response ask(String login, String body) {
        return as(login).contentType("application/json").body(body).post(CHECKS);
    }

    public Response redeem(String login, String checkId) {
        return as(login)
                .contentType("application/json")
                .body("{\"checkId\":\"" + checkId + "\"}")
                .post(REDEMPTIONS);
    }

    public Response giveBack(String login, String redemptionId) {
        return as(login).delete(REDEMPTIONS + "/" + redemptionId);
    }

    /** Checks a fresh code of a citizen and redeems it; gives the redemption's number. */
    public String redeemed(String login, String idNumber, String scenario) {
        String check = checked(login, idNumber, scenario).jsonPath().getString("checkId");
        return redeem(login, check).then().statusCode(201).extract().jsonPath().getString("redemptionId");
    }

    /** Reports what became of a redemption. */
    public Response report(String login, String redemptionId, boolean kept) {
        return as(login)
                .contentType("application/json")
                .body("{\"kept\":" + kept + "}")
                .post(REDEMPTIONS + "/" + redemptionId + "/fulfilment");
    }

    /** Asks for a code in a citizen's name. */
    public Response code(String idNumber, String scenario) {
        return given().spec(city.asCitizen(idNumber))
                .contentType("application/json")
                .body("{\"scenario\":\"" + scenario + "\"}")
                .post("/api/v1/me/codes");
    }

    public String codeOf(String idNumber, String scenario) {
        return code(idNumber, scenario)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("code");
    }

    /** Checks a fresh code of a citizen. */
    public Response checked(String login, String idNumber, String scenario) {
        return check(login, codeOf(idNumber, scenario), scenario);
    }

    /** What merchants asked about a citizen, as the citizen reads it. */
    public ValidatableResponse checksOf(String idNumber) {
        return city.asCitizen(idNumber).get("/api/v1/me/checks").then().statusCode(200);
    }

    /** What the service told a citizen, the oldest first. */
    public List<String> told(String idNumber) {
        return texts("SELECT text FROM citizen_messages WHERE citizen_id = ? ORDER BY id", city.idOf(idNumber));
    }

    public void update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, sql, values);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public long count(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), values).orElseThrow();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public List<String> texts(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection()) {
            return Sql.list(connection, sql, row -> row.getString(1), values);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
