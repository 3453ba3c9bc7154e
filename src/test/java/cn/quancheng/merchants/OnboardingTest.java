package cn.quancheng.merchants;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.UUID;

import static cn.quancheng.merchants.TestMerchant.MERCHANTS;
import static cn.quancheng.merchants.TestMerchant.request;
import static cn.quancheng.merchants.TestMerchant.signIn;
import static cn.quancheng.merchants.TestMerchant.takeIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Operators take merchants in and look after who they are, where, and what is open for them. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class OnboardingTest {
    @Inject
    TestCity city;

    @Inject
    Merchants merchants;

    @Test
    void a_merchant_that_was_taken_in_is_shown_where_the_answer_said_and_signs_in() {
        String code = TestMerchant.code();
        String uscc = CreditCodes.next();
        Response taken = takeIn(city, request(code, uscc, "LIBRARY_DEPOSIT_FREE", "CAR_WASH_FREE"));

        taken.then().statusCode(201).header("Cache-Control", equalTo("no-store"));
        String login = taken.path("api.login");
        assertThat(login).isEqualTo(code.toLowerCase());
        assertThat(signIn(login, taken.path("api.secret")).statusCode()).isEqualTo(200);
        assertThat(signIn(taken.path("sandbox.login"), taken.path("sandbox.secret"))
                        .statusCode())
                .isEqualTo(200);
        operator()
                .get(taken.header("Location"))
                .then()
                .statusCode(200)
                .body("code", equalTo(code))
                .body("uscc", equalTo(uscc))
                .body("branches.code", contains("EAST", "WEST"))
                .body("offers", contains("CAR_WASH_FREE", "LIBRARY_DEPOSIT_FREE"))
                .body("accounts.login", contains(login, login + ".sandbox"))
                .body("cashiers", equalTo(0))
                .body("suspendedAt", nullValue());
        Counter sandbox = merchants.counter(login + ".sandbox").orElseThrow();
        assertThat(sandbox.sandbox()).isTrue();
        assertThat(sandbox.merchant().code()).isEqualTo(code);
    }

    @Test
    void no_secret_is_ever_shown_again() {
        TestMerchant merchant = TestMerchant.in(city);
        assertThat(operator().get(merchant.address()).asString()
                        + operator().get(MERCHANTS + "?q=" + merchant.code).asString())
                .contains(merchant.login)
                .doesNotContain(merchant.secret)
                .doesNotContain(merchant.sandboxSecret)
                .doesNotContain("$2");
    }

    @Test
    void a_code_and_an_organisation_are_taken_in_once() {
        String code = TestMerchant.code();
        String uscc = CreditCodes.next();
        takeIn(city, request(code, uscc)).then().statusCode(201);

        takeIn(city, request(code, CreditCodes.next()))
                .then()
                .statusCode(409)
                .body("type", containsString("merchants.code-taken"));
        takeIn(city, request(TestMerchant.code(), uscc.toLowerCase()))
                .then()
                .statusCode(409)
                .body("type", containsString("merchants.uscc-taken"));
    }

    @Test
    void of_several_operators_who_take_one_in_at_once_one_succeeds() throws Exception {
        String request = request(TestMerchant.code(), CreditCodes.next());

        assertThat(AtOnce.run(4, () -> takeIn(city, request).statusCode()))
                .containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void of_several_codes_for_one_organisation_at_once_one_is_taken() throws Exception {
        String uscc = CreditCodes.next();

        assertThat(AtOnce.run(
                        4,
                        () -> takeIn(city, request(TestMerchant.code(), uscc)).statusCode()))
                .containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void a_repeated_request_shows_the_same_secrets_again_and_makes_no_second_merchant() {
        String request = request(TestMerchant.code(), CreditCodes.next());
        String key = UUID.randomUUID().toString();
        String first = operator()
                .header("Idempotency-Key", key)
                .body(request)
                .post(MERCHANTS)
                .asString();

        assertThat(operator()
                        .header("Idempotency-Key", key)
                        .body(request)
                        .post(MERCHANTS)
                        .asString())
                .contains("secret")
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"9144030019220382, 18位", "91440300192203821O, 不用I、O", "914403001922038217, 校验码"})
    void a_credit_code_that_is_none_is_refused_in_words_that_help(String uscc, String words) {
        takeIn(city, request(TestMerchant.code(), uscc))
                .then()
                .statusCode(422)
                .body("violations.field", contains("uscc"))
                .body("violations.message", contains(containsString(words)));
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_fields_named() {
        takeIn(city, request("lower", CreditCodes.next()))
                .then()
                .statusCode(400)
                .body("violations.field", contains("code"));
        takeIn(city, request(TestMerchant.code(), CreditCodes.next(), "no scenario"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("offers"));
        takeIn(city, request(TestMerchant.code(), CreditCodes.next()).replace("WEST", "EAST"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("branches"));
        takeIn(city, request(TestMerchant.code(), CreditCodes.next()).replace("东路1号", ""))
                .then()
                .statusCode(400);
    }

    @Test
    void merchants_are_found_by_name_code_credit_code_and_suspension_page_by_page() {
        TestMerchant one = TestMerchant.in(city);
        TestMerchant other = TestMerchant.in(city);
        other.suspend().then().statusCode(204);
        String uscc = operator().get(one.address()).path("uscc");

        found(one.code.toLowerCase().substring(1)).then().body("items.id", contains((int) one.id));
        found(uscc).then().body("items.id", contains((int) one.id));
        found("测试商家").then().body("items.id", hasItem((int) other.id));
        found(one.code + "&suspended=true").then().body("items", equalTo(List.of()));
        found(other.code + "&suspended=true").then().body("items.id", contains((int) other.id));
        operator()
                .get(MERCHANTS + "?suspended=false&limit=200")
                .then()
                .body("items.suspendedAt", everyItem(nullValue()));
        Response page = operator().get(MERCHANTS + "?limit=1");
        page.then().body("items.size()", equalTo(1)).body("next", notNullValue());
        operator()
                .get(MERCHANTS + "?limit=200&after=" + page.path("next"))
                .then()
                .body("items.id", not(hasItem((int) page.path("items[0].id"))));
        operator().get(MERCHANTS + "?suspended=perhaps").then().statusCode(400);
        operator().get(MERCHANTS + "?after=x").then().statusCode(400);
    }

    @Test
    void a_merchant_has_another_name_from_now_on_and_so_have_its_accounts() {
        TestMerchant merchant = TestMerchant.in(city);
        merchant.asOperator()
                .body("{\"name\":\"改名的商家\"}")
                .put(merchant.address())
                .then()
                .statusCode(200)
                .body("name", equalTo("改名的商家"));

        operator().get("/api/v1/accounts/" + merchant.login).then().body("displayName", equalTo("改名的商家"));
        assertThat(merchants.ofAccount(merchant.login).orElseThrow().name()).isEqualTo("改名的商家");
    }

    @Test
    void a_branch_is_added_changed_closed_and_opened_again() {
        TestMerchant merchant = TestMerchant.in(city);
        put(merchant, "NORTH", "北店").then().statusCode(200).body("branches.code", contains("EAST", "NORTH", "WEST"));
        put(merchant, "NORTH", "新北店").then().body("branches.find { it.code == 'NORTH' }.name", equalTo("新北店"));
        merchant.asOperator()
                .delete(merchant.address() + "/branches/NORTH")
                .then()
                .statusCode(204);
        merchant.asOperator()
                .delete(merchant.address() + "/branches/NORTH")
                .then()
                .statusCode(204);
        assertThat(branch(merchant, "NORTH").open()).isFalse();
        put(merchant, "NORTH", "新北店").then().statusCode(200);
        assertThat(branch(merchant, "NORTH").open()).isTrue();

        put(merchant, "north", "北店").then().statusCode(400);
        merchant.asOperator()
                .delete(merchant.address() + "/branches/SOUTH")
                .then()
                .statusCode(404);
    }

    @Test
    void the_scenarios_that_are_open_are_those_of_the_last_word() {
        TestMerchant merchant = TestMerchant.in(city, "LIBRARY_DEPOSIT_FREE", "CAR_WASH_FREE");
        offers(merchant, "\"LIBRARY_DEPOSIT_FREE\",\"DENTAL_DISCOUNT\"")
                .then()
                .statusCode(200)
                .body("offers", contains("DENTAL_DISCOUNT", "LIBRARY_DEPOSIT_FREE"));
        assertThat(merchants.offers(merchant.id)).containsExactly("DENTAL_DISCOUNT", "LIBRARY_DEPOSIT_FREE");
        offers(merchant, "").then().statusCode(200).body("offers", equalTo(List.of()));
        offers(merchant, "\"CAR_WASH_FREE\"").then().body("offers", contains("CAR_WASH_FREE"));
        offers(merchant, "\"books\"").then().statusCode(422);
    }

    @Test
    void a_partnership_that_has_ended_is_over_for_all_its_accounts_and_changes_no_more() {
        TestMerchant merchant = TestMerchant.in(city, "LIBRARY_DEPOSIT_FREE");
        String uscc = operator().get(merchant.address()).path("uscc");
        String token = merchant.token();
        merchant.asOperator().delete(merchant.address()).then().statusCode(204);

        TestMerchant.with(token).get(TestMerchant.CASHIERS).then().statusCode(401);
        assertThat(signIn(merchant.login, merchant.secret).statusCode()).isEqualTo(401);
        assertThat(merchants.ofAccount(merchant.login)).isEmpty();
        assertThat(merchants.find(merchant.id).orElseThrow().active()).isFalse();
        merchant.suspend().then().statusCode(409);
        merchant.asOperator().delete(merchant.address()).then().statusCode(409);
        merchant.asOperator().post(merchant.address() + "/secret").then().statusCode(409);
        takeIn(city, request(TestMerchant.code(), uscc)).then().statusCode(201);
    }

    @Test
    void what_is_done_with_a_merchant_stands_in_the_book() {
        TestMerchant merchant = TestMerchant.in(city);
        merchant.suspend().then().statusCode(204);

        String book = city.as(Role.AUDITOR)
                .get("/api/v1/audit?action=MERCHANT_SUSPENDED&limit=50")
                .asString();
        assertThat(book).contains("merchant/" + merchant.id).contains("a test");
    }

    @Test
    void a_merchant_that_is_not_there_is_not_found() {
        operator().get(MERCHANTS + "/0").then().statusCode(404);
        operator().post(MERCHANTS + "/0/secret").then().statusCode(404);
        operator().delete(MERCHANTS + "/0/suspension").then().statusCode(404);
    }

    private Branch branch(TestMerchant merchant, String code) {
        return merchants.find(merchant.code).orElseThrow().branch(code).orElseThrow();
    }

    private static Response put(TestMerchant merchant, String branch, String name) {
        return merchant.asOperator()
                .body("{\"name\":\"%s\",\"district\":\"天桥区\",\"address\":\"北路3号\"}".formatted(name))
                .put(merchant.address() + "/branches/" + branch);
    }

    private static Response offers(TestMerchant merchant, String quoted) {
        return merchant.asOperator().body("{\"offers\":[" + quoted + "]}").put(merchant.address() + "/offers");
    }

    private Response found(String query) {
        return operator().get(MERCHANTS + "?limit=200&q=" + query);
    }

    private RequestSpecification operator() {
        return city.as(Role.OPERATOR).contentType("application/json");
    }
}
