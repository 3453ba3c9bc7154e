package cn.quancheng.ledger;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What departments send, and what becomes of it line by line. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RecordFileTest extends ReportingDepartment {
    @Test
    void every_fault_of_a_line_names_its_field_and_says_in_chinese_what_is_wrong() {
        JsonPath batch = city.report(Reports.HEADER
                + reports.line("A", "NO_SUCH_ITEM,,,2026-01-20,,,,示例部门")
                + reports.line("B", "HONOR,,,2026-01-20,,,,示例部门")
                + reports.line("C", "HONOR,GALACTIC,,2026-01-20,,,,示例部门")
                + reports.line("D", "CHARITY_DONATION,MUNICIPAL,,2026-01-20,,,,示例部门")
                + reports.line("E", "HONOR,MUNICIPAL,,2026-02-30,,,,示例部门")
                + reports.line("F", "HONOR,MUNICIPAL,,2999-01-01,,,,示例部门")
                + reports.line("G", "HONOR,MUNICIPAL,,20260120,,,,示例部门")
                + reports.line("H", "VOLUNTEER_SERVICE,,1.5,2026-01-20,,,,示例部门")
                + reports.line("I", "VOLUNTEER_SERVICE,,-1,2026-01-20,,,,示例部门")
                + reports.line("J", "VOLUNTEER_SERVICE,,99999999999999999999,2026-01-20,,,,示例部门")
                + reports.line("K", "PROFESSIONAL_QUALIFICATION,,,2026-01-20,2025-01-01,,,示例部门")
                + reports.line("L", "370199198503120011", "示例", "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门")
                + reports.line("M", IdentityNumbers.next(), "示例", "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门")
                + ",,示例,HONOR,MUNICIPAL,,2026-01-20,,,,示例部门\n"
                + "only,three,fields\n");

        assertThat(batch.getLong("rejected")).isEqualTo(15);
        assertThat(batch.getLong("total")).isEqualTo(15);
        assertThat(reports.faults(batch))
                .extracting(f -> f.getField("line"), f -> f.getField("field"), f -> f.getField("message"))
                .contains(
                        tuple("2", "item", "目录中没有该项目"),
                        tuple("3", "grade", "不能为空，应为：NATIONAL、PROVINCIAL、MUNICIPAL、DISTRICT"),
                        tuple("4", "grade", "应为：NATIONAL、PROVINCIAL、MUNICIPAL、DISTRICT"),
                        tuple("5", "grade", "该项目不分级，应为空"),
                        tuple("6", "occurred_on", "应为真实日期，格式如 2026-11-01"),
                        tuple("7", "occurred_on", "不能晚于今天"),
                        tuple("8", "occurred_on", "应为真实日期，格式如 2026-11-01"),
                        tuple("9", "quantity", "应为0至1000000000的整数"),
                        tuple("10", "quantity", "应为0至1000000000的整数"),
                        tuple("11", "quantity", "应为0至1000000000的整数"),
                        tuple("12", "valid_until", "不能早于发生日期"),
                        tuple("13", "id_number", "身份证号码校验位不正确"),
                        tuple("14", "id_number", "人口库中没有该身份证号码"),
                        tuple("15", "id_number", "身份证号码应为18位"),
                        tuple("15", "record_no", "不能为空"),
                        tuple("16", "", "应有11列，实有3列"));
    }

    @Test
    void no_adverse_record_enters_without_law() {
        JsonPath batch = city.report(Reports.HEADER
                + reports.line("A", "GENERAL_PENALTY,,,2026-02-02,,,ORDINARY,示例部门")
                + reports.line("B", "GENERAL_PENALTY,,,2026-02-02,,D1,SUMMARY,示例部门")
                + reports.line("C", "GENERAL_PENALTY,,,2026-02-02,,D1,,示例部门")
                + reports.line("D", "GENERAL_PENALTY,,,2026-02-02,,D1,ORDINARY,示例部门")
                + reports.line("E", "GENERAL_PENALTY,,,2026-02-02,,D1,MINOR_CORRECTED,示例部门")
                + reports.line("F", "UNCIVIL_BEHAVIOR,NOISE,,2026-02-02,,D1,轻微违法已改正,示例部门")
                + reports.line("G", "CHARITY_DONATION,,,2026-02-02,,,MINOR_CORRECTED,示例部门"));

        assertThat(batch.getLong("accepted")).isEqualTo(1);
        assertThat(reports.faults(batch))
                .extracting(f -> f.getField("line"), f -> f.getField("field"), f -> f.getField("message"))
                .containsExactly(
                        tuple("2", "document_no", "失信信息必须有文书号"),
                        tuple("3", "procedure", "适用简易程序的处罚不纳入公共信用信息"),
                        tuple("4", "procedure", "失信信息须注明普通程序（ORDINARY）"),
                        tuple("6", "procedure", "轻微违法且已及时改正的不纳入公共信用信息"),
                        tuple("7", "procedure", "轻微违法且已及时改正的不纳入公共信用信息"),
                        tuple("8", "procedure", "轻微违法且已及时改正的不纳入公共信用信息"));
    }

    @Test
    void a_department_reports_only_its_own_items_in_its_own_name() {
        DepartmentGrant grant = new DepartmentGrant("市民政局", Set.of("VOLUNTEER_SERVICE"), false);
        JsonPath batch = city.load(
                city.asDepartment("civil-affairs", grant),
                Reports.PATH,
                Reports.HEADER
                        + reports.line("A", "VOLUNTEER_SERVICE,,480,2026-01-20,,,,")
                        + reports.line("B", "HONOR,MUNICIPAL,,2026-01-20,,,,市民政局")
                        + reports.line("C", "VOLUNTEER_SERVICE,,480,2026-01-20,,,,市公安局"));

        assertThat(batch.getLong("accepted")).isEqualTo(1);
        assertThat(reports.faults(batch))
                .extracting(f -> f.getField("line"), f -> f.getField("message"))
                .containsExactly(tuple("3", "本部门无权报送该项目"), tuple("4", "只能报送本部门的记录"));
    }

    @Test
    void a_batch_is_seen_by_its_sender_and_by_operators_only() {
        JsonPath batch = city.report(Reports.HEADER + reports.line("A", "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门"));
        String path = Reports.PATH + "/" + batch.getLong("batchId");
        DepartmentGrant grant = new DepartmentGrant("另一部门", Set.of("*"), false);

        city.asDepartment("another", grant).get(path).then().statusCode(404);
        city.asDepartment("another", grant).get(path + "/errors").then().statusCode(404);
        city.asDepartment().get(path).then().statusCode(200);
        city.as(Role.OPERATOR).get(path).then().statusCode(200);
        city.as(Role.REVIEWER).get(path).then().statusCode(403);
    }
}
