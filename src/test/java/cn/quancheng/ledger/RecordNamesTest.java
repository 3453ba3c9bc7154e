package cn.quancheng.ledger;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A record is the citizen's whose number and name it carries, or nobody's. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RecordNamesTest extends ReportingDepartment {
    private static final String PENALTY = "GENERAL_PENALTY,,,%s,,济罚〔2026〕1号,ORDINARY,示例部门";
    private static final String MISMATCH = "姓名与身份证号不一致";

    @Test
    void a_penalty_under_one_citizens_number_and_anothers_name_is_refused_and_names_neither() {
        String other = IdentityNumbers.next();
        register(other, "另一人", "");

        JsonPath batch = reports.report(
                reports.line("A", reports.citizen, "另一人", PENALTY.formatted("2026-02-02")),
                reports.line("B", reports.citizen, "", PENALTY.formatted("2026-02-02")),
                reports.line("C", reports.citizen, "示例", PENALTY.formatted("2026-02-02")));

        assertThat(Reports.counts(batch)).containsExactly(1L, 2L, 0L);
        assertThat(reports.faults(batch))
                .extracting(
                        f -> f.getField("line"),
                        f -> f.getField("field"),
                        f -> f.getField("value"),
                        f -> f.getField("message"))
                .containsExactly(tuple("2", "name", "", MISMATCH), tuple("3", "name", "", "不能为空"));
    }

    @Test
    void the_same_line_under_another_name_is_no_duplicate() {
        String first = reports.line("A", reports.citizen, "示例", PENALTY.formatted("2026-02-02"));
        reports.report(first);

        JsonPath again = reports.report(first.replace(",示例,", ",别人,"), first);

        assertThat(Reports.counts(again)).containsExactly(0L, 1L, 1L);
        assertThat(reports.faults(again)).extracting(f -> f.getField("message")).containsExactly(MISMATCH);
    }

    @Test
    void records_on_their_way_are_taken_under_the_former_name_for_a_year() {
        register(reports.citizen, "新名", "2025-06-01");

        JsonPath batch = reports.report(
                reports.line("A", reports.citizen, "新名", PENALTY.formatted("2026-02-02")),
                reports.line("B", reports.citizen, "示例", PENALTY.formatted("2025-05-01")),
                reports.line("C", reports.citizen, "示例", PENALTY.formatted("2026-05-31")),
                reports.line("D", reports.citizen, "示例", PENALTY.formatted("2026-06-02")));

        assertThat(Reports.counts(batch)).containsExactly(3L, 1L, 0L);
        assertThat(reports.faults(batch)).extracting(f -> f.getField("line")).containsExactly("5");
    }

    @Test
    void which_dot_or_blank_a_name_is_written_with_does_not_matter() {
        String citizen = IdentityNumbers.next();
        register(citizen, "阿依古丽·买买提", "");

        JsonPath batch = reports.report(
                reports.line("A", citizen, "阿依古丽•买买提", PENALTY.formatted("2026-02-02")),
                reports.line("B", citizen, "阿依古丽．买买提", PENALTY.formatted("2026-02-02")),
                reports.line("C", citizen, "阿依古丽买买提", PENALTY.formatted("2026-02-02")));

        assertThat(Reports.counts(batch)).containsExactly(2L, 1L, 0L);
    }

    private void register(String idNumber, String name, String changedOn) {
        JsonPath batch = city.loadCitizens(
                "id_number,name,district,name_changed_on\n" + idNumber + "," + name + ",历下区," + changedOn + "\n");
        assertThat(batch.getLong("accepted")).isEqualTo(1);
    }
}
