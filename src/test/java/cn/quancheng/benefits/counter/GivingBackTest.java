package cn.quancheng.benefits.counter;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import cn.quancheng.merchants.TestMerchant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What was redeemed is given back by whose counter took it, once, and frees no place but its own. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class GivingBackTest {
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";
    private static final String CARD = "DINING_MEMBER_CARD";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    private String library;

    @BeforeEach
    void aLibraryInDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        library = shop.open("JINAN_LIBRARY", BORROWING);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void what_is_given_back_twice_frees_its_own_place_and_not_the_next_ones() {
        String market = shop.open("JINAN_HUALIAN", CARD);
        shop.update("DELETE FROM benefit_places WHERE scenario = ?", CARD);
        List<String> citizens = Customers.ofTierAaa(city, 2);
        city.publish("2026-12");
        String first = shop.redeemed(market, citizens.get(0), CARD);
        assertThat(placesLeft(market)).isEqualTo(99);

        shop.giveBack(market, first).then().statusCode(204);
        assertThat(placesLeft(market)).isEqualTo(100);
        shop.redeemed(market, citizens.get(1), CARD);
        shop.giveBack(market, first).then().statusCode(204);

        assertThat(placesLeft(market)).isEqualTo(99);
        shop.checksOf(citizens.get(0)).body("items[0].state", equalTo("RETURNED"));
        shop.checksOf(citizens.get(1)).body("items[0].state", equalTo("TAKEN"));
    }

    @Test
    void what_is_only_held_is_no_redemption_and_can_still_be_taken() {
        String check = shop.checked(library, Customers.scored(city), BORROWING).path("checkId");

        shop.giveBack(library, check).then().statusCode(404).body("type", containsString("benefits.no-redemption"));

        shop.redeem(library, check).then().statusCode(201);
    }

    @Test
    void what_was_given_back_is_taken_again_with_a_new_code_alone() {
        String citizen = Customers.scored(city);
        String redemption = shop.redeemed(library, citizen, BORROWING);
        shop.giveBack(library, redemption).then().statusCode(204);

        shop.redeem(library, redemption).then().statusCode(409).body("type", containsString("benefits.not-held"));

        assertThat(shop.redeemed(library, citizen, BORROWING)).isNotEqualTo(redemption);
    }

    @Test
    void nobody_gives_back_what_another_merchant_took() {
        String hotel = shop.open("JITAI_HOTEL", "LODGING_DEPOSIT_FREE");
        String citizen = Customers.scored(city);
        String redemption = shop.redeemed(library, citizen, BORROWING);

        shop.giveBack(hotel, redemption).then().statusCode(404);

        shop.checksOf(citizen).body("items[0].state", equalTo("TAKEN"));
    }

    @Test
    void a_cashier_gives_back_what_was_taken_at_their_branch_and_nothing_else() {
        String token = shop.cashier(library);
        String elsewhere = shop.redeemed(library, Customers.scored(city), BORROWING);
        String code = shop.codeOf(Customers.scored(city), BORROWING);
        String check = TestMerchant.with(token)
                .body("{\"code\":\"%s\",\"scenario\":\"%s\"}".formatted(code, BORROWING))
                .post(Shop.CHECKS)
                .path("checkId");
        TestMerchant.with(token)
                .body("{\"checkId\":\"" + check + "\"}")
                .post(Shop.REDEMPTIONS)
                .then()
                .statusCode(201);

        TestMerchant.with(token)
                .delete(Shop.REDEMPTIONS + "/" + elsewhere)
                .then()
                .statusCode(404);
        TestMerchant.with(token).delete(Shop.REDEMPTIONS + "/" + check).then().statusCode(204);
    }

    private int placesLeft(String market) {
        return shop.as(market).get("/api/v1/merchant/offers").path("placesLeft[0]");
    }
}
