package cn.quancheng.messages;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What a citizen reads of what they were told. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class MessagesResourceTest {
    private static final String HEADING =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    @Inject
    TestCity city;

    @Inject
    CitizenMessages messages;

    private final String number = IdentityNumbers.next();
    private final String recordNo = "M" + UUID.randomUUID().toString().replaceAll("[0-9-]", "x");

    @BeforeEach
    void somebody() {
        city.loadCitizens("id_number,name,district\n" + number + ",王小明,历下区\n");
    }

    @Test
    void at_first_there_is_nothing() {
        JsonPath page = list("");

        assertThat(page.getList("items")).isEmpty();
        assertThat(page.getString("next")).isNull();
        assertThat(page.getInt("unread")).isZero();
    }

    @Test
    void the_newest_come_first_and_the_second_page_goes_on() {
        tellThree();

        JsonPath first = list("?limit=2");
        JsonPath second = list("?limit=2&after=" + first.getString("next"));

        assertThat(first.getList("items.kind", String.class))
                .containsExactly("TIER_ABOUT_TO_CHANGE", "NEW_ADVERSE_RECORD");
        assertThat(first.getInt("unread")).isEqualTo(3);
        assertThat(second.getList("items.kind", String.class)).containsExactly("AGREEMENT_ENDING");
        assertThat(second.getString("items[0].text")).contains("将在2027年1月5日终止");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void a_cursor_that_is_none_is_told_so() {
        me().get("/api/v1/me/messages?after=x").then().statusCode(400);
    }

    @Test
    void one_is_marked_as_read_and_then_all_and_doing_it_again_changes_nothing() {
        tellThree();
        int newest = list("").getInt("items[0].id");

        me().put("/api/v1/me/messages/" + newest + "/read").then().statusCode(204);
        me().put("/api/v1/me/messages/" + newest + "/read").then().statusCode(204);
        assertThat(list("").getList("items.read", Boolean.class)).containsExactly(true, false, false);
        assertThat(list("").getInt("unread")).isEqualTo(2);

        me().put("/api/v1/me/messages/read").then().statusCode(204);
        assertThat(list("").getInt("unread")).isZero();
    }

    @Test
    void nobody_reads_or_marks_what_is_for_somebody_else() {
        tellThree();
        int newest = list("").getInt("items[0].id");
        String other = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district\n" + other + ",李四,历下区\n");

        Response marked = city.asCitizen(other).put("/api/v1/me/messages/" + newest + "/read");

        assertThat(marked.statusCode()).isEqualTo(404);
        assertThat(city.asCitizen(other).get("/api/v1/me/messages").jsonPath().getList("items"))
                .isEmpty();
        assertThat(list("").getInt("unread")).isEqualTo(3);
    }

    @Test
    void a_file_with_adverse_records_tells_its_citizen_once() {
        me();
        city.report(HEADING
                + line("-1", "GENERAL_PENALTY,,,2026-05-01,,济罚字〔2026〕1号,ORDINARY")
                + line("-2", "GENERAL_PENALTY,,,2026-06-01,,济罚字〔2026〕2号,ORDINARY")
                + line("-3", "VOLUNTEER_SERVICE,,960,2026-05-01,,,"));

        assertThat(list("").getList("items.kind", String.class)).containsExactly("NEW_ADVERSE_RECORD");
        assertThat(list("").getString("items[0].text")).contains("可以提出异议").doesNotContain("济罚字");
    }

    @Test
    void a_file_with_good_records_alone_tells_nothing_and_nothing_is_kept_for_who_cannot_read_it() {
        city.report(HEADING + line("-1", "GENERAL_PENALTY,,,2026-05-01,,济罚字〔2026〕1号,ORDINARY"));
        me();
        city.report(HEADING + line("-2", "VOLUNTEER_SERVICE,,960,2026-05-01,,,"));

        assertThat(list("").getList("items")).isEmpty();
    }

    @Test
    void what_is_decided_about_a_record_is_told() {
        me();
        city.report(HEADING + line("", "VOLUNTEER_SERVICE,,960,2026-05-01,,,"));
        city.close(recordNo, "REVOKED", "2026-11-01").then().statusCode(204);
        city.reopen(recordNo).then().statusCode(204);

        List<String> told = list("").getList("items.text", String.class);
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).contains(recordNo, "已被撤销");
        assertThat(told.get(0)).contains(recordNo, "已恢复使用");
    }

    @Test
    void closings_in_a_file_are_told_each_with_its_record() {
        me();
        city.report(HEADING
                + line("-1", "VOLUNTEER_SERVICE,,960,2026-05-01,,,")
                + line("-2", "VOLUNTEER_SERVICE,,960,2026-05-01,,,"));
        city.load(
                city.asDepartment(),
                "/api/v1/closures/batches",
                "record_no,kind,closed_on,document_no\n" + recordNo + "-1,REVOKED,2026-11-01,文1\n" + recordNo
                        + "-2,PERFORMED,2026-11-01,文2\n");

        assertThat(list("").getList("items.text", String.class))
                .hasSize(2)
                .anyMatch(text -> text.contains(recordNo + "-1") && text.contains("已被撤销"))
                .anyMatch(text -> text.contains(recordNo + "-2") && text.contains("已经履行"));
    }

    private void tellThree() {
        long citizen = city.idOf(number);
        messages.tell(citizen, new CitizenMessage.AgreementEnding(LocalDate.of(2027, 1, 5)));
        messages.tell(citizen, new CitizenMessage.NewAdverseRecord());
        messages.tell(citizen, new CitizenMessage.TierAboutToChange(YearMonth.of(2027, 1), "信用优秀", "信用良好", false));
    }

    private String line(String suffix, String rest) {
        String[] parts = rest.split(",", -1);
        return recordNo + suffix + "," + number + ",王小明," + String.join(",", parts) + ",示例部门\n";
    }

    private JsonPath list(String query) {
        return me().get("/api/v1/me/messages" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private RequestSpecification me() {
        return city.asCitizen(number);
    }
}
