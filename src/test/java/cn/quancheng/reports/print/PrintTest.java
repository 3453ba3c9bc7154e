package cn.quancheng.reports.print;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.Refusal;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes from the press can be read by everybody, for ever, to the last character. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class PrintTest {
    private static final float LEFT = 17;
    private static final float RIGHT = 210 - 17;
    private static final float HAIR = 0.3f;

    /** Baselines of header, page and footer, in millimetres from the top. */
    private static final float[][] LINES = {{10, 14}, {22, 277}, {286, 290}};

    private static final int ORDINARY_SIZE = 500_000;
    private static final Path PICTURES = Path.of("target", "reports");

    /** Each report is printed once and looked at in many ways. */
    private static final Map<CreditReport, PrintedPdf> PRINTED = new HashMap<>();

    @Inject
    Presses presses;

    record Sample(String name, CreditReport report) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("ordinary", SampleReports.ordinary()),
                new Sample("rare", SampleReports.named("㛃𠅤")),
                new Sample("unprintable", SampleReports.named("王\uE123")),
                new Sample("many", SampleReports.manyIndicators()),
                new Sample("long", SampleReports.long200()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_report_is_pdf_a_2b(Sample sample) throws Exception {
        assertThat(print(sample.report()).faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_character_has_a_glyph_and_lies_within_the_margins(Sample sample) throws IOException {
        assertThat(print(sample.report()).glyphs()).hasSizeGreaterThan(1000).allSatisfy(glyph -> {
            assertThat(glyph.glyph()).as(glyph.text()).isNotZero();
            assertThat(glyph.from()).as(glyph.text()).isGreaterThan(LEFT - HAIR);
            assertThat(glyph.to()).as(glyph.text()).isLessThan(RIGHT + HAIR);
            assertThat(isOnALine(glyph.baseline())).as(glyph.toString()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_page_says_which_report_it_belongs_to_and_how_many_there_are(Sample sample) throws IOException {
        List<String> pages = print(sample.report()).pages();
        for (int page = 0; page < pages.size(); page++) {
            assertThat(pages.get(page))
                    .contains("编号 " + sample.report().number())
                    .contains(SampleReports.CODE)
                    .contains("第 " + (page + 1) + " 页 · 共 " + pages.size() + " 页");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void pictures_of_the_pages_are_there_to_be_looked_at(Sample sample) throws IOException {
        PrintedPdf printed = print(sample.report());
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(sample.name() + ".pdf"), printed.bytes());
        for (int page = 0; page < Math.min(printed.pages().size(), 4); page++) {
            BufferedImage picture = printed.picture(page, 80);
            ImageIO.write(
                    picture,
                    "png",
                    PICTURES.resolve(sample.name() + "-" + page + ".png").toFile());
        }
        assertThat(printed.pages()).isNotEmpty();
    }

    @Test
    void an_ordinary_report_is_small_and_carries_its_fonts() throws IOException {
        PrintedPdf printed = print(SampleReports.ordinary());

        assertThat(printed.bytes()).hasSizeLessThan(ORDINARY_SIZE);
        assertThat(printed.fonts()).hasSize(2).allSatisfy((name, embedded) -> {
            assertThat(name).matches("[A-Z]{6}\\+NotoSansSC-(Regular|Bold)");
            assertThat(embedded).isTrue();
        });
    }

    @Test
    void names_with_rare_characters_are_printed_and_can_be_copied() throws IOException {
        assertThat(print(SampleReports.named("㛃𠅤")).text()).contains("姓名㛃𠅤").doesNotContain("〓");
        assertThat(print(SampleReports.named("王𫞩")).text()).contains("姓名王𫞩");
        assertThat(print(SampleReports.named("阿依古丽·买买提")).text()).contains("阿依古丽·买买提");
    }

    @Test
    void a_text_is_copied_out_as_it_was_and_not_as_its_radicals() throws IOException {
        assertThat(print(SampleReports.ordinary()).text()).contains("信用报告").doesNotContain("⽤");
    }

    @Test
    void a_character_that_no_font_has_is_marked_and_named() throws IOException {
        String text = print(SampleReports.named("王\uE123𮯠")).text();

        assertThat(text).contains("姓名王〓〓").contains("U+E123、U+2EBE0");
    }

    @Test
    void a_name_is_never_taken_for_markup() throws IOException {
        assertThat(print(SampleReports.named("<b>&amp;'\"")).text()).contains("姓名<b>&amp;'\"");
    }

    @Test
    void a_row_stays_whole_and_every_page_of_a_table_has_its_head() throws IOException {
        List<String> pages = print(SampleReports.long200()).pages();

        assertThat(pages).hasSizeGreaterThan(10);
        IntStream.range(0, 200)
                .forEach(row -> assertThat(pages)
                        .filteredOn(page -> page.contains("begin" + row + "济"))
                        .singleElement()
                        .asString()
                        .satisfies(page -> {
                            assertThat(page.replaceAll("\\s", "")).contains("end" + row);
                            assertThat(page).contains("发生日期");
                        }));
    }

    @Test
    void every_record_is_there_wherever_on_a_page_its_table_begins() throws IOException {
        List<String> pages = print(SampleReports.manyIndicators()).pages();

        SampleReports.manyIndicators().dimensions().stream()
                .flatMap(dimension -> dimension.lines().stream())
                .forEach(line -> line.rows()
                        .forEach(row -> assertThat(pages)
                                .filteredOn(page -> page.contains(row.papers().get(0)))
                                .as(row.papers().get(0))
                                .singleElement()
                                .asString()
                                .contains(line.name(), "发生日期")));
    }

    @Test
    void the_qr_code_leads_to_the_reports_address() throws Exception {
        PrintedPdf printed = print(SampleReports.ordinary());
        BufferedImage picture = printed.picture(0, 200);
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));

        assertThat(new QRCodeReader().decode(bitmap).getText())
                .isEqualTo(SampleReports.ordinary().check().address());
    }

    @Test
    void whoever_comes_when_all_presses_are_taken_and_others_wait_is_told_to_come_again() throws Exception {
        Presses one = new Presses(new OnePress());
        CreditReport slow = SampleReports.long200();
        List<String> outcomes = AtOnce.run(8, () -> {
            try {
                return new String(one.print(slow), 0, 4, StandardCharsets.ISO_8859_1);
            } catch (Refusal refusal) {
                return refusal.key();
            }
        });

        assertThat(outcomes).containsOnly("%PDF", "reports.busy").contains("%PDF", "reports.busy");
    }

    /** One press, for which two may wait as long as it takes. */
    private static final class OnePress implements PrintSettings {
        @Override
        public int presses() {
            return 1;
        }

        @Override
        public Duration patience() {
            return Duration.ofMinutes(1);
        }
    }

    private static boolean isOnALine(float baseline) {
        return Arrays.stream(LINES).anyMatch(line -> line[0] < baseline && baseline < line[1]);
    }

    private PrintedPdf print(CreditReport report) throws IOException {
        PrintedPdf known = PRINTED.get(report);
        if (known == null) {
            known = new PrintedPdf(presses.print(report));
            PRINTED.put(report, known);
        }
        return known;
    }
}
