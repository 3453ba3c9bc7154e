package cn.quancheng.benefits.own;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customers;
import cn.quancheng.benefits.Shop;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** A citizen reads what merchants asked about them and why it was no, and lets go of what is held. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class OwnChecksTest {
    private static final String MINE = "/api/v1/me/checks";
    private static final String ADVICE = "TRAVEL_ADVISOR";
    private static final String BORROWING = "LIBRARY_DEPOSIT_FREE";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    private String agency;
    private String library;

    @BeforeEach
    void anAgencyAndALibraryInDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        agency = shop.open("JIAHUA_TRAVEL", ADVICE);
        library = shop.open("JINAN_LIBRARY", BORROWING);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void who_was_never_asked_about_reads_an_empty_list() {
        String citizen = Customers.scored(city);

        shop.checksOf(citizen).body("items", empty()).body("next", nullValue());
        city.asCitizen(citizen).get(MINE + "?after=rubbish").then().statusCode(400);
    }

    @Test
    void pages_go_from_the_newest_to_the_oldest_without_a_gap_and_show_nobody_elses() {
        String citizen = Customers.scored(city);
        String other = Customers.scored(city);
        List<String> newestFirst = new ArrayList<>();
        for (int day = 6; day <= 8; day++) {
            clock.set(LocalDate.of(2026, 12, day));
            // Two of one instant: their order is settled by their numbers.
            Stream.of(held(citizen), held(citizen)).sorted().forEach(check -> newestFirst.add(0, check));
            held(other);
        }

        List<String> read = new ArrayList<>();
        String after = "";
        do {
            JsonPath page =
                    city.asCitizen(citizen).get(MINE + "?limit=2" + after).jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
            read.addAll(page.getList("items.id"));
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        } while (after != null);

        assertThat(read).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void why_it_was_no_is_read_by_the_citizen() {
        String below = Customers.ofTierB(city);
        String citizen = Customers.scored(city);
        String unscored = Customers.ofTierA(city, 1).get(0);

        assertThat(whyNo(below, ADVICE)).isEqualTo("当时没有达到这项优惠要求的等级");
        assertThat(whyNo(citizen, BORROWING)).isEqualTo("码是为另一项优惠取的");
        assertThat(whyNo(unscored, ADVICE)).isEqualTo("当时还没有分数");
        shop.checksOf(citizen)
                .body("items", hasSize(1))
                .body("items[0].merchant", equalTo("测试JIAHUA_TRAVEL"))
                .body("items[0].eligible", equalTo(false))
                .body("items[0].state", equalTo("REFUSED"))
                .body("items[0].heldUntil", nullValue());
    }

    @Test
    void what_is_let_go_stands_in_the_book_once_however_often_it_is_said() {
        String citizen = Customers.scored(city);
        String check = held(citizen);

        city.asCitizen(citizen).delete(MINE + "/" + check).then().statusCode(204);
        city.asCitizen(citizen).delete(MINE + "/" + check).then().statusCode(204);

        assertThat(actions(citizen)).containsOnlyOnce("BENEFIT_LET_GO");
        shop.checksOf(citizen).body("items[0].state", equalTo("LAPSED"));
    }

    @Test
    void what_was_taken_is_not_let_go() {
        String citizen = Customers.scored(city);
        String redemption = shop.redeemed(library, citizen, BORROWING);

        city.asCitizen(citizen).delete(MINE + "/" + redemption).then().statusCode(204);

        shop.checksOf(citizen).body("items[0].state", equalTo("TAKEN"));
        assertThat(actions(citizen)).doesNotContain("BENEFIT_LET_GO");
        shop.checked(library, citizen, BORROWING).then().body("eligible", equalTo(false));
    }

    private String held(String citizen) {
        return shop.checked(agency, citizen, ADVICE).jsonPath().getString("checkId");
    }

    /** Why the agency was told no, of a code for this offer. */
    private String whyNo(String citizen, String codeFor) {
        shop.check(agency, shop.codeOf(citizen, codeFor), ADVICE).then().body("eligible", equalTo(false));
        return shop.checksOf(citizen).extract().path("items[0].why");
    }

    private List<String> actions(String citizen) {
        return city.asCitizen(citizen)
                .get("/api/v1/me/accesses?by=self&limit=200")
                .jsonPath()
                .getList("items.action");
    }
}
