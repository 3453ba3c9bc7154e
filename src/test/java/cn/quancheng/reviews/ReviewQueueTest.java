package cn.quancheng.reviews;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Reviewers take what waits in hand, one at a time, and decide it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ReviewQueueTest {
    private static final String REVIEWS = "/api/v1/reviews";
    private static final String ME = "reviewer-of-tests";
    private static final String OTHER = "second-reviewer-of-tests";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private final String citizen = IdentityNumbers.next();
    private long id;

    @BeforeEach
    void somethingToDecide() {
        clock.set(LocalDate.of(2026, 12, 6));
        city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + citizen + ",示例,历下区,2026-09-01,TY-"
                + citizen.substring(8) + "\n");
        city.publish("2026-12");
        id = city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"month\":\"2026-12\",\"statement\":\"少算了八小时\"}")
                .post("/api/v1/me/reviews")
                .jsonPath()
                .getLong("id");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void nobody_looks_or_decides_who_has_not_claimed() {
        open(ME).then().statusCode(409);
        decide(ME).then().statusCode(409);

        claim(ME).then().statusCode(200).body("claimedBy", equalTo(ME));
        open(ME).then().statusCode(200).body("matter.statement", equalTo("少算了八小时"));
        decide(ME).then().statusCode(200).body("state", equalTo("REJECTED"));
    }

    @Test
    void what_somebody_has_in_hand_is_nobody_elses() {
        claim(ME).then().statusCode(200);

        claim(OTHER).then().statusCode(409);
        open(OTHER).then().statusCode(409);
        decide(OTHER).then().statusCode(409);
        release(OTHER).then().statusCode(204);
        open(ME).then().statusCode(200);
    }

    @Test
    void whoever_claims_at_once_one_has_it() throws Exception {
        List<String> logins = List.of(ME, OTHER, "third-reviewer-of-tests", "fourth-reviewer-of-tests");
        logins.forEach(login -> city.as(Role.REVIEWER, login));
        List<String> turn = new ArrayList<>(logins);
        List<Integer> answers = AtOnce.run(4, () -> claim(next(turn)).statusCode());

        assertThat(answers).containsOnlyOnce(200).contains(409);
    }

    @Test
    void what_is_released_others_take() {
        claim(ME);
        release(ME).then().statusCode(204);
        release(ME).then().statusCode(204);

        claim(OTHER).then().statusCode(200);
        decide(ME).then().statusCode(409);
    }

    @Test
    void what_was_left_lying_others_take_and_until_then_it_may_still_be_decided() {
        claim(ME);
        clock.set(LocalDate.of(2026, 12, 7));
        assertThat(ids(ME, "claimed=NOBODY")).contains(id);
        open(ME).then().statusCode(200);

        claim(OTHER).then().statusCode(200);
        open(ME).then().statusCode(409);
        decide(ME).then().statusCode(409);
        decide(OTHER).then().statusCode(200);
    }

    @Test
    void what_ended_is_shown_to_whoever_decided_it_and_without_a_score() {
        claim(ME);
        decide(ME).then().statusCode(200);

        open(ME).then()
                .statusCode(200)
                .body("matter.score", nullValue())
                .body("review.reason", equalTo("经核对，全部记录与来源一致，计算无误。"));
        open(OTHER).then().statusCode(409);
        claim(OTHER).then().statusCode(409);
        release(ME).then().statusCode(204);
    }

    @Test
    void the_queue_is_read_by_kind_state_term_and_hands_and_the_first_due_come_first() {
        claim(ME);
        assertThat(ids(ME, "kind=SECOND_LOOK&claimed=ME")).contains(id);
        assertThat(ids(OTHER, "claimed=ME")).doesNotContain(id);
        assertThat(ids(OTHER, "claimed=NOBODY")).doesNotContain(id);
        assertThat(ids(ME, "kind=DISPUTE")).doesNotContain(id);
        assertThat(ids(ME, "overdue=true")).doesNotContain(id);
        clock.set(LocalDate.of(2026, 12, 22));
        assertThat(ids(ME, "overdue=true")).contains(id);

        List<String> due = list(ME, "limit=200").jsonPath().getList("items.dueOn");
        assertThat(due).isSorted();
        decide(ME).then().statusCode(200);
        assertThat(ids(ME, "state=OPEN")).doesNotContain(id);
        assertThat(ids(ME, "state=REJECTED")).contains(id);
    }

    @Test
    void pages_follow_each_other_and_nothing_is_on_two() {
        List<Integer> all = list(ME, "limit=200").jsonPath().getList("items.id");
        List<Integer> paged = new ArrayList<>();
        String after = "";
        while (after != null && paged.size() < all.size()) {
            JsonPath page = list(ME, "limit=7&after=" + after).jsonPath();
            paged.addAll(page.getList("items.id"));
            after = page.getString("next");
        }

        assertThat(paged.subList(0, all.size())).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=BLACKLIST, kind",
        "state=DONE, state",
        "overdue=perhaps, overdue",
        "claimed=reviewer, claimed",
        "after=7, after",
        "after=2026-02-30.7, after",
        "limit=0, limit",
    })
    void what_cannot_be_read_is_named(String query, String field) {
        list(ME, query).then().statusCode(400).body("violations[0].field", equalTo(field));
    }

    @Test
    void the_summary_counts_what_waits_of_each_kind() {
        JsonPath before = city.as(Role.REVIEWER).get(REVIEWS + "/summary").jsonPath();
        claim(ME);
        JsonPath after = city.as(Role.REVIEWER).get(REVIEWS + "/summary").jsonPath();

        assertThat(after.getList("kind"))
                .containsExactly(
                        "SECOND_LOOK",
                        "DECLARATION",
                        "FALSE_DECLARATION",
                        "DISPUTE",
                        "REPAIR",
                        "COMMITMENT",
                        "BENEFIT_OBJECTION");
        assertThat(after.getInt("[0].open"))
                .isEqualTo(before.getInt("[0].open"))
                .isPositive();
        assertThat(after.getInt("[0].unclaimed")).isEqualTo(before.getInt("[0].unclaimed") - 1);
    }

    @Test
    void under_another_number_there_is_nothing() {
        id = Long.MAX_VALUE;
        claim(ME).then().statusCode(404);
        release(ME).then().statusCode(404);
        open(ME).then().statusCode(404);
        decide(ME).then().statusCode(404);
    }

    private static String next(List<String> turn) {
        synchronized (turn) {
            return turn.remove(0);
        }
    }

    /** Those that are due after the one before this test's, for other tests leave theirs. */
    private List<Long> ids(String login, String query) {
        return list(login, query + "&limit=200&after=2026-12-21." + (id - 1))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", Long.class);
    }

    private Response list(String login, String query) {
        return city.as(Role.REVIEWER, login).get(REVIEWS + "?" + query);
    }

    private Response claim(String login) {
        return city.as(Role.REVIEWER, login).post(REVIEWS + "/" + id + "/claim");
    }

    private Response release(String login) {
        return city.as(Role.REVIEWER, login).delete(REVIEWS + "/" + id + "/claim");
    }

    private Response open(String login) {
        return city.as(Role.REVIEWER, login).get(REVIEWS + "/" + id);
    }

    private Response decide(String login) {
        return city.as(Role.REVIEWER, login)
                .contentType("application/json")
                .body("{\"decision\":\"REJECT\",\"reason\":\"经核对，全部记录与来源一致，计算无误。\"}")
                .post(REVIEWS + "/" + id + "/decision");
    }
}
