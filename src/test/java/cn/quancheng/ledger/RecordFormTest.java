package cn.quancheng.ledger;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** The form of a file of records: what does no harm to it, and what it is told when it is another. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RecordFormTest extends ReportingDepartment {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String HONOUR = "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门";

    @Test
    void a_byte_order_mark_carriage_returns_quotes_blanks_and_empty_lines_do_no_harm() {
        JsonPath batch = city.report(("\ufeff" + Reports.HEADER + "\n"
                        + "%sA,%s,\"示例\",HONOR, MUNICIPAL ,,2026-01-20,,,,\"示例, \"\"甲\"\"部门\"\n\n"
                        + "\"%sB\",%s,示例,VOLUNTEER_SERVICE,,480,2026-01-20,,,,示例部门")
                .formatted(
                        reports.prefix,
                        reports.citizen,
                        reports.prefix,
                        reports.citizen.toLowerCase(java.util.Locale.ROOT))
                .replace("\n", "\r\n"));

        assertThat(batch.getLong("accepted")).as(reports.errors(batch)).isEqualTo(2);
        assertThat(batch.getLong("total")).isEqualTo(2);
    }

    @Test
    void chinese_headings_in_any_order_go_in() {
        JsonPath batch = city.report("部门,身份证号码,姓名,指标,级别,数量,发生日期,有效期至,文书号,处罚程序,记录编号\n" + "示例部门," + reports.citizen
                + ",示例,GENERAL_PENALTY,,,2026-02-02,,济罚〔2026〕1号,普通程序," + reports.prefix + "A\n");

        assertThat(batch.getLong("accepted")).as(reports.errors(batch)).isEqualTo(1);
    }

    @Test
    void missing_unknown_and_doubled_columns_are_named_and_nothing_goes_in() {
        city.asDepartment()
                .contentType("text/csv; charset=UTF-8")
                .body("record_no,id_number,name,item,item,grade,quantity,closed_on,valid_until,document_no,procedure\n")
                .post(Reports.PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItems("closed_on", "item", "occurred_on", "department"))
                .body("violations.find { it.field == 'closed_on' }.message", is("未知的列"))
                .body("violations.find { it.field == 'item' }.message", is("列重复"))
                .body("violations.find { it.field == 'occurred_on' }.message", is("缺少该列"));
    }

    @Test
    void an_empty_file_and_a_file_that_is_no_csv_are_refused() {
        city.asDepartment()
                .contentType("text/csv")
                .body(new byte[0])
                .post(Reports.PATH)
                .then()
                .statusCode(400);
        city.asDepartment()
                .contentType("application/json")
                .body("{}")
                .post(Reports.PATH)
                .then()
                .statusCode(415);
    }

    @Test
    void one_percent_of_rubbish_spoils_nothing_but_its_own_lines() {
        Random random = new Random(42);
        List<String> rubbish =
                List.of("\"", ",,,,", "x,\"y,z", "\u0000\u0001", "=cmd|' /C calc'!A0,1,2,3,4,5,6,7,8,9,10");
        StringBuilder csv = new StringBuilder(Reports.HEADER);
        int bad = 0;
        int total = 30_000;
        for (int i = 0; i < total; i++) {
            if (random.nextInt(100) == 0) {
                csv.append(rubbish.get(random.nextInt(rubbish.size()))).append('\n');
                bad++;
            } else {
                csv.append(reports.line("R" + i, "VOLUNTEER_SERVICE,,60,2026-01-20,,,,示例部门"));
            }
        }

        JsonPath batch = city.report(csv.toString());

        assertThat(batch.getLong("total")).isEqualTo(total);
        assertThat(Reports.counts(batch)).containsExactly((long) total - bad, (long) bad, 0L);
        assertThat(reports.faults(batch).stream().map(f -> f.getField("line")).distinct())
                .hasSize(bad);
        assertThat(reports.faults(batch)).allMatch(f -> !f.getField("message").isBlank());
        assertThat(reports.faults(batch)).noneMatch(f -> f.getField("value").startsWith("="));
    }

    @Test
    void a_stray_line_that_is_no_utf_8_spoils_itself_only() {
        byte[] good = (Reports.HEADER + reports.line("A", HONOUR) + reports.line("B", HONOUR)).getBytes(UTF_8);
        byte[] stray = reports.line("C", HONOUR).getBytes(GBK);
        byte[] file = Arrays.copyOf(good, good.length + stray.length);
        System.arraycopy(stray, 0, file, good.length, stray.length);

        JsonPath batch = city.follow(send(file));

        assertThat(Reports.counts(batch)).containsExactly(2L, 1L, 0L);
        assertThat(reports.errors(batch)).contains("4,,,含有无法识别的字符，文件须为UTF-8编码");
    }

    @Test
    void a_file_in_another_encoding_is_told_so_as_a_whole() {
        String file = Reports.HEADER + reports.line("A", HONOUR) + reports.line("B", HONOUR);

        for (Charset encoding : List.of(GBK, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
            send(file.getBytes(encoding)).then().statusCode(400).body("detail", containsString("不是UTF-8编码"));
        }
        send(file.replace("record_no", "编号").getBytes(GBK))
                .then()
                .statusCode(400)
                .body("detail", containsString("UTF-8"));
        assertThat(Reports.counts(reports.report(reports.line("A", HONOUR)))).containsExactly(1L, 0L, 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", "；", "|"})
    void a_file_without_commas_is_told_to_use_them(String separator) {
        String file = Reports.HEADER + reports.line("A", HONOUR);

        send(file.replace(",", separator).getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("detail", containsString("请改用英文逗号"))
                .body("violations", nullValue());
        send(("\"" + file.replace(",", "\"" + separator + "\"")).getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("detail", containsString("请改用英文逗号"));
    }

    @Test
    void a_header_alone_is_told_that_there_is_nothing_in_it() {
        for (String file : List.of(Reports.HEADER, Reports.HEADER.strip(), Reports.HEADER + "\r\n\n")) {
            send(file.getBytes(UTF_8)).then().statusCode(400).body("detail", containsString("没有数据行"));
        }
    }

    @Test
    void a_header_of_nothing_but_commas_costs_nothing() {
        assertTimeout(
                Duration.ofSeconds(3),
                () -> send((",".repeat(65_000) + "\n").getBytes(UTF_8))
                        .then()
                        .statusCode(400)
                        .body("violations", hasSize(20)));
        assertTimeout(
                Duration.ofSeconds(3),
                () -> send((",".repeat(200_000) + "\n").getBytes(UTF_8)).then().statusCode(400));
    }

    @Test
    void of_very_many_faults_the_first_are_listed_and_the_others_counted() {
        int lines = 100_500;
        StringBuilder csv = new StringBuilder(Reports.HEADER).append(reports.line("A", HONOUR));
        for (int i = 0; i < lines; i++) {
            csv.append("x,\n");
        }

        JsonPath batch = city.report(csv.toString());

        assertThat(Reports.counts(batch)).containsExactly(1L, (long) lines, 0L);
        assertThat(batch.getLong("unlisted")).isEqualTo(500);
        List<String> errors = reports.errors(batch).lines().toList();
        assertThat(errors).hasSize(1 + 100_000 + 1).last().isEqualTo(",,,另有500行未被接收，不再逐行列出");
    }

    @Test
    void faults_that_only_the_whole_file_shows_are_counted_just_so() {
        StringBuilder csv = new StringBuilder(Reports.HEADER);
        for (int i = 0; i < 100_500; i++) {
            csv.append(reports.line("N" + i, reports.citizen, "另一人", HONOUR));
        }

        JsonPath batch = city.report(csv.toString());

        assertThat(Reports.counts(batch)).containsExactly(0L, 100_500L, 0L);
        assertThat(batch.getLong("unlisted")).isEqualTo(500);
    }

    private Response send(byte[] file) {
        return city.asDepartment().contentType("text/csv").body(file).post(Reports.PATH);
    }
}
