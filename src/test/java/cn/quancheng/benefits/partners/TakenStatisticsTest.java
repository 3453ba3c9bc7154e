package cn.quancheng.benefits.partners;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import cn.quancheng.merchants.TestMerchant;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Merchants see how often their offers were taken, and never of fewer than ten people. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class TakenStatisticsTest {
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";
    private static final String OWN = "/api/v1/merchant/statistics";
    private static final LocalDate DAY = LocalDate.of(2026, 12, 9);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    private String library;

    @BeforeEach
    void aLibraryInDecember() {
        clock.set(DAY);
        library = shop.open("JINAN_LIBRARY", BORROWING);
        shop.update("UPDATE benefit_checks SET taken_at = NULL, returned_at = NULL WHERE on_day = ?", DAY);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void fewer_than_ten_people_are_hidden_and_no_sum_gives_them_away() {
        List<String> citizens = Customers.ofTierA(city, 10);
        city.publish("2026-12");
        citizens.subList(0, 9).forEach(this::take);

        shop.as(library)
                .get(OWN + "?from=2026-12-09")
                .then()
                .statusCode(200)
                .body("cells.size()", equalTo(1))
                .body("cells[0].taken", nullValue())
                .body("keySet()", contains("from", "to", "cells"));
        take(citizens.get(9));
        shop.as(library)
                .get(OWN + "?from=2026-12-09")
                .then()
                .body("cells[0].firstDay", equalTo("2026-12-09"))
                .body("cells[0].scenario", equalTo(BORROWING))
                .body("cells[0].taken", equalTo(10));
    }

    @Test
    void what_was_given_back_does_not_count_and_others_offers_are_not_seen() {
        String hotel = shop.open("JITAI_HOTEL", "LODGING_DEPOSIT_FREE");
        List<String> citizens = Customers.ofTierA(city, 10);
        city.publish("2026-12");
        String last =
                citizens.stream().map(this::take).reduce((one, next) -> next).orElseThrow();
        shop.giveBack(library, last).then().statusCode(204);

        shop.as(library).get(OWN + "?from=2026-12-09").then().body("cells[0].taken", nullValue());
        shop.as(hotel).get(OWN + "?from=2026-12-09").then().body("cells", empty());
    }

    @Test
    void the_association_sees_whole_months_that_are_over() {
        List<String> citizens = Customers.ofTierA(city, 10);
        city.publish("2026-12");
        citizens.forEach(this::take);

        city.as(Role.OPERATOR)
                .get("/api/v1/benefits/statistics?from=2026-12&to=2026-12")
                .then()
                .statusCode(400);
        city.as(Role.OPERATOR)
                .get("/api/v1/benefits/statistics")
                .then()
                .statusCode(200)
                .body("cells.firstDay", not(hasItem("2026-12-01")));
        clock.set(LocalDate.of(2027, 1, 2));
        city.as(Role.OPERATOR)
                .get("/api/v1/benefits/statistics?from=2026-12&to=2026-12")
                .then()
                .statusCode(200)
                .body("from", equalTo("2026-12-01"))
                .body("to", equalTo("2026-12-31"))
                .body("cells.findAll { it.scenario == '" + BORROWING + "' }.firstDay", contains("2026-12-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?from=2026-12-09&to=2026-12-01", "?from=2023-12-08", "?from=yesterday", "?from=2026-02-30"})
    void days_that_are_none_in_the_wrong_order_or_too_many_are_refused(String days) {
        shop.as(library).get(OWN + days).then().statusCode(400).body("violations[0].field", equalTo("from"));
    }

    @Test
    void where_nothing_was_taken_the_last_thirty_days_are_empty() {
        shop.as(library)
                .get(OWN + "?to=2020-01-31")
                .then()
                .statusCode(200)
                .body("from", equalTo("2020-01-01"))
                .body("to", equalTo("2020-01-31"))
                .body("cells", empty());
    }

    @Test
    void a_merchant_for_whom_nothing_is_open_has_no_offers() {
        String hotel = shop.open("JITAI_HOTEL");

        shop.as(hotel).get("/api/v1/merchant/offers").then().statusCode(200).body("", empty());
    }

    @Test
    void a_cashier_sees_what_their_branch_offers_and_is_refused_the_rest() {
        String agency = shop.open("JIAHUA_TRAVEL", "TRAVEL_ADVISOR");
        String there = shop.cashier(library);
        String elsewhere = shop.cashier(agency);

        TestMerchant.with(there).get("/api/v1/merchant/offers").then().body("scenario", contains(BORROWING));
        shop.as(agency).get("/api/v1/merchant/offers").then().body("scenario", contains("TRAVEL_ADVISOR"));
        TestMerchant.with(elsewhere).get("/api/v1/merchant/offers").then().body("", empty());
        TestMerchant.with(elsewhere)
                .body("{\"code\":\"7K2M-9QXT-4HZC-8WVE\",\"scenario\":\"TRAVEL_ADVISOR\"}")
                .post(Shop.CHECKS)
                .then()
                .statusCode(403)
                .body("type", containsString("benefits.not-your-offer"));
    }

    @Test
    void a_merchant_sees_its_offers_with_the_places_that_are_left() {
        String market = shop.open("JINAN_HUALIAN", "DINING_MEMBER_CARD");
        shop.update("DELETE FROM benefit_places WHERE scenario = 'DINING_MEMBER_CARD'");
        shop.as(market)
                .get("/api/v1/merchant/offers")
                .then()
                .body("scenario", contains("DINING_MEMBER_CARD"))
                .body("placesLeft", contains(100))
                .body("placesInAll", contains("每月100份"));
        String citizen = Customers.ofTierAaa(city, 1).get(0);
        city.publish("2026-12");
        shop.checked(market, citizen, "DINING_MEMBER_CARD").then().body("eligible", equalTo(true));

        shop.as(market).get("/api/v1/merchant/offers").then().body("placesLeft[0]", lessThan(100));
    }

    private String take(String citizen) {
        String check = shop.checked(library, citizen, BORROWING).jsonPath().getString("checkId");
        return shop.redeem(library, check)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("redemptionId");
    }
}
