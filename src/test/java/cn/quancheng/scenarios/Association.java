package cn.quancheng.scenarios;

import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.restassured.response.Response;

import java.util.concurrent.atomic.AtomicInteger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The association's people at the door, with scenarios of their own: each test has another one. */
final class Association {
    static final String PATH = "/api/v1/scenarios/";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final String code = "TEST_OFFER_" + NUMBERS.incrementAndGet();
    final OfferText text = OfferText.DEPOSIT.named(code).with("2027-08-31", "2099-12-31");

    private final TestCity city;

    Association(TestCity city) {
        this.city = city;
    }

    Response draft(OfferText draft) {
        return draft(draft, "operator-of-tests");
    }

    Response draft(OfferText draft, String operator) {
        return city.as(Role.OPERATOR, operator)
                .contentType("application/yaml")
                .body(draft.bytes())
                .put(PATH + code);
    }

    /** By an approver, who did not write it. */
    Response publish(String digest) {
        return publish(digest, Role.APPROVER, "approver-of-tests");
    }

    Response publish(String digest, Role role, String login) {
        return city.as(role, login)
                .contentType("application/json")
                .body("{\"digest\":\"%s\"}".formatted(digest))
                .post(PATH + code + "/publication");
    }

    /** Drafts and publishes a text; gives its digest. */
    String offer(OfferText draft) {
        Response drafted = draft(draft);
        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(200);
        Response published = publish(drafted.jsonPath().getString("digest"));
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        return published.jsonPath().getString("digest");
    }

    Response end(String from) {
        return city.as(Role.OPERATOR)
                .contentType("application/json")
                .body("{\"from\":\"%s\",\"reason\":\"a test's reason\"}".formatted(from))
                .put(PATH + code + "/ending");
    }

    Response reopen() {
        return city.as(Role.OPERATOR).delete(PATH + code + "/ending");
    }

    Response discard(String operator) {
        return city.as(Role.OPERATOR, operator).delete(PATH + code + "/draft");
    }

    Response versions() {
        return city.as(Role.AUDITOR).get(PATH + code + "/versions");
    }

    /** As anyone reads it. */
    Response read() {
        return given().get(PATH + code);
    }

    /** So that no other test meets it. */
    void clear(String today) {
        end(today);
    }
}
