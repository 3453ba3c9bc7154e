package cn.quancheng.scenarios;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.Statements;
import cn.quancheng.TestCity;
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
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue as anyone browses it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CatalogueTest {
    private static final String PATH = "/api/v1/scenarios";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @BeforeEach
    void aDayInNovember() {
        clock.set(LocalDate.of(2026, 11, 23));
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void anyone_sees_a_line_for_each_offer_without_signing_in() {
        JsonPath page = find(Map.of("domain", "LODGING"));

        assertThat(page.<String>getList("items.code"))
                .contains("LODGING_DEPOSIT_FREE", "LODGING_LATE_CHECKOUT", "LODGING_SECOND_NIGHT_FREE");
        assertThat(page.getMap("items.find { it.code == 'LODGING_DEPOSIT_FREE' }"))
                .isEqualTo(Map.of(
                        "code", "LODGING_DEPOSIT_FREE",
                        "domain", "LODGING",
                        "domainName", "信用+住宿",
                        "title", "免押金入住",
                        "benefit", "免押金（平时300元）",
                        "kind", "DEPOSIT_WAIVER",
                        "minimumTier", "A",
                        "districts", List.of("历下区"),
                        "merchants", List.of("吉泰大厦")));
    }

    @Test
    void one_offer_is_told_whole() {
        JsonPath one = given().get(PATH + "/LODGING_SECOND_NIGHT_FREE").jsonPath();

        assertThat(one.getString("ordinary")).isEqualTo("标准间每晚298元。");
        assertThat(one.getString("benefit")).contains("第二晚免费");
        assertThat(one.getString("minimumTier")).isEqualTo("AAA");
        assertThat(one.getString("inAll.words")).isEqualTo("每周5份");
        assertThat(one.getString("perCitizen.words")).isEqualTo("每年1次");
        assertThat(one.getString("lastDay")).isEqualTo("2027-12-31");
        assertThat(one.<String>getList("documents")).containsExactly("本人有效身份证件");
        assertThat(one.getString("partners[0].branches[0].district")).isEqualTo("历下区");
    }

    @Test
    void what_is_not_offered_is_not_there() {
        Response none = given().get(PATH + "/NO_SUCH_OFFER");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.jsonPath().getString("detail")).contains("没有这项优惠");
    }

    @Test
    void the_counts_are_those_of_every_field_whatever_field_is_asked_for() {
        JsonPath lodging = find(Map.of("domain", "LODGING"));
        JsonPath all = find(Map.of());

        assertThat(lodging.getList("counts")).isEqualTo(all.getList("counts")).hasSize(15);
        assertThat(all.getInt("counts.find { it.domain == 'GOVERNMENT_SERVICE' }.count"))
                .isEqualTo(5);
        assertThat(all.getInt("counts.find { it.domain == 'FINANCE' }.count")).isEqualTo(1);
    }

    @Test
    void the_counts_follow_everything_but_the_field() {
        JsonPath found = find(Map.of("domain", "LODGING", "q", "讲解"));

        assertThat(found.getList("items")).isEmpty();
        assertThat(found.getString("next")).isNull();
        assertThat(found.getInt("counts.find { it.domain == 'CULTURE' }.count")).isEqualTo(1);
        assertThat(found.getInt("counts.find { it.domain == 'LODGING' }.count")).isZero();
    }

    @Test
    void words_are_found_inside_of_words_and_those_in_titles_come_first() {
        List<String> codes = find(Map.of("q", "押金", "limit", "200")).getList("items.code");

        assertThat(codes)
                .contains(
                        "HOSPITAL_DEPOSIT_FREE",
                        "LIBRARY_DEPOSIT_FREE",
                        "LODGING_DEPOSIT_FREE",
                        "GOVERNMENT_DEPOSIT_FREE");
        List<String> titles = find(Map.of("q", "会员", "limit", "200")).getList("items.title");
        assertThat(titles.get(0)).isEqualTo("赠送专属会员卡");
        List<String> library = find(Map.of("q", "图书馆", "limit", "200")).getList("items.title");
        assertThat(library).allMatch(title -> title.contains("图书馆")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "图书馆 押金, LIBRARY_DEPOSIT_FREE",
        "押金 图书馆, LIBRARY_DEPOSIT_FREE",
        "图书馆押金, LIBRARY_DEPOSIT_FREE",
        "图书馆、押金！, LIBRARY_DEPOSIT_FREE",
        "'  专人　讲解 ', MUSEUM_GUIDE_FREE",
        "８.５折 口腔, DENTAL_DISCOUNT",
        "world 立减, EDUCATION_COURSE_OFF",
        "ＷＯＲＬＤ, EDUCATION_COURSE_OFF",
        "济阳区政务, GOVERNMENT_GREEN_CHANNEL"
    })
    void all_words_are_found_however_they_are_typed(String words, String code) {
        assertThat(find(Map.of("q", words)).<String>getList("items.code")).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"押金 讲解", "火星", "图书馆火星", "馆押"})
    void what_is_nowhere_gives_an_empty_page(String words) {
        Response nothing = given().queryParam("q", words).get(PATH);

        assertThat(nothing.statusCode()).isEqualTo(200);
        assertThat(nothing.jsonPath().getList("items")).isEmpty();
        assertThat(nothing.jsonPath().getList("counts")).hasSize(15);
    }

    @Test
    void nothing_but_blanks_and_marks_is_no_question() {
        assertThat(find(Map.of("q", " ，！ ")).getList("items"))
                .isEqualTo(find(Map.of()).getList("items"));
    }

    @Test
    void a_tier_finds_what_one_can_have_with_it() {
        List<String> a = find(Map.of("tier", "A", "limit", "200")).getList("items.minimumTier");
        List<String> aa = find(Map.of("tier", "AA", "limit", "200")).getList("items.minimumTier");
        List<String> aaa = find(Map.of("tier", "AAA", "limit", "200")).getList("items.minimumTier");

        assertThat(a).containsOnly("A");
        assertThat(aa).contains("A", "AA").doesNotContain("AAA");
        assertThat(aaa).contains("A", "AA", "AAA");
    }

    @Test
    void a_district_finds_what_one_can_have_there_and_a_kind_what_it_is() {
        JsonPath found = find(Map.of("district", "济阳区", "limit", "200"));

        assertThat(found.<List<String>>getList("items.districts"))
                .allMatch(districts -> districts.isEmpty() || districts.contains("济阳区"));
        assertThat(found.<String>getList("items.code")).contains("GOVERNMENT_GREEN_CHANNEL", "CAREER_AWARD_PRIORITY");
        assertThat(find(Map.of("kind", "QUOTA")).<String>getList("items.code")).contains("LIBRARY_LOAN_QUOTA");
        assertThat(find(Map.of("kind", "QUOTA", "district", "平阴县")).getList("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "domain, LODGINGS",
        "kind, GIFT",
        "tier, B",
        "limit, 0",
        "limit, 201",
        "after, rubbish",
        "q, 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"
    })
    void what_cannot_be_asked_is_refused_by_its_name(String field, String value) {
        Response refused = given().queryParam(field, value).get(PATH);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo(field);
    }

    @Test
    void pages_follow_each_other_without_a_gap_and_none_twice() {
        List<String> all = find(Map.of("limit", "200")).getList("items.code");
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = find(Map.of("limit", "10", "after", next));
            paged.addAll(page.getList("items.code"));
            next = page.getString("next");
        } while (next != null);

        assertThat(paged).isEqualTo(all).hasSizeGreaterThanOrEqualTo(37);
    }

    @Test
    void a_second_page_of_words_goes_on_behind_the_first_even_where_an_offer_is_gone() {
        Association association = new Association(city);
        association.offer(association.text.with("小小的优惠", "免押金的小旅馆"));
        String rank = "0%02d".formatted(BenefitDomain.LODGING.ordinal());
        List<String> before =
                find(Map.of("q", "押金", "after", rank + association.code)).getList("items.code");
        association.end("2026-11-23");

        assertThat(find(Map.of("q", "押金", "after", rank + association.code)).<String>getList("items.code"))
                .isEqualTo(before)
                .isNotEmpty();
    }

    @Test
    void whoever_has_the_answer_already_is_told_so_until_it_changes() {
        Association association = new Association(city);
        association.offer(association.text);
        for (String address : List.of(PATH + "?q=小小", PATH + "/" + association.code)) {
            Response first = given().get(address);
            String tag = first.header("ETag");

            Response again =
                    given().header("If-None-Match", "\"other\", W/" + tag).get(address);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.asString()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=5");
            assertThat(given().header("If-None-Match", "\"other\"").get(address).statusCode())
                    .isEqualTo(200);
        }
        String before = given().get(PATH + "?q=小小").header("ETag");
        association.offer(association.text.with("小小的优惠", "小小的优惠，更大了"));

        assertThat(given().header("If-None-Match", before).get(PATH + "?q=小小").statusCode())
                .isEqualTo(200);
        association.end("2026-11-23");
    }

    @Test
    void no_look_at_the_catalogue_costs_a_statement() {
        try (Statements statements = new Statements()) {
            for (String address : List.of("", "?q=从未问过", "?after=rubbish", "/LODGING_DEPOSIT_FREE", "/NO_SUCH_OFFER")) {
                statements.marked(given()).get(PATH + address);
                statements.marked(given()).accept("application/yaml").get(PATH + address);
            }
            assertThat(statements.count()).isZero();
        }
    }

    @Test
    void what_the_answer_depends_on_is_said_once() {
        assertThat(given().get(PATH + "/LODGING_DEPOSIT_FREE").headers().getValues("Vary"))
                .containsExactly("Accept");
        assertThat(given().accept("application/yaml")
                        .get(PATH + "/LODGING_DEPOSIT_FREE")
                        .headers()
                        .getValues("Vary"))
                .containsExactly("Accept");
    }

    @Test
    void ever_new_questions_are_answered_without_filling_the_memory() {
        for (int i = 0; i < 600; i++) {
            assertThat(given().queryParam("q", "词" + i).get(PATH).statusCode()).isEqualTo(200);
        }
        assertThat(find(Map.of("domain", "FINANCE")).<String>getList("items.code"))
                .containsExactly("FINANCE_GREEN_CHANNEL");
    }

    private static JsonPath find(Map<String, String> question) {
        Response page = given().queryParams(question).get(PATH);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath();
    }
}
