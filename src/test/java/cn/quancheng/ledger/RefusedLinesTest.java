package cn.quancheng.ledger;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The lines that were refused come back whole, and go back in mended. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RefusedLinesTest extends ReportingDepartment {
    private static final String HONOUR = "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门";
    private static final String HEADINGS = "\ufeff记录编号,身份证号,姓名,项目,级别,数量,发生日期,有效期至,文书号,程序,报送部门,行号,问题";

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void the_bad_lines_of_a_file_are_mended_and_all_of_it_is_in_once() throws SQLException {
        StringBuilder file = new StringBuilder(Reports.HEADER);
        for (int i = 0; i < 7; i++) {
            file.append(reports.line("good" + i, HONOUR));
        }
        String stranger = IdentityNumbers.next();
        file.append(reports.line("grade", "HONOR,GALACTIC,,2026-01-20,,,,示例部门"));
        file.append(reports.line("name", reports.citizen, "别人", HONOUR));
        file.append(reports.line("number", stranger, "示例", HONOUR));
        JsonPath first = city.report(file.toString());
        assertThat(Reports.counts(first)).containsExactly(7L, 3L, 0L);

        String refused = rejected(first, "");
        assertThat(refused.lines())
                .containsExactly(
                        HEADINGS,
                        reports.prefix + "grade," + reports.citizen
                                + ",示例,HONOR,GALACTIC,,2026-01-20,,,,示例部门,9,级别：应为：NATIONAL、PROVINCIAL、MUNICIPAL、DISTRICT",
                        reports.prefix + "name," + reports.citizen + ",别人," + HONOUR + ",10,姓名：姓名与身份证号不一致",
                        reports.prefix + "number," + stranger + ",示例," + HONOUR + ",11,身份证号：人口库中没有该身份证号码");
        assertThat(Reports.counts(city.report(refused))).as("unmended").containsExactly(0L, 3L, 0L);

        String mended =
                refused.replace("GALACTIC", "NATIONAL").replace("别人", "示例").replace(stranger, reports.citizen);
        assertThat(Reports.counts(city.report(mended))).containsExactly(3L, 0L, 0L);
        assertThat(Reports.counts(city.report(mended))).as("once more").containsExactly(0L, 0L, 3L);
        assertThat(number("SELECT count(*) FROM records WHERE record_no LIKE '" + reports.prefix + "%'"))
                .isEqualTo(10);
    }

    @Test
    void a_line_whose_columns_cannot_be_told_apart_comes_back_whole_and_does_not_go_in_by_itself() {
        JsonPath batch = city.report(Reports.HEADER + reports.line("A", HONOUR + ",一列太多"));

        String refused = rejected(batch, "");
        assertThat(refused.lines().skip(1).findFirst().orElseThrow())
                .startsWith("\"" + reports.prefix + "A," + reports.citizen)
                .endsWith("\",,,,,,,,,,,2,应有11列，实有12列");
        assertThat(Reports.counts(city.report(refused))).containsExactly(0L, 1L, 0L);
    }

    @Test
    void what_a_spreadsheet_would_compute_is_kept_from_it_and_comes_back_as_it_was() throws SQLException {
        String formula = "HONOR,GALACTIC,,2026-01-20,,=1+1,,示例部门";
        String refused = rejected(city.report(Reports.HEADER + reports.line("A", formula)), "");

        assertThat(refused).contains(",'=1+1,");
        assertThat(Reports.counts(city.report(refused.replace("GALACTIC", "NATIONAL"))))
                .containsExactly(1L, 0L, 0L);
        assertThat(number("SELECT count(*) FROM records WHERE document_no = '=1+1' AND record_no = '" + reports.prefix
                        + "A'"))
                .isEqualTo(1);
    }

    @Test
    void in_a_workbook_identity_numbers_stay_texts() throws IOException {
        JsonPath batch = city.report(Reports.HEADER + reports.line("A", reports.citizen, "别人", HONOUR));

        byte[] bytes = city.asDepartment()
                .get(path(batch) + "?form=xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).getCellText(1)).isEqualTo("身份证号");
            assertThat(rows.get(1).getCellAsString(1)).contains(reports.citizen);
            assertThat(rows.get(1).getCellText(12)).isEqualTo("姓名：姓名与身份证号不一致");
        }
        city.asDepartment().get(path(batch) + "?form=pdf").then().statusCode(400);
    }

    @Test
    void only_who_sent_the_file_is_given_its_lines_and_it_is_written_down() throws SQLException {
        JsonPath batch = city.report(Reports.HEADER + reports.line("A", reports.citizen, "别人", HONOUR));

        city.asDepartment("curious-of-tests", new DepartmentGrant("别的部门", Set.of("*"), true))
                .get(path(batch))
                .then()
                .statusCode(404);
        city.as(Role.OPERATOR).get(path(batch)).then().statusCode(403);
        rejected(batch, "");
        assertThat(number("SELECT count(*) FROM audit_log WHERE action = 'REFUSED_LINES_TAKEN' AND subject = 'batch/"
                        + batch.getLong("batchId") + "' AND actor = 'department-of-tests'"))
                .isEqualTo(1);
    }

    @Test
    void the_lines_rest_sealed_and_are_forgotten_after_a_week() throws SQLException {
        clock.set(LocalDate.of(2026, 11, 20));
        JsonPath batch = city.report(Reports.HEADER + reports.line("A", reports.citizen, "别人", HONOUR));
        try (Connection connection = database.getConnection()) {
            assertThat(Sql.list(
                            connection,
                            "SELECT l::text FROM batch_refused_lines l WHERE batch_id = ?",
                            row -> row.getString(1),
                            batch.getLong("batchId")))
                    .hasSize(1)
                    .noneMatch(row -> row.contains(hex(reports.citizen)) || row.contains(hex("别人")));
        }
        clock.set(LocalDate.of(2026, 11, 26));
        rejected(batch, "");
        clock.set(LocalDate.of(2026, 11, 28));
        city.asDepartment().get(path(batch)).then().statusCode(410);
        assertThat(reports.errors(batch)).contains("不一致");
    }

    private String rejected(JsonPath batch, String query) {
        return city.asDepartment()
                .get(path(batch) + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String path(JsonPath batch) {
        return Reports.PATH + "/" + batch.getLong("batchId") + "/rejected";
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1)).orElseThrow();
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
