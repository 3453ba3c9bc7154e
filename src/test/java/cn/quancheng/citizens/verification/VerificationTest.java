package cn.quancheng.citizens.verification;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.accounts.Source;
import cn.quancheng.security.signin.Entered;
import cn.quancheng.security.signin.SignIns;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How somebody shows who they are, and what that gives them. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class VerificationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String NAME = "买买提·艾力";

    @Inject
    TestCity city;

    @Inject
    SignIns signIns;

    @Inject
    VerificationTries tries;

    @Inject
    CityClock clock;

    private final String openid = "openid-" + UUID.randomUUID();
    private final String number = IdentityNumbers.next();
    private Entered entered;

    @BeforeEach
    void somebodyOfTheRegisterAndSomebodyWithAWeChat() {
        city.loadCitizens("id_number,name,district\n" + number + "," + NAME + ",历下区\n");
        clock.set(TODAY);
        entered = signIns.enter(openid);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void name_and_number_of_one_person_verify_and_the_same_token_grows() {
        me().get("/api/v1/me/messages").then().statusCode(403);

        JsonPath verified =
                verify(NAME, number).then().statusCode(200).extract().jsonPath();

        assertThat(verified.getString("idNumber")).isEqualTo(new IdentityNumber(number).masked());
        assertThat(verified.getString("name")).isEqualTo("*****力");
        assertThat(verified.getString("everything")).isEqualTo("/api/v1/me/data");
        me().get("/api/v1/me/messages").then().statusCode(200);
    }

    @Test
    void how_a_name_is_typed_does_not_matter_nor_does_a_small_x() {
        verify("买买提•艾力", number.toLowerCase(java.util.Locale.ROOT)).then().statusCode(200);
    }

    @Test
    void it_says_how_much_is_held_and_gives_no_score() {
        city.report(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                        + "V-" + UUID.randomUUID().toString().substring(0, 4) + "a," + number + "," + NAME
                        + ",VOLUNTEER_SERVICE,,960,2026-05-01,,,,示例部门\n"
                        + "V-" + UUID.randomUUID().toString().substring(0, 4) + "b," + number + "," + NAME
                        + ",VOLUNTEER_SERVICE,,240,2026-06-01,,,,示例部门\n");

        JsonPath verified = verify(NAME, number).jsonPath();

        assertThat(verified.getString("held[0].kind")).isEqualTo("VOLUNTEER_SERVICE");
        assertThat(verified.getInt("held[0].count")).isEqualTo(2);
        assertThat(verified.getString("summary")).contains("志愿服务2条", "不会产生信用分");
        assertThat(city.search(number).jsonPath().getString("score")).isNull();
        assertThat(city.search(number).jsonPath().getString("agreement")).isNull();
    }

    @Test
    void a_wrong_name_and_a_number_of_nobody_are_answered_word_by_word_the_same() {
        Response wrongName = verify("王小明", number);
        entered = signIns.enter(openid + "-other");
        Response nobody = verify(NAME, IdentityNumbers.next());

        wrongName.then().statusCode(422);
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.asString()).isEqualTo(wrongName.asString());
        assertThat(wrongName.asString()).contains("今天还可以试4次").doesNotContain(number);
    }

    @Test
    void who_has_died_is_answered_like_nobody() {
        city.loadCitizens("id_number,name,district,status\n" + number + "," + NAME + ",历下区,DECEASED\n");

        verify(NAME, number).then().statusCode(422);
    }

    @Test
    void a_mistyped_number_is_named_as_such_and_costs_no_try() {
        for (int i = 0; i < 10; i++) {
            Response answer = verify(NAME, number.substring(0, 17) + (number.endsWith("1") ? "2" : "1"));
            answer.then().statusCode(400);
            assertThat(answer.jsonPath().getString("violations[0].field")).isEqualTo("idNumber");
        }
        verify(NAME, number).then().statusCode(200);
    }

    @Test
    void the_sixth_try_of_a_day_is_refused_even_with_the_right_name_and_the_next_day_is_another() {
        for (int i = 0; i < 5; i++) {
            verify("王小明", number).then().statusCode(422);
        }

        Response sixth = verify(NAME, number);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isNotBlank();

        clock.set(TODAY.plusDays(1));
        entered = signIns.enter(openid);
        verify(NAME, number).then().statusCode(200);
    }

    @Test
    void twenty_tries_at_once_are_five() throws Exception {
        List<Integer> answers =
                AtOnce.run(Collections.nCopies(20, () -> verify("王小明", number).statusCode()));

        assertThat(Collections.frequency(answers, 422)).isEqualTo(5);
        assertThat(Collections.frequency(answers, 429)).isEqualTo(15);
    }

    @Test
    void many_wechats_have_few_tries_at_one_number() {
        IdentityNumber tried = new IdentityNumber(number);
        for (int i = 0; i < VerificationTries.AT_NUMBER.allowed(); i++) {
            tries.take(UUID.randomUUID(), tried, Source.of("192.0.2." + i));
        }

        assertThatThrownBy(() -> tries.take(UUID.randomUUID(), tried, Source.of("192.0.2.99")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY));
    }

    @Test
    void another_wechat_frees_the_first_one_ends_its_sessions_and_the_citizen_is_told() {
        verify(NAME, number).then().statusCode(200);
        Entered first = entered;
        entered = signIns.enter(openid + "-new");

        verify(NAME, number).then().statusCode(200);

        given().auth()
                .oauth2(first.accessToken())
                .get("/api/v1/me/messages")
                .then()
                .statusCode(401);
        assertThat(me().get("/api/v1/me/messages").jsonPath().getString("items[0].kind"))
                .isEqualTo("SIGNED_IN_ELSEWHERE");
        entered = signIns.enter(openid);
        me().get("/api/v1/me/messages").then().statusCode(403);
    }

    @Test
    void a_wechat_of_one_citizen_does_not_become_another_and_does_not_say_who_the_other_is() {
        verify(NAME, number).then().statusCode(200);
        String other = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district\n" + other + ",李四,历下区\n");

        Response right = verify("李四", other);
        Response wrong = verify("张三", other);

        right.then().statusCode(409);
        assertThat(wrong.asString()).isEqualTo(right.asString());
        verify(NAME, number).then().statusCode(200);
    }

    @Test
    void who_is_under_18_may_see_what_is_held() {
        String young = IdentityNumbers.of(LocalDate.of(2012, 6, 1), 77);
        city.loadCitizens("id_number,name,district\n" + young + ",王小明,历下区\n");

        verify("王小明", young).then().statusCode(200);
    }

    @Test
    void it_can_be_undone_and_done_again() {
        verify(NAME, number).then().statusCode(200);
        me().get("/api/v1/me/verification").then().statusCode(200);

        me().delete("/api/v1/me/verification").then().statusCode(204);

        me().get("/api/v1/me/verification").then().statusCode(401);
        entered = signIns.enter(openid);
        me().get("/api/v1/me/verification").then().statusCode(403);
        verify(NAME, number).then().statusCode(200);
    }

    @Test
    void each_verification_and_each_failure_is_written_down_without_name_or_number() {
        verify("王小明", number);
        verify(NAME, number);

        String about = city.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"idNumber\":\"%s\",\"reason\":\"a test\"}".formatted(number))
                .post("/api/v1/audit/search")
                .asString();
        String failures = city.as(Role.AUDITOR)
                .get("/api/v1/audit?action=VERIFICATION_FAILED&actor=sign-in/" + entered.signIn())
                .asString();

        assertThat(about)
                .contains("CITIZEN_VERIFIED", "citizen/" + city.idOf(number))
                .doesNotContain(NAME, number);
        assertThat(failures).contains("VERIFICATION_FAILED").doesNotContain("王小明", number);
    }

    private Response verify(String name, String idNumber) {
        return me().contentType("application/json")
                .body("{\"name\":\"%s\",\"idNumber\":\"%s\"}".formatted(name, idNumber))
                .post("/api/v1/me/verification");
    }

    private RequestSpecification me() {
        return given().auth().oauth2(entered.accessToken());
    }
}
