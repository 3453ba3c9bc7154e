package cn.quancheng.intake;

import cn.quancheng.intake.workbook.HandMadeWorkbook;
import cn.quancheng.intake.workbook.Workbook;
import cn.quancheng.intake.workbook.WorkbookLimits;
import cn.quancheng.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static cn.quancheng.intake.workbook.HandMadeWorkbook.number;
import static cn.quancheng.intake.workbook.HandMadeWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the cells of a workbook come to: the text that CSV would have, or a reason. */
class WorkbookLinesTest {
    private static final List<Column> COLUMNS =
            List.of(Column.required("no", "编号"), Column.required("on", "日期").ofDays(), Column.optional("note", "备注"));
    private static final String HEADER = row(1, "编号", "日期", "备注");

    @ParameterizedTest
    @CsvSource({
        "46042, 2026-01-20",
        "46042.0, 2026-01-20",
        "61, 1900-03-01",
        "59, 1900-02-28",
        "1, 1900-01-01",
        "4.6042E4, 2026-01-20",
    })
    void a_number_in_a_column_of_days_is_a_day_whatever_it_looks_like(String number, String day) {
        for (int style = 0; style < 3; style++) {
            assertThat(read(HEADER + row(2, "x", number("B2", number, style)))).containsExactly("2: x|" + day + "|");
        }
    }

    @Test
    void the_days_of_1904_are_the_same_days() {
        for (String yes : List.of("1", "true")) {
            HandMadeWorkbook workbook = new HandMadeWorkbook(HEADER + row(2, "x", number("B2", "44580", 1)))
                    .workbook("date1904=\"" + yes + "\"", "<sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/>");

            assertThat(read(workbook)).containsExactly("2: x|2026-01-20|");
        }
    }

    @Test
    void a_day_written_as_text_stays_what_it_is() {
        assertThat(read(HEADER + row(2, "x", "2026-01-20") + row(3, "x", "2026/1/20")))
                .containsExactly("2: x|2026-01-20|", "3: x|2026/1/20|");
    }

    @ParameterizedTest
    @CsvSource({"46042.5", "60", "0", "-1", "99999999", "1E+300"})
    void a_number_that_is_no_whole_day_is_refused(String number) {
        assertThat(read(HEADER + row(2, "x", number("B2", number, 1))))
                .containsExactly("2: on||单元格B2是数字，但不是一个完整的日期；请填写日期，格式如 2026-11-01");
    }

    @ParameterizedTest
    @CsvSource({"10001, 10001", "10001.0, 10001", "1E3, 1000", "0.5, 0.5", "0, 0", "123456789012345, 123456789012345"})
    void a_number_elsewhere_is_its_digits(String number, String text) {
        assertThat(read(HEADER + row(2, number("A2", number, 0), "2026-01-20")))
                .containsExactly("2: " + text + "|2026-01-20|");
    }

    @ParameterizedTest
    @CsvSource({"3.7019919850312E+17", "370199198503120010", "370199198503120000", "1E+999999", "1E-999999"})
    void a_number_that_lost_digits_is_refused_and_says_how_to_mend_it(String number) {
        List<String> lines = read(HEADER + row(2, number("A2", number, 0), "2026-01-20"));

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("2: no|").endsWith("|单元格A2是数字，超过15位的数字会丢失末位；请把单元格设为文本格式后重新填写");
        assertThat(lines.get(0)).doesNotContain("19850312");
    }

    @Test
    void a_number_that_the_program_made_a_day_of_is_refused_where_no_day_belongs() {
        assertThat(read(HEADER + row(2, number("A2", "46023", 2), "2026-01-20")))
                .containsExactly("2: no||单元格A2被存成了日期，原来的内容已丢失；请把单元格设为文本格式后重新填写");
    }

