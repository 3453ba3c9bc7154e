package cn.quancheng.benefits.own;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customers;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A citizen looks for a benefit as anyone does in the public catalogue. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class FindingOwnBenefitsTest {
    private static final String MINE = "/api/v1/me/benefits";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private String citizen;

    @BeforeEach
    void aCitizenOfTierAInDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        citizen = Customers.scored(city);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_word_is_found_inside_of_a_word_with_how_it_stands_to_the_citizen() {
        JsonPath found = find(Map.of("q", "押金", "limit", "200"));

        assertThat(found.<String>getList("items.scenario"))
                .contains("LIBRARY_DEPOSIT_FREE", "HOSPITAL_DEPOSIT_FREE")
                .doesNotContain("DINING_MEMBER_CARD");
        assertThat(found.getBoolean("items.find { it.scenario == 'LIBRARY_DEPOSIT_FREE' }.canHave"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "q, 押金",
        "q, 会员",
        "q, ＷＯＲＬＤ",
        "q, '  图书馆、押金！ '",
        "q, ' ，！ '",
        "domain, CULTURE",
        "district, 济阳区",
        "kind, QUOTA",
        "tier, AA"
    })
    void the_same_is_found_in_the_same_order_as_in_the_public_catalogue(String field, String value) {
        List<String> anyones = given().queryParams(Map.of(field, value, "limit", "200"))
                .get("/api/v1/scenarios")
                .jsonPath()
                .getList("items.code");

        assertThat(find(Map.of(field, value, "limit", "200")).<String>getList("items.scenario"))
                .isEqualTo(anyones)
                .isNotEmpty();
    }

    @Test
    void words_narrow_what_the_other_filters_leave() {
        assertThat(find(Map.of("q", "押金", "domain", "CULTURE", "canHave", "true"))
                        .<String>getList("items.scenario"))
                .containsExactly("LIBRARY_DEPOSIT_FREE");
        assertThat(find(Map.of("q", "会员", "canHave", "true")).<String>getList("items.scenario"))
                .doesNotContain("DINING_MEMBER_CARD");
    }

    @Test
    void a_word_that_no_offer_has_gives_an_empty_list() {
        JsonPath nothing = find(Map.of("q", "火星"));

        assertThat(nothing.getList("items")).isEmpty();
        assertThat(nothing.getString("next")).isNull();
    }

    @Test
    void pages_of_what_was_found_follow_each_other_without_a_gap_and_none_twice() {
        for (Map<String, String> question : List.of(Map.of("q", "信用"), Map.of("canHave", "true"))) {
            List<String> all = find(with(question, "limit", "200")).getList("items.scenario");
            List<String> paged = new ArrayList<>();
            String next = "";
            do {
                JsonPath page = find(with(with(question, "limit", "3"), "after", next));
                paged.addAll(page.getList("items.scenario"));
                next = page.getString("next");
            } while (next != null);

            assertThat(paged).isEqualTo(all).hasSizeGreaterThan(6);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "q, 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
        "domain, LODGINGS",
        "kind, GIFT",
        "tier, B",
        "canHave, perhaps",
        "after, rubbish",
        "limit, 201"
    })
    void what_cannot_be_asked_is_refused_by_its_name(String field, String value) {
        Response refused = city.asCitizen(citizen).queryParam(field, value).get(MINE);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo(field);
    }

    @Test
    void what_was_typed_stands_nowhere_in_what_is_held_about_the_citizen() {
        find(Map.of("q", "押金从未问过"));

        assertThat(city.asCitizen(citizen).get("/api/v1/me/accesses").asString())
                .contains("OWN_BENEFITS_READ")
                .doesNotContain("从未问过");
        assertThat(city.asCitizen(citizen).get("/api/v1/me/data").asString()).doesNotContain("从未问过");
    }

    private JsonPath find(Map<String, String> question) {
        Response page = city.asCitizen(citizen).queryParams(question).get(MINE);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath();
    }

    private static Map<String, String> with(Map<String, String> question, String field, String value) {
        Map<String, String> more = new HashMap<>(question);
        more.put(field, value);
        return more;
    }
}
