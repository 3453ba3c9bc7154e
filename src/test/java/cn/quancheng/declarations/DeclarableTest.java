package cn.quancheng.declarations;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static cn.quancheng.declarations.Declarant.HONOR;
import static cn.quancheng.declarations.Declarant.MINE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** What may be declared, and that the same is declared once. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DeclarableTest {
    private static final String REVIEWER = "reviewer-of-tests";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private Declarant citizen;

    @BeforeEach
    void aScoreOfDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        citizen = Declarant.agreed(city);
        city.publish("2026-12");
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void what_there_is_to_declare_comes_from_the_catalogue() {
        JsonPath items = given().get("/api/v1/declarable-items").jsonPath();

        assertThat(items.getList("item"))
                .contains("HONOR", "VOLUNTEER_SERVICE", "CHARITY_DONATION", "BRAVERY")
                .doesNotContain("REAL_NAME", "FALSE_DECLARATION");
        assertThat(items.getList("find { it.item == 'HONOR' }.grades.code"))
                .containsExactly("NATIONAL", "PROVINCIAL", "MUNICIPAL", "DISTRICT");
        assertThat(items.getString("find { it.item == 'VOLUNTEER_SERVICE' }.unit"))
                .isEqualTo("分钟");
        assertThat(items.getInt("find { it.item == 'CHARITY_DONATION' }.mostQuantity"))
                .isEqualTo(1);
    }

    /** Bodies that are refused, each with the field that is at fault. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry(honor("GENERAL_PENALTY", "MUNICIPAL", "2026-10-05", "\"1号\""), "item"),
            Map.entry(honor("REAL_NAME", "MUNICIPAL", "2026-10-05", "\"1号\""), "item"),
            Map.entry(honor("HONOR", "COSMIC", "2026-10-05", "\"1号\""), "grade"),
            Map.entry(honor("HONOR", "", "2026-10-05", "\"1号\""), "grade"),
            Map.entry(honor("BRAVERY", "MUNICIPAL", "2026-10-05", "\"1号\""), "grade"),
            Map.entry(honor("HONOR", "MUNICIPAL", "2026-12-07", "\"1号\""), "occurredOn"),
            Map.entry(honor("HONOR", "MUNICIPAL", "1890-01-01", "\"1号\""), "occurredOn"),
            Map.entry(honor("HONOR", "MUNICIPAL", "2026-10-05", "null"), "documentNumber"),
            Map.entry(honor("HONOR", "MUNICIPAL", "2026-10-05", "\" 　 \""), "documentNumber"),
            Map.entry(honor("HONOR", "MUNICIPAL", "2026-10-05", "\"11010519491231002X\""), "documentNumber"),
            Map.entry(honor("HONOR", "MUNICIPAL", "2026-10-05", "\"1号\",\"quantity\":2"), "quantity"),
            Map.entry(counted("CHARITY_DONATION", "5000"), "quantity"),
            Map.entry(counted("VOLUNTEER_SERVICE", "1441"), "quantity"),
            Map.entry(counted("VOLUNTEER_SERVICE", "0"), "quantity"),
            Map.entry(counted("VOLUNTEER_SERVICE", "null"), "quantity"));

    @Test
    void what_the_catalogue_does_not_have_is_refused_with_the_field_that_is_wrong() {
        REFUSED.forEach((body, field) -> {
            var answer = citizen.submit(body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.jsonPath().getList("violations.field"))
                    .as(body + answer.asString())
                    .contains(field);
        });
        assertThat(city.asCitizen(citizen.idNumber()).get(MINE).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void donations_count_by_number() {
        citizen.accepted(counted("CHARITY_DONATION", "1"));

        assertThat(citizen.score()).isEqualTo(605);
        citizen.submit(
                        "{\"item\":\"CHARITY_DONATION\",\"amount\":5000,\"occurredOn\":\"2026-11-05\",\"issuer\":\"慈善总会\"}")
                .then()
                .statusCode(400);
    }

    @Test
    void the_same_honour_twice_is_found_however_it_is_written() {
        long id = citizen.submitted(HONOR);
        String again = HONOR.replace("〔2026〕15号", "[２０２６] 15 号");
        citizen.submit(again).then().statusCode(409).body("detail", containsString("第" + id + "号"));

        citizen.decide(id, REVIEWER, "ACCEPT").then().statusCode(200);
        citizen.submit(again).then().statusCode(409);
        assertThat(Declarant.agreed(city).submit(HONOR).statusCode())
                .as("somebody else's is another one")
                .isEqualTo(201);
        citizen.takeBack(id).then().statusCode(204);
        citizen.submit(again).then().statusCode(201);
    }

    @Test
    void the_same_service_twice_is_found_without_a_document() {
        citizen.submitted(Declarant.served(240));
        citizen.submit(Declarant.served(240)).then().statusCode(409);
        citizen.submit(Declarant.served(120)).then().statusCode(201);
    }

    @Test
    void what_a_department_reported_is_not_declared_once_more_nor_accepted_meanwhile() {
        long id = citizen.submitted(HONOR);
        city.report(RECORDS + "H" + citizen.idNumber().substring(8) + "," + citizen.idNumber()
                + ",示例,HONOR,MUNICIPAL,,2026-10-05,,济工发（2026）15号,,示例部门\n");

        citizen.decide(id, REVIEWER, "ACCEPT").then().statusCode(409).body("detail", containsString("示例部门"));
        citizen.takeBack(id).then().statusCode(204);
        citizen.submit(HONOR).then().statusCode(409).body("detail", containsString("示例部门"));
    }

    @Test
    void declared_four_times_at_once_it_is_there_once() throws Exception {
        city.asCitizen(citizen.idNumber());
        List<Integer> answers = AtOnce.run(4, () -> citizen.submit(HONOR).statusCode());

        assertThat(answers).containsOnlyOnce(201).contains(409);
    }

    private static String honor(String item, String grade, String on, String document) {
        return "{\"item\":\"%s\",\"grade\":\"%s\",\"occurredOn\":\"%s\",\"issuer\":\"市总工会\",\"documentNumber\":%s}"
                .formatted(item, grade, on, document);
    }

    private static String counted(String item, String quantity) {
        return "{\"item\":\"%s\",\"quantity\":%s,\"occurredOn\":\"2026-11-05\",\"issuer\":\"慈善总会\"}"
                .formatted(item, quantity);
    }
}