    @Test
    void formulas_truths_and_errors_are_refused_with_their_place_and_never_worked_out() {
        String formula = "<c r=\"A2\"><f>1+1</f><v>2</v></c>";
        String shared = "<c r=\"A3\"><f t=\"shared\" ref=\"A3:A4\" si=\"0\">B1</f><v>2</v></c>";
        String follows = "<c r=\"A4\" t=\"str\"><f t=\"shared\" si=\"0\"/><v>two</v></c>";

        assertThat(read(HEADER
                        + row(2, formula)
                        + row(3, shared)
                        + row(4, follows)
                        + row(5, "<c r=\"A5\" t=\"b\"><v>1</v></c>", "<c r=\"B5\" t=\"e\"><v>#N/A</v></c>")))
                .containsExactly(
                        "2: no||单元格A2是公式，不予计算；请复制后用“选择性粘贴—数值”改为文本",
                        "3: no||单元格A3是公式，不予计算；请复制后用“选择性粘贴—数值”改为文本",
                        "4: no||单元格A4是公式，不予计算；请复制后用“选择性粘贴—数值”改为文本",
                        "5: no||单元格A5是TRUE或FALSE，应为文本;on||单元格B5是错误值，应为文本");
    }

    @Test
    void texts_are_read_wherever_a_program_keeps_them() {
        String kept = "<c r=\"A2\" t=\"s\"><v>1</v></c>";
        String rich = "<c r=\"B2\" t=\"s\"><v>0</v></c>";
        HandMadeWorkbook workbook = new HandMadeWorkbook(
                        HEADER + row(2, kept, rich, "<c r=\"C2\" t=\"str\"><v> c </v></c>"))
                .texts("<si><r><t>2026-</t></r><r><t>01-20</t></r></si><si><t> a&amp;b </t></si>");

        assertThat(read(workbook)).containsExactly("2: a&b|2026-01-20|c");
    }

    @Test
    void empty_rows_are_passed_over_and_the_others_keep_their_numbers() {
        assertThat(read(HEADER + row(2) + row(3, "", " ") + row(7, "x", "2026-01-20") + row(9, number("A9", "", 1))))
                .containsExactly("7: x|2026-01-20|");
    }

    @Test
    void a_row_wider_than_the_header_or_with_line_breaks_is_refused() {
        assertThat(read(HEADER + row(2, "x", "2026-01-20", "", "more") + row(3, "x&#10;y", "2026-01-20")))
                .containsExactly("2: ||应有3列，实有4列", "3: no||单元格A3含有换行或无法识别的字符");
    }

    @Test
    void the_visible_sheet_named_data_is_read_else_the_first_visible_one() {
        String lists = "<sheet name=\"列表\" sheetId=\"1\" state=\"veryHidden\" r:id=\"rId1\"/>";
        String help = "<sheet name=\"说明\" sheetId=\"1\" r:id=\"rId1\"/>";

        for (String sheets : List.of(
                lists + "<sheet name=\"表\" sheetId=\"2\" r:id=\"rId2\"/>",
                help + "<sheet name=\"数据\" sheetId=\"2\" r:id=\"rId2\"/>")) {
            HandMadeWorkbook workbook = new HandMadeWorkbook(row(1, "anything"))
                    .sheet("xl/worksheets/sheet2.xml", HEADER + row(2, "x", "2026-01-20"), "")
                    .workbook("", sheets);

            assertThat(read(workbook)).containsExactly("2: x|2026-01-20|");
        }
    }

    @Test
    void the_header_is_text_in_the_first_row() {
        refused("intake.workbook-first-row", row(2, "编号", "日期"));
        refused("intake.header", row(1, "编号", number("B1", "1", 0)));
        refused("intake.header", row(1, "编号", "日期", "", "x"));
        refused("intake.empty", "");
    }

    private static void refused(String key, String rows) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> read(rows)).withMessageContaining(key);
    }

    private static List<String> read(String rows) {
        return read(new HandMadeWorkbook(rows));
    }

    /** Each line as {@code number: fields} or {@code number: column|value|fault}. */
    private static List<String> read(HandMadeWorkbook workbook) {
        Workbook open = Workbook.open(workbook.bytes(), new WorkbookLimits(1 << 20, 1 << 24, 1000));
        try (FileLines lines = new WorkbookLines(open, () -> {})) {
            return LinesRead.of(lines, COLUMNS);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
