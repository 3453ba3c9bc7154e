package cn.quancheng.ledger;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.intake.FileFormat;
import cn.quancheng.security.accounts.DepartmentGrant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The workbooks that offices fill in: what stands in them is what the intake takes. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class TemplatesTest extends ReportingDepartment {
    private static final String TEMPLATE = "/api/v1/records/template";
    private static final Pattern VALIDATION = Pattern.compile("<dataValidation (.*?)</dataValidation>");
    private static final Pattern STYLE = Pattern.compile("<col [^>]*style=\"(\\d+)\"");

    @Test
    void a_department_is_offered_the_items_that_it_may_report_and_no_other() {
        JsonPath items = honours().get("/api/v1/records/templates").jsonPath();

        assertThat(items.getList("items.code")).containsExactly("HONOR", "VOLUNTEER_SERVICE", "GENERAL_PENALTY");
        assertThat(items.getString("items[0].grades.find { it.code == 'MUNICIPAL' }.name"))
                .isEqualTo("市级");
        assertThat(items.getString("items[1].unit")).isEqualTo("分钟");
        assertThat(honours().get(items.getString("items[0].template")).statusCode())
                .isEqualTo(200);
        honours().get(TEMPLATE + "?item=BRAVERY").then().statusCode(404);
        honours().get(TEMPLATE + "?item=NONE").then().statusCode(404);
        honours().get(TEMPLATE).then().statusCode(404);
    }

    @Test
    void a_workbook_has_the_columns_that_its_item_has() throws IOException {
        assertThat(headings("HONOR")).containsExactly("记录编号", "身份证号", "姓名", "项目", "级别", "发生日期", "有效期至", "文书号", "报送部门");
        assertThat(headings("VOLUNTEER_SERVICE")).contains("数量").doesNotContain("级别", "程序");
        assertThat(headings("GENERAL_PENALTY")).contains("程序", "文书号").doesNotContain("级别", "数量");
        assertThat(headings(book(city.asDepartment(), "/api/v1/closures/template")))
                .containsExactly("记录编号", "停用原因", "停用日期", "文书号", "报送部门");
    }

    @Test
    void the_sheet_to_fill_in_is_empty_and_the_example_stands_on_another_one() throws IOException {
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(book(honours(), TEMPLATE + "?item=HONOR")))) {
            List<Sheet> sheets = book.getSheets().toList();
            assertThat(sheets).extracting(Sheet::getName).containsExactly("数据", "填写说明", "选项");
            assertThat(sheets.get(0).read()).hasSize(1);
            assertThat(sheets.get(1).read().stream()
                            .flatMap(Row::stream)
                            .filter(Objects::nonNull)
                            .map(cell -> cell.getText()))
                    .contains(RecordTemplate.NOBODY);
        }
    }

    @Test
    void drop_downs_offer_what_the_intake_accepts_and_let_nothing_else_in() throws IOException {
        Map<String, String> parts = parts(book(honours(), TEMPLATE + "?item=HONOR"));
        String sheet = parts.getOrDefault("xl/worksheets/sheet1.xml", "");
        List<String> validations =
                VALIDATION.matcher(sheet).results().map(found -> found.group(1)).toList();

        assertThat(validations)
                .hasSize(6)
                .allMatch(one -> one.contains("showErrorMessage=\"1\"") || one.contains("showErrorMessage=\"true\""));
        assertThat(validations.stream().filter(one -> one.contains("type=\"list\"")))
                .hasSize(3)
                .noneMatch(one -> one.contains("showDropDown=\"1\"") || one.contains("showDropDown=\"true\""))
                .anyMatch(one -> one.contains("sqref=\"E2:E200001\""));
        assertThat(validations.stream().filter(one -> one.contains("type=\"custom\"")))
                .anyMatch(one -> one.contains("LEN(B2)=18"));
        assertThat(choices("HONOR", 4)).containsExactly("国家级", "省级", "市级", "区县级");
        assertThat(choices("HONOR", 8)).containsExactly("荣誉部门");
        assertThat(choices("GENERAL_PENALTY", 7)).containsExactly("普通程序");
    }

    @Test
    void every_column_is_a_text_so_that_no_number_loses_its_end() throws IOException {
        Map<String, String> parts = parts(book(honours(), TEMPLATE + "?item=HONOR"));
        Matcher styles = STYLE.matcher(parts.getOrDefault("xl/worksheets/sheet1.xml", ""));
        List<String> used =
                styles.results().map(found -> found.group(1)).distinct().toList();

        assertThat(used).hasSize(1);
        List<String> formats = Pattern.compile("<xf [^>]*numFmtId=\"(\\d+)\"")
                .matcher(parts.getOrDefault("xl/styles.xml", "").replaceAll("(?s).*<cellXfs", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
        String format = formats.get(Integer.parseInt(used.get(0)));
        assertThat(format.equals("49")
                        || parts.getOrDefault("xl/styles.xml", "")
                                .contains("numFmtId=\"" + format + "\" formatCode=\"@\""))
                .isTrue();
    }

    @Test
    void what_is_filled_in_as_the_workbook_offers_it_goes_in() throws IOException {
        String honour = String.join(",", headings("HONOR")) + "\n"
                + reports.line("A", "荣誉表彰,市级,2026-01-20,,,荣誉部门")
                + reports.line("B", "荣誉表彰,区县级,2026-01-20,,,");
        JsonPath batch = city.load(honours(), Reports.PATH, honour);
        assertThat(Reports.counts(batch)).as(reports.errors(batch)).containsExactly(2L, 0L, 0L);

        String penalty = String.join(",", headings("GENERAL_PENALTY")) + "\n"
                + reports.line("C", "一般行政处罚,2026-01-20,,济罚〔2026〕1号,普通程序,荣誉部门");
        batch = city.load(honours(), Reports.PATH, penalty);
        assertThat(Reports.counts(batch)).as(reports.errors(batch)).containsExactly(1L, 0L, 0L);
    }

    @Test
    void a_workbook_that_was_filled_in_goes_in_and_what_was_refused_of_it_comes_back_as_one() throws IOException {
        byte[] filled = filled(
                book(honours(), TEMPLATE + "?item=HONOR"),
                List.of(reports.prefix + "A", reports.citizen, "示例", "荣誉表彰", "市级", "2026-01-20", "", "", "荣誉部门"),
                List.of(reports.prefix + "B", reports.citizen, "别人", "荣誉表彰", "省级", "2026-01-20", "", "", ""));
        JsonPath batch = send(filled);
        assertThat(Reports.counts(batch)).as(reports.errors(batch)).containsExactly(1L, 1L, 0L);

        byte[] refused = honours()
                .get(Reports.PATH + "/" + batch.getLong("batchId") + "/rejected?form=xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(Reports.counts(send(refused))).containsExactly(0L, 1L, 0L);
        byte[] mended = changed(refused, sheet -> sheet.replace(escaped("别人"), "示例"));
        JsonPath again = send(mended);
        assertThat(Reports.counts(again)).as(reports.errors(again)).containsExactly(1L, 0L, 0L);
    }

    /** As the writer of workbooks writes what is not ASCII. */
    private static String escaped(String text) {
        return text.chars().mapToObj("&#x%x;"::formatted).collect(Collectors.joining());
    }

    private JsonPath send(byte[] book) {
        return city.follow(
                honours().contentType(FileFormat.Types.XLSX).body(book).post(Reports.PATH));
    }

    /** Fills in rows as a spreadsheet would. */
    @SafeVarargs
    private static byte[] filled(byte[] book, List<String>... rows) throws IOException {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            xml.append("<row r=\"").append(i + 2).append("\">");
            for (int j = 0; j < rows[i].size(); j++) {
                xml.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                        .formatted('A' + j, i + 2, rows[i].get(j)));
            }
            xml.append("</row>");
        }
        return changed(book, sheet -> sheet.replace("</sheetData>", xml + "</sheetData>"));
    }

    private static byte[] changed(byte[] book, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts(book).entrySet()) {
                boolean data = part.getKey().equals("xl/worksheets/sheet1.xml")
                        || part.getKey().equals("xl/sharedStrings.xml");
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write((data ? change.apply(part.getValue()) : part.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void the_code_and_the_name_of_a_grade_are_one_record() {
        String rest = ",2026-01-20,,,,示例部门";
        reports.report(reports.line("A", "HONOR,MUNICIPAL," + rest));

        assertThat(Reports.counts(reports.report(reports.line("A", "荣誉表彰,市级," + rest))))
                .containsExactly(0L, 0L, 1L);
        assertThat(Reports.counts(reports.report(reports.line("B", "荣誉表彰,镇级," + rest))))
                .containsExactly(0L, 1L, 0L);
    }

    private RequestSpecification honours() {
        return city.asDepartment(
                "honours-of-tests",
                new DepartmentGrant("荣誉部门", Set.of("HONOR", "VOLUNTEER_SERVICE", "GENERAL_PENALTY"), false));
    }

    private static byte[] book(RequestSpecification by, String path) {
        return by.get(path).then().statusCode(200).extract().asByteArray();
    }

    private List<String> headings(String item) throws IOException {
        return headings(book(honours(), TEMPLATE + "?item=" + item));
    }

    private static List<String> headings(byte[] bytes) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            Row row = book.getFirstSheet().read().get(0);
            return row.stream().map(cell -> cell.getText()).toList();
        }
    }

    private List<String> choices(String item, int column) throws IOException {
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(book(honours(), TEMPLATE + "?item=" + item)))) {
            return book.getSheet(2).orElseThrow().read().stream()
                    .map(row -> row.getCellCount() > column ? row.getCellText(column) : "")
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    /** The parts of a workbook; its writer leaves their sizes to the directory at its end. */
    private static Map<String, String> parts(byte[] book) throws IOException {
        Path file = Files.createTempFile("template", ".xlsx");
        try {
            Files.write(file, book);
            Map<String, String> parts = new HashMap<>();
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    parts.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return parts;
        } finally {
            Files.delete(file);
        }
    }
}
