package cn.quancheng.benefits.objections;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.appeals.Accused;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** A citizen says that they did come, and a person finds out. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ObjectionsTest {
    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    @Inject
    ForgottenObjections forgotten;

    @BeforeEach
    void december() {
        clock.set(LocalDate.of(2026, 12, 7));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void an_objection_that_is_right_lifts_the_pause_at_once_and_says_so() {
        NoShowCase theirs = NoShowCase.of(city, shop, Customers.scored(city));
        theirs.object().then().statusCode(201).body("state", equalTo("OPEN")).body("dueOn", equalTo("2026-12-14"));
        shop.checksOf(theirs.citizen)
                .body("items[0].objection.state", equalTo("OPEN"))
                .body("items[0].objection.dueOn", equalTo("2026-12-14"))
                .body("items[0].objection.statement", equalTo(NoShowCase.SAID))
                .body("items[0].pausedUntil", notNullValue());
        assertThat(theirs.isEligible()).isFalse();

        theirs.decide("ACCEPT").then().statusCode(200);

        assertThat(theirs.isEligible()).isTrue();
        shop.checksOf(theirs.citizen)
                .body(theirs.at("fulfilment"), equalTo("NO_SHOW"))
                .body(theirs.at("pausedUntil"), nullValue())
                .body(theirs.at("objection.state"), equalTo("ACCEPTED"))
                .body(theirs.at("objection.decisionReason"), equalTo(Accused.REASON));
        assertThat(shop.told(theirs.citizen)).hasSize(2).last().asString().contains("异议成立", "暂停已经解除", "经核对原始案卷");
    }

    @Test
    void an_objection_that_is_not_right_leaves_the_pause_and_deducts_nothing() {
        NoShowCase theirs = NoShowCase.of(city, shop, Customers.scored(city));
        theirs.object().then().statusCode(201);

        theirs.decide("REJECT").then().statusCode(200);

        assertThat(theirs.isEligible()).isFalse();
        shop.checksOf(theirs.citizen)
                .body(theirs.at("pausedUntil"), notNullValue())
                .body(theirs.at("objection.state"), equalTo("REJECTED"));
        assertThat(shop.told(theirs.citizen)).last().asString().contains("没有成立", "不扣分");
        assertThat(city.search(theirs.citizen).jsonPath().getInt("score.score")).isEqualTo(600);
    }

    @Test
    void the_reviewer_on_the_case_sees_what_was_redeemed_where_and_what_the_citizen_says() {
        NoShowCase theirs = NoShowCase.of(city, shop, Customers.scored(city));
        theirs.object();
        long review = theirs.review();
        city.as(Role.REVIEWER)
                .get("/api/v1/reviews?kind=BENEFIT_OBJECTION&limit=200")
                .then()
                .body("items.id", hasItem((int) review))
                .body(not(containsString(theirs.check)));
        Accused.claim(city, review, "reviewer-of-tests");

        city.as(Role.REVIEWER, "reviewer-of-tests")
                .get("/api/v1/reviews/" + review)
                .then()
                .statusCode(200)
                .body("matter.merchant", equalTo("测试JIAHUA_TRAVEL"))
                .body("matter.statement", equalTo(NoShowCase.SAID))
                .body("matter.takenAt", notNullValue())
                .body("matter.pausedUntil", notNullValue());
        city.asCitizen(theirs.citizen).get("/api/v1/me/accesses").then().body(containsString("查看了您的陈述和这次核销"));
    }

    @Test
    void what_a_citizen_says_rests_sealed_and_is_shown_to_them() {
        NoShowCase theirs = NoShowCase.of(city, shop, Customers.scored(city));
        theirs.object();

        assertThat(shop.texts(
                        "SELECT encode(sealed_statement, 'escape') FROM benefit_objections WHERE citizen_id = ?",
                        city.idOf(theirs.citizen)))
                .singleElement()
                .asString()
                .doesNotContain(NoShowCase.SAID);
        city.asCitizen(theirs.citizen).get("/api/v1/me/data").then().body(containsString(NoShowCase.SAID));
    }

    @Test
    void who_leaves_ends_the_objection_and_its_words_and_the_link_to_the_redemption_are_gone() {
        NoShowCase theirs = NoShowCase.of(city, shop, Customers.scored(city));
        theirs.object();
        long review = theirs.review();
        city.asCitizen(theirs.citizen).delete("/api/v1/me/agreement").then().statusCode(204);

        assertThat(theirs.objections()).isZero();
        assertThat(shop.texts("SELECT state || ' ' || subject_id FROM reviews WHERE id = ?", review))
                .singleElement()
                .asString()
                .startsWith("WITHDRAWN")
                .doesNotContain(theirs.check);
        theirs.decide("ACCEPT").then().statusCode(409);
    }

    @Test
    void once_it_is_forgotten_whose_redemption_it_was_so_is_the_objection() throws SQLException {
        NoShowCase theirs = NoShowCase.of(city, shop, Customers.scored(city));
        theirs.object();
        theirs.decide("REJECT");
        forgotten.forgetOld();
        assertThat(theirs.objections()).isEqualTo(1);
        shop.update("UPDATE benefit_checks SET citizen_id = NULL WHERE id = ?", UUID.fromString(theirs.check));

        forgotten.forgetOld();

        assertThat(theirs.objections()).isZero();
        city.as(Role.REVIEWER, "reviewer-of-tests")
                .get("/api/v1/reviews/" + theirs.review())
                .then()
                .statusCode(200)
                .body("matter.statement", nullValue());
    }

    @Test
    void nobody_objects_for_somebody_else() {
        NoShowCase theirs = NoShowCase.of(city, shop, Customers.scored(city));
        String other = Customers.scored(city);

        city.asCitizen(other)
                .contentType("application/json")
                .body("{\"statement\":\"" + NoShowCase.SAID + "\"}")
                .post(theirs.address())
                .then()
                .statusCode(404);
        city.asCitizen(other).delete(theirs.address()).then().statusCode(404);
    }
}
