package cn.quancheng.ledger;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.TestTable;
import cn.quancheng.intake.FileFormat;
import cn.quancheng.intake.workbook.HandMadeWorkbook;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static cn.quancheng.intake.workbook.HandMadeWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

/** Whatever a file is written in: the same lines come to the same account, the same ledger and the same faults. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class OneTableInThreeFormatsTest {
    private static final String RECORDS = Reports.PATH;
    private static final String CLOSURES = "/api/v1/closures/batches";
    private static final String CITIZENS = "/api/v1/citizens/batches";
    private static final int MANY = 5_000;

    @Inject
    TestCity city;

    @Inject
    AgroalDataSource database;

    /** What one format came to. */
    private record Account(List<Long> counts, List<String> ledger, String faults) {}

    @Test
    void records_come_to_the_same_account_the_same_ledger_and_the_same_faults() throws SQLException {
        List<Account> accounts = new ArrayList<>();
        for (FileFormat format : FileFormat.values()) {
            Reports reports = new Reports(city);
            JsonPath batch = city.follow(send(RECORDS, format, records(reports)));
            accounts.add(new Account(
                    Reports.counts(batch),
                    ledger(reports.prefix),
                    reports.errors(batch).replace(reports.prefix, "").replaceAll("\\d{6}\\*+\\w{2}", "masked")));
        }

        assertThat(accounts.get(0).counts()).containsExactly(3L, 7L, 1L);
        assertThat(accounts.get(0).ledger()).hasSize(3);
        assertThat(accounts.get(0).faults().lines()).hasSize(16);
        assertThat(accounts).allSatisfy(account -> assertThat(account).isEqualTo(accounts.get(0)));
    }

    private static TestTable records(Reports reports) {
        TestTable table = new TestTable("记录编号", "身份证号", "姓名", "项目", "级别", "数量", "发生日期", "有效期至", "文书号", "程序", "报送部门");
        String prefix = reports.prefix;
        String who = reports.citizen;
        String wrong = who.substring(0, 17) + (who.endsWith("1") ? "2" : "1");
        table.add(prefix + "1", who, "示例", "HONOR", "MUNICIPAL", "", "2026-01-20", "", "", "", "");
        table.add(prefix + "2", who, "示例", "VOLUNTEER_SERVICE", "", "60", "2026-01-21", "2027-01-21", "", "", "示例部门");
        table.add(prefix + "3", who, "示例", "GENERAL_PENALTY", "", "", "2026-01-22", "", "（2026）1号", "ORDINARY", "");
        table.add(prefix + "1", who, "示例", "HONOR", "MUNICIPAL", "", "2026-01-20", "", "", "", "");
        table.add(prefix + "1", who, "示例", "HONOR", "NATIONAL", "", "2026-01-20", "", "", "", "");
        table.add(prefix + "4", wrong, "示例", "HONOR", "MUNICIPAL", "", "2026-02-30", "", "", "", "");
        table.add(prefix + "5", who, "另一人", "HONOR", "MUNICIPAL", "", "2026-01-20", "", "", "", "");
        table.add(prefix + "6", who, "", "NOTHING", "", "many", "2026/1/20", "", "", "", "");
        table.add("", who, "示例", "HONOR", "", "", "", "", "", "", "");
        table.add(prefix + "7", who, "示例", "GENERAL_PENALTY", "", "", "2026-01-22", "2025-01-22", "", "SUMMARY", "");
        table.add(prefix + "8", IdentityNumbers.next(), "示例", "HONOR", "MUNICIPAL", "", "2026-01-20", "", "", "", "");
        return table;
    }

    private List<String> ledger(String prefix) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    "SELECT concat_ws('|', substr(record_no, 10), kind, quantity, occurred_on, valid_until, document_no,"
                            + " procedure, department_id) FROM records WHERE record_no LIKE ? ORDER BY id",
                    row -> row.getString(1),
                    prefix + "%");
        }
    }

    @Test
    void the_register_and_closings_take_every_format_as_well() {
        for (FileFormat format : FileFormat.values()) {
            String person = IdentityNumbers.next();
            TestTable register = new TestTable("身份证号", "姓名", "区县", "知情同意日期", "知情同意书编号");
            register.add(person, "示例", "历下区", "2026-09-01", "T-" + UUID.randomUUID());
            register.add(person, "别人", "历下区", "2026-13-01", "");
            assertThat(Reports.counts(city.follow(send(CITIZENS, format, register))))
                    .containsExactly(1L, 1L, 0L);
            String number = UUID.randomUUID().toString();
            city.report(Reports.HEADER + number + "," + person + ",示例,HONOR,MUNICIPAL,,2026-01-20,,,,\n");
            TestTable closings = new TestTable("record_no", "kind", "closed_on", "document_no");
            closings.add(number, "撤销", "2026-02-01", "D1");
            closings.add(number, "NONE", "2026-02-01", "");

            assertThat(Reports.counts(city.follow(send(CLOSURES, format, closings))))
                    .containsExactly(1L, 1L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void a_file_may_be_sent_again_under_its_key_and_another_one_may_not(FileFormat format) {
        Reports reports = new Reports(city);
        String key = UUID.randomUUID().toString();
        byte[] file = records(reports).in(format);

        JsonPath first = city.follow(send(RECORDS, format, file, key));
        JsonPath again = city.follow(send(RECORDS, format, file, key));
        Response other = send(RECORDS, format, records(new Reports(city)).in(format), key);

        assertThat(again.getLong("batchId")).isEqualTo(first.getLong("batchId"));
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void thousands_of_rows_of_a_workbook_go_in_and_all_are_read() {
        Reports reports = new Reports(city);
        TestTable table = new TestTable(Reports.HEADER.strip().split(","));
        for (int i = 0; i < MANY; i++) {
            table.add(
                    reports.prefix + i,
                    reports.citizen,
                    "示例",
                    "VOLUNTEER_SERVICE",
                    "",
                    String.valueOf(i),
                    "2026-01-20",
                    "",
                    "",
                    "",
                    "");
        }

        JsonPath batch = city.follow(send(RECORDS, FileFormat.XLSX, table));

        assertThat(Reports.counts(batch)).containsExactly((long) MANY, 0L, 0L);
        assertThat(batch.getLong("progress.linesRead")).isEqualTo(MANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {RECORDS, CLOSURES, CITIZENS})
    void any_other_format_is_refused_and_told_which_there_are(String path) {
        for (String type : List.of("application/vnd.ms-excel", "application/json", "text/plain")) {
            (path.equals(CITIZENS) ? city.as(Role.OPERATOR) : city.asDepartment())
                    .contentType(type)
                    .body(new byte[] {1})
                    .post(path)
                    .then()
                    .statusCode(415)
                    .body("detail", containsString(FileFormat.Types.CSV))
                    .body("detail", containsString(FileFormat.Types.NDJSON))
                    .body("detail", containsString(FileFormat.Types.XLSX));
        }
    }

    @Test
    void a_workbook_that_is_refused_says_why_and_the_next_one_goes_in() {
        String merged = "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>";
        byte[] file = new HandMadeWorkbook("")
                .sheet(HandMadeWorkbook.SHEET, row(1, "record_no", "kind"), merged)
                .bytes();
        for (int i = 0; i < 6; i++) {
            city.asDepartment()
                    .contentType(FileFormat.Types.XLSX)
                    .body(file)
                    .post(CLOSURES)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("合并单元格"))
                    .body("violations.field", hasItem("A1:B1"));
        }
        city.asDepartment()
                .contentType(FileFormat.Types.XLSX)
                .body("record_no,kind\n".getBytes(StandardCharsets.UTF_8))
                .post(CLOSURES)
                .then()
                .statusCode(400)
                .body("detail", containsString("不是Excel工作簿"));
        city.asDepartment()
                .contentType(FileFormat.Types.XLSX)
                .body(new HandMadeWorkbook(row(1, "record_no", "kind", "closed_on", "document_no")
                                + row(2, "nobody's", "REVOKED", "2026-02-01", "D"))
                        .bytes())
                .post(CLOSURES)
                .then()
                .statusCode(202);
    }

    private Response send(String path, FileFormat format, TestTable table) {
        return send(path, format, table.in(format), UUID.randomUUID().toString());
    }

    private Response send(String path, FileFormat format, byte[] file, String key) {
        return (path.equals(CITIZENS) ? city.as(Role.OPERATOR) : city.asDepartment())
                .header("Idempotency-Key", key)
                .contentType(TestTable.type(format))
                .body(file)
                .post(path);
    }
}
