package cn.quancheng.ledger;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

/** What departments send, and what becomes of it line by line. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RecordFileTest {
    private static final String PATH = "/api/v1/records/batches";
    private static final String HEADER =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    @Inject
    TestCity city;

    @Inject
    HistoryCheck check;

    private final String citizen = IdentityNumbers.next();
    private final String prefix = UUID.randomUUID().toString().substring(0, 8) + "-";

    @BeforeEach
    void register() {
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");
    }

    @Test
    void a_byte_order_mark_carriage_returns_quotes_blanks_and_empty_lines_do_no_harm() {
        JsonPath batch = city.report(("\ufeff" + HEADER + "\n"
                        + "%sA,%s,\"示例, \"\"甲\"\"\",HONOR, MUNICIPAL ,,2026-01-20,,,,\"示例,部门\"\n\n"
                        + "\"%sB\",%s,示例,VOLUNTEER_SERVICE,,480,2026-01-20,,,,示例部门")
                .formatted(prefix, citizen, prefix, citizen.toLowerCase(java.util.Locale.ROOT))
                .replace("\n", "\r\n"));

        assertThat(batch.getLong("accepted")).as(errors(batch)).isEqualTo(2);
        assertThat(batch.getLong("total")).isEqualTo(2);
    }

    @Test
    void chinese_headings_in_any_order_go_in() {
        JsonPath batch = city.report("部门,身份证号码,姓名,指标,级别,数量,发生日期,有效期至,文书号,处罚程序,记录编号\n" + "示例部门," + citizen
                + ",示例,GENERAL_PENALTY,,,2026-02-02,,济罚〔2026〕1号,普通程序," + prefix + "A\n");

        assertThat(batch.getLong("accepted")).as(errors(batch)).isEqualTo(1);
    }

    @Test
    void missing_unknown_and_doubled_columns_are_named_and_nothing_goes_in() {
        city.asDepartment()
                .contentType("text/csv; charset=UTF-8")
                .body("record_no,id_number,name,item,item,grade,quantity,closed_on,valid_until,document_no,procedure\n")
                .post(PATH)
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
                .post(PATH)
                .then()
                .statusCode(400);
        city.asDepartment()
                .contentType("application/json")
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(415);
    }

    @Test
    void every_fault_of_a_line_names_its_field_and_says_in_chinese_what_is_wrong() {
        JsonPath batch = city.report(HEADER
                + line("A", citizen, "NO_SUCH_ITEM,,,2026-01-20,,,,示例部门")
                + line("B", citizen, "HONOR,,,2026-01-20,,,,示例部门")
                + line("C", citizen, "HONOR,GALACTIC,,2026-01-20,,,,示例部门")
                + line("D", citizen, "CHARITY_DONATION,MUNICIPAL,,2026-01-20,,,,示例部门")
                + line("E", citizen, "HONOR,MUNICIPAL,,2026-02-30,,,,示例部门")
                + line("F", citizen, "HONOR,MUNICIPAL,,2999-01-01,,,,示例部门")
                + line("G", citizen, "HONOR,MUNICIPAL,,20260120,,,,示例部门")
                + line("H", citizen, "VOLUNTEER_SERVICE,,1.5,2026-01-20,,,,示例部门")
                + line("I", citizen, "VOLUNTEER_SERVICE,,-1,2026-01-20,,,,示例部门")
                + line("J", citizen, "VOLUNTEER_SERVICE,,99999999999999999999,2026-01-20,,,,示例部门")
                + line("K", citizen, "PROFESSIONAL_QUALIFICATION,,,2026-01-20,2025-01-01,,,示例部门")
                + line("L", "370199198503120011", "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门")
                + line("M", IdentityNumbers.next(), "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门")
                + ",,示例,HONOR,MUNICIPAL,,2026-01-20,,,,示例部门\n"
                + "only,three,fields\n");

        assertThat(batch.getLong("rejected")).isEqualTo(15);
        assertThat(batch.getLong("total")).isEqualTo(15);
        assertThat(faults(batch))
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
        JsonPath batch = city.report(HEADER
                + line("A", citizen, "GENERAL_PENALTY,,,2026-02-02,,,ORDINARY,示例部门")
                + line("B", citizen, "GENERAL_PENALTY,,,2026-02-02,,D1,SUMMARY,示例部门")
                + line("C", citizen, "GENERAL_PENALTY,,,2026-02-02,,D1,,示例部门")
                + line("D", citizen, "GENERAL_PENALTY,,,2026-02-02,,D1,ORDINARY,示例部门"));

        assertThat(batch.getLong("accepted")).isEqualTo(1);
        assertThat(faults(batch))
                .extracting(f -> f.getField("line"), f -> f.getField("field"), f -> f.getField("message"))
                .containsExactly(
                        tuple("2", "document_no", "失信信息必须有文书号"),
                        tuple("3", "procedure", "适用简易程序的处罚不纳入公共信用信息"),
                        tuple("4", "procedure", "失信信息须注明普通程序（ORDINARY）"));
    }

    @Test
    void the_same_line_again_is_a_duplicate_and_the_same_number_with_other_content_is_refused() {
        String first = line("A", citizen, "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门");
        String other = line("A", citizen, "HONOR,NATIONAL,,2026-01-20,,,,示例部门");

        JsonPath together = city.report(HEADER + first + first + other);
        assertThat(counts(together)).containsExactly(1L, 1L, 1L);
        assertThat(faults(together)).extracting(f -> f.getField("line")).containsExactly("4");

        assertThat(counts(city.report(HEADER + first))).containsExactly(0L, 0L, 1L);
        assertThat(counts(city.report(HEADER + other))).containsExactly(0L, 1L, 0L);
        // The same number in another department is another record.
        assertThat(counts(city.report(HEADER + first.replace("示例部门", "另一部门")))).containsExactly(1L, 0L, 0L);
    }

    @Test
    void a_department_reports_only_its_own_items_in_its_own_name() {
        DepartmentGrant grant = new DepartmentGrant("市民政局", Set.of("VOLUNTEER_SERVICE"), false);
        JsonPath batch = city.load(
                city.asDepartment("civil-affairs", grant),
                PATH,
                HEADER
                        + line("A", citizen, "VOLUNTEER_SERVICE,,480,2026-01-20,,,,")
                        + line("B", citizen, "HONOR,MUNICIPAL,,2026-01-20,,,,市民政局")
                        + line("C", citizen, "VOLUNTEER_SERVICE,,480,2026-01-20,,,,市公安局"));

        assertThat(batch.getLong("accepted")).isEqualTo(1);
        assertThat(faults(batch))
                .extracting(f -> f.getField("line"), f -> f.getField("message"))
                .containsExactly(tuple("3", "本部门无权报送该项目"), tuple("4", "只能报送本部门的记录"));
    }

    @Test
    void a_batch_is_seen_by_its_sender_and_by_operators_only() {
        JsonPath batch = city.report(HEADER + line("A", citizen, "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门"));
        String path = PATH + "/" + batch.getLong("batchId");
        DepartmentGrant grant = new DepartmentGrant("另一部门", Set.of("*"), false);

        city.asDepartment("another", grant).get(path).then().statusCode(404);
        city.asDepartment("another", grant).get(path + "/errors").then().statusCode(404);
        city.asDepartment().get(path).then().statusCode(200);
        city.as(Role.OPERATOR).get(path).then().statusCode(200);
        city.as(Role.REVIEWER).get(path).then().statusCode(403);
    }

    @Test
    void one_percent_of_rubbish_spoils_nothing_but_its_own_lines() {
        Random random = new Random(42);
        List<String> rubbish =
                List.of("\"", ",,,,", "x,\"y,z", "\u0000\u0001", "=cmd|' /C calc'!A0,1,2,3,4,5,6,7,8,9,10");
        StringBuilder csv = new StringBuilder(HEADER);
        int bad = 0;
        int total = 30_000;
        for (int i = 0; i < total; i++) {
            if (random.nextInt(100) == 0) {
                csv.append(rubbish.get(random.nextInt(rubbish.size()))).append('\n');
                bad++;
            } else {
                csv.append(line("R" + i, citizen, "VOLUNTEER_SERVICE,,60,2026-01-20,,,,示例部门"));
            }
        }

        JsonPath batch = city.report(csv.toString());

        assertThat(batch.getLong("total")).isEqualTo(total);
        assertThat(counts(batch)).containsExactly((long) total - bad, (long) bad, 0L);
        assertThat(faults(batch).stream().map(f -> f.getField("line")).distinct())
                .hasSize(bad);
        assertThat(faults(batch)).allMatch(f -> !f.getField("message").isBlank());
        assertThat(faults(batch)).noneMatch(f -> f.getField("value").startsWith("="));
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused_with_the_line() {
        byte[] gbk =
                (HEADER + line("A", citizen, "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门")).getBytes(Charset.forName("GBK"));
        Response accepted =
                city.asDepartment().contentType("text/csv").body(gbk).post(PATH);
        String errors = org.awaitility.Awaitility.await()
                .until(
                        () -> city.asDepartment()
                                .get(accepted.header("Location") + "/errors")
                                .asString(),
                        text -> text.lines().count() > 1);
        assertThat(errors).contains("2,,,含有无法识别的字符，文件须为UTF-8编码");
    }

    @Test
    void identity_numbers_never_show_in_the_refused_lines() {
        String wrong = "370199198503120011";
        String small = "37019919850312007x";
        JsonPath batch = city.report(HEADER
                + line("A", wrong, "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门")
                + line("B", small, "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门")
                + line("C", citizen, citizen + ",MUNICIPAL," + wrong + ",2026-01-20,,,,示例部门"));

        assertThat(batch.getLong("rejected")).isGreaterThanOrEqualTo(2);
        assertThat(errors(batch))
                .doesNotContainIgnoringCase(wrong, small, citizen)
                .contains("370199**********");
    }

    @Test
    void the_same_key_with_the_same_file_is_the_same_batch_and_with_another_one_is_refused() {
        String file = HEADER + line("A", citizen, "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门");

        long first = sendUnder("key-" + prefix, file).jsonPath().getLong("batchId");
        assertThat(sendUnder("key-" + prefix, file).jsonPath().getLong("batchId"))
                .isEqualTo(first);
        sendUnder("key-" + prefix, file + line("B", citizen, "HONOR,MUNICIPAL,,2026-01-20,,,,示例部门"))
                .then()
                .statusCode(422);
    }

    @Test
    void two_batches_at_once_with_the_same_numbers_enter_once() throws Exception {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            csv.append(line("T" + i, citizen, "VOLUNTEER_SERVICE,,60,2026-01-20,,,,示例部门"));
        }
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            Callable<JsonPath> send = () -> city.report(csv.toString());
            List<JsonPath> batches = new ArrayList<>();
            for (Future<JsonPath> sent : senders.invokeAll(List.of(send, send, send, send))) {
                batches.add(sent.get());
            }
            assertThat(batches).extracting(b -> b.getString("state")).containsOnly("DONE");
            assertThat(batches).extracting(b -> b.getLong("accepted")).containsExactlyInAnyOrder(2_000L, 0L, 0L, 0L);
            assertThat(batches)
                    .extracting(b -> b.getLong("duplicates"))
                    .containsExactlyInAnyOrder(0L, 2_000L, 2_000L, 2_000L);
        } finally {
            senders.shutdownNow();
        }
        assertThat(histories().different()).isZero();
    }

    private HistoryCheck.Finding histories() throws SQLException {
        return check.run(false, "a test");
    }

    private Response sendUnder(String key, String file) {
        return city.asDepartment()
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(PATH);
    }

    private String line(String number, String idNumber, String rest) {
        return prefix + number + "," + idNumber + ",示例," + rest + "\n";
    }

    private String errors(JsonPath batch) {
        return city.errors(PATH, batch);
    }

    private List<NamedCsvRecord> faults(JsonPath batch) {
        return CsvReader.builder().ofNamedCsvRecord(errors(batch)).stream().toList();
    }

    private static List<Long> counts(JsonPath batch) {
        return List.of(batch.getLong("accepted"), batch.getLong("rejected"), batch.getLong("duplicates"));
    }
}
