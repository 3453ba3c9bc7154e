package cn.quancheng.intake.workbook;

import cn.quancheng.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import static cn.quancheng.intake.workbook.HandMadeWorkbook.SHEET;
import static cn.quancheng.intake.workbook.HandMadeWorkbook.number;
import static cn.quancheng.intake.workbook.HandMadeWorkbook.row;
import static cn.quancheng.intake.workbook.HandMadeWorkbook.sheetOf;
import static cn.quancheng.intake.workbook.HandMadeWorkbook.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Workbooks that are none, or that are meant to do harm, are told so in bounded time and memory. */
@Timeout(60)
class HostileWorkbooksTest {
    private static final WorkbookLimits LIMITS = new WorkbookLimits(32 << 20, 512L << 20, 10_000);
    private static final String HEADER = row(1, "a", "b");
    private static final byte[] OLE2 = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void what_is_no_workbook_that_can_be_taken_in_is_told_why(String what, String why, byte[] file) {
        refused(why, file);
    }

    static Stream<Arguments> what_is_no_workbook_that_can_be_taken_in_is_told_why() {
        return Stream.of(
                arguments("a CSV named .xlsx", "workbook-unknown", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)),
                arguments("one byte", "workbook-unknown", new byte[] {'P'}),
                arguments("half a workbook", "workbook-damaged", half(new HandMadeWorkbook(HEADER).bytes())),
                arguments("an .xls", "workbook-xls", Arrays.copyOf(OLE2, 4096)),
                arguments("a workbook with a password", "workbook-encrypted", encrypted()),
                arguments("a Word document", "workbook-unknown", with("word/document.xml")),
                arguments("an .xlsb", "workbook-xlsb", with("xl/workbook.bin")),
                arguments("a workbook with macros", "workbook-macros", with("xl/vbaProject.bin")),
                arguments(
                        "a workbook of the kind that has macros",
                        "workbook-macros",
                        new HandMadeWorkbook(HEADER)
                                .part(
                                        "[Content_Types].xml",
                                        "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
                                                + "vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>")
                                .bytes()),
                arguments("no XML", "workbook-damaged", sheet("<worksheet><sheetData><row")),
                arguments("no sheet", "workbook-damaged", sheet("<html/>")),
                arguments(
                        "only hidden sheets",
                        "workbook-no-sheet",
                        new HandMadeWorkbook(HEADER)
                                .workbook("", "<sheet name=\"数据\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>")
                                .bytes()),
                arguments(
                        "an outside entity",
                        "workbook-dtd",
                        sheet("<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + sheetOf(row(1, "&x;"), ""))),
                arguments(
                        "a billion laughs",
                        "workbook-dtd",
                        new HandMadeWorkbook(HEADER)
                                .part(
                                        "xl/sharedStrings.xml",
                                        "<!DOCTYPE s [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><sst>"
                                                + "<si><t>&b;</t></si></sst>")
                                .bytes()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void a_sheet_that_lies_about_itself_is_refused_before_it_is_read(String what, String why, String rows) {
        refused(why, new HandMadeWorkbook(rows).bytes());
    }

    static Stream<Arguments> a_sheet_that_lies_about_itself_is_refused_before_it_is_read() {
        String tooMany = numbered(101, i -> "<row r=\"" + i + "\"><c r=\"A" + i + "\"><f>1+1</f><v>2</v></c></row>");
        return Stream.of(
                arguments("a column beyond any", "workbook-damaged", row(1, text("ZZZZZZ1", "x"))),
                arguments("the last column of Excel", "workbook-too-wide", row(1, text("XFD1", "x"))),
                arguments(
                        "a text that there is not",
                        "workbook-damaged",
                        row(1, "<c r=\"A1\" t=\"s\"><v>2000000000</v></c>")),
                arguments("a row beyond any", "workbook-damaged", row(2_000_000, "x")),
                arguments("rows in disorder", "workbook-damaged", row(2, "x") + row(1, "x")),
                arguments("a row twice", "workbook-damaged", row(1, "x") + row(1, "y")),
                arguments("a cell twice", "workbook-damaged", row(1, text("A1", "x"), text("A1", "y"))),
                arguments("a cell of another row", "workbook-damaged", row(1, text("A2", "x"))),
                arguments("a cell in a cell", "workbook-damaged", row(1, "<c r=\"A1\"><c r=\"A1\"><v>1</v></c></c>")),
                arguments(
                        "a kind of cell that there is not",
                        "workbook-damaged",
                        row(1, "<c r=\"A1\" t=\"x\"><v>1</v></c>")),
                arguments("a number as long as a book", "workbook-damaged", row(1, number("A1", "1".repeat(65), 0))),
                arguments("a text longer than a cell", "workbook-damaged", row(1, "x".repeat(32_768))),
                arguments("more formulas than slips", "workbook-formulas", tooMany),
                arguments(
                        "a formula behind a text",
                        "workbook-formulas",
                        row(1, "<c r=\"A1\" t=\"s\"><f>1</f><v></v></c>")),
                arguments(
                        "tags without an end",
                        "workbook-bomb",
                        row(1, "<c r=\"A1\" t=\"" + "x".repeat(600_000) + "\"/>")),
                arguments(
                        "as many attributes as a parser keeps",
                        "workbook-bomb",
                        "<row r=\"1\" " + numbered(200, i -> "a" + i + "=\"\" ") + "/>"),
                arguments("a tower of tags", "workbook-bomb", row(1, "<c r=\"A1\">" + "<x>".repeat(100) + "</c>")));
    }

    @Test
    void names_without_number_are_refused_before_a_parser_keeps_them_all() {
        refused(
                "workbook-bomb",
                new HandMadeWorkbook(row(1, "<c r=\"A1\">" + numbered(5_000, i -> "<n" + i + "/>") + "</c>")).bytes());
    }

    @Test
    void merged_cells_in_the_data_are_refused_with_their_place_and_below_it_they_do_no_harm() {
        String merged = "<mergeCells><mergeCell ref=\"%s\"/></mergeCells>";
        byte[] within = new HandMadeWorkbook("")
                .sheet(SHEET, HEADER + row(2, "x", "y"), merged.formatted("A2:B2"))
                .bytes();
        byte[] below = new HandMadeWorkbook("")
                .sheet(SHEET, HEADER + row(2, "x", "y"), merged.formatted("A9:B9"))
                .bytes();

        refused("workbook-merged", within);
        assertThat(rows(below)).isEqualTo(2);
    }

    @Test
    void a_part_that_unpacks_into_nothing_but_blanks_is_a_bomb() {
        byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        byte[] bomb = new HandMadeWorkbook("")
                .part(SHEET, out -> {
                    write(out, "<worksheet><sheetData>");
                    for (int i = 0; i < 400; i++) {
                        out.write(blanks);
                        write(out, "<row/>");
                    }
                    write(out, "</sheetData></worksheet>");
                })
                .bytes();

        assertThat(bomb.length).isLessThan(1 << 20);
        refused("workbook-bomb", bomb);
    }

    @Test
    void a_workbook_that_unpacks_beyond_its_bounds_is_refused_without_being_unpacked() {
        String rows = numbered(50_000, i -> "<row r=\"" + i + "\"/>");
        byte[] file = new HandMadeWorkbook(rows).bytes();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Workbook.open(file, new WorkbookLimits(1 << 20, 1 << 19, 10)))
                .withMessageContaining("workbook-unpacked");
    }

    @Test
    void more_texts_than_memory_is_for_are_refused() {
        String items = numbered(10_001, i -> "<si><t>" + i + "</t></si>");

        refused("workbook-texts", new HandMadeWorkbook(HEADER).texts(items).bytes());
    }

    @Test
    void thousands_of_parts_are_refused_before_their_names_are_read() {
        HandMadeWorkbook many = new HandMadeWorkbook(HEADER);
        for (int i = 0; i < 2_001; i++) {
            many.part("xl/media/" + i, "");
        }

        refused("workbook-bomb", many.bytes());
    }

    @Test
    void a_million_empty_rows_are_passed_over() {
        String blanks = "<c r=\"A%1$d\" s=\"1\"/><c r=\"B%1$d\" s=\"1\"/>";
        byte[] file = new HandMadeWorkbook("")
                .part(SHEET, out -> {
                    write(out, "<worksheet><sheetData>" + HEADER);
                    for (int i = 2; i < 1_000_000; i++) {
                        write(out, "<row r=\"" + i + "\">" + (i % 100 == 0 ? blanks.formatted(i) : "") + "</row>");
                    }
                    write(out, row(1_000_000, "x", "y") + "</sheetData></worksheet>");
                })
                .bytes();

        assertThat(rows(file)).isEqualTo(2);
    }

    private static int rows(byte[] file) {
        try (Workbook workbook = Workbook.open(file, LIMITS)) {
            int rows = 0;
            while (workbook.next()) {
                rows++;
            }
            return rows;
        }
    }

    private static void refused(String why, byte[] file) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Workbook.open(file, LIMITS))
                .withMessageContaining("intake." + why);
    }

    private static String numbered(int many, IntFunction<String> each) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= many; i++) {
            text.append(each.apply(i));
        }
        return text.toString();
    }

    private static void write(OutputStream out, String text) throws java.io.IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sheet(String xml) {
        return new HandMadeWorkbook("").part(SHEET, xml).bytes();
    }

    private static byte[] with(String part) {
        return new HandMadeWorkbook(HEADER).part(part, "x").bytes();
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] encrypted() {
        byte[] file = Arrays.copyOf(OLE2, 4096);
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, file, 1024, name.length);
        return file;
    }
}
