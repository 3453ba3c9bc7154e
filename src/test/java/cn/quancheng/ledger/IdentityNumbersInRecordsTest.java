package cn.quancheng.ledger;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** An identity number stands in its own column and is shown nowhere. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class IdentityNumbersInRecordsTest extends ReportingDepartment {
    @Test
    void identity_numbers_never_show_in_the_refused_lines() {
        String wrong = "370199198503120011";
        String small = "37019919850312007x";
        JsonPath batch = city.report(Reports.HEADER
                + reports.line("A", wrong, "示例", "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门")
                + reports.line("B", small, "示例", "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门")
                + reports.line("C", reports.citizen + ",MUNICIPAL," + wrong + ",2026-01-20,,,,示例部门"));

        assertThat(batch.getLong("rejected")).isGreaterThanOrEqualTo(2);
        assertThat(reports.errors(batch))
                .doesNotContainIgnoringCase(wrong, small, reports.citizen)
                .contains("370199**********");
    }

    @Test
    void no_other_number_may_be_an_identity_number() {
        String penalty = "GENERAL_PENALTY,,,2026-02-02,,%s,ORDINARY,示例部门";
        String citizen = reports.citizen;
        String spaced = citizen.substring(0, 6) + " " + citizen.substring(6, 14) + "-" + citizen.substring(14);
        JsonPath batch = reports.report(
                reports.line(citizen, "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门"),
                reports.line("号" + spaced, "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门"),
                reports.line("C", penalty.formatted("济罚" + citizen)),
                reports.line("D", penalty.formatted("370199010101123")),
                reports.line("E", penalty.formatted("济市监罚决字〔2026〕第12号")),
                reports.line("2026-0001-2026112312", penalty.formatted("（2026）鲁0102执1234号")));

        assertThat(reports.faults(batch))
                .extracting(f -> f.getField("line"), f -> f.getField("field"), f -> f.getField("message"))
                .containsExactly(
                        tuple("2", "record_no", "编号中不得含有身份证号码"),
                        tuple("3", "record_no", "编号中不得含有身份证号码"),
                        tuple("4", "document_no", "编号中不得含有身份证号码"),
                        tuple("5", "document_no", "编号中不得含有身份证号码"));
        assertThat(reports.errors(batch)).doesNotContain(citizen, spaced, "370199010101123", citizen.substring(6, 14));
        assertThat(Reports.counts(batch)).containsExactly(2L, 4L, 0L);
    }

    @Test
    void a_number_in_any_column_is_shown_masked() {
        String citizen = reports.citizen;
        String dashed = citizen.substring(0, 3) + "-" + citizen.substring(3, 12) + "-" + citizen.substring(12);
        JsonPath batch = reports.report(
                reports.line("A", citizen + ",,,2026-01-20,,,,示例部门"),
                reports.line("B", "HONOR," + dashed + ",,2026-01-20,,,,示例部门"),
                reports.line("C", "HONOR,MUNICIPAL,x" + citizen + ",2026-01-20,,,,示例部门"),
                reports.line("D", "HONOR,MUNICIPAL,," + citizen + ",,,,示例部门"),
                reports.line("E", "HONOR,MUNICIPAL,,2026-01-20,," + citizen + "," + citizen + ",示例部门"));

        assertThat(batch.getLong("rejected")).isEqualTo(5);
        assertThat(reports.errors(batch)).doesNotContain(citizen, dashed, citizen.substring(6, 12));
    }
}
