package cn.quancheng.reports.print;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A printed report, read again by others than its printer. */
public record PrintedPdf(byte[] bytes) {
    private static final float POINTS_PER_MM = 72 / 25.4f;

    /** A character as it lies on a page, in millimetres from the left and from the top. */
    record Glyph(String text, int glyph, float from, float to, float baseline) {}

    /** What each page says. */
    public List<String> pages() throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper reader = new PDFTextStripper();
                reader.setStartPage(page);
                reader.setEndPage(page);
                pages.add(reader.getText(document));
            }
            return pages;
        }
    }

    /** All that it says, without blanks and line ends, where lines are broken as they come. */
    public String text() throws IOException {
        return String.join("", pages()).replaceAll("\\s", "");
    }

    /** Every character that is drawn. */
    List<Glyph> glyphs() throws IOException {
        List<Glyph> glyphs = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition at) {
                    try {
                        int glyph = ((PDType0Font) at.getFont()).codeToGID(at.getCharacterCodes()[0]);
                        glyphs.add(new Glyph(
                                at.getUnicode(),
                                glyph,
                                at.getXDirAdj() / POINTS_PER_MM,
                                (at.getXDirAdj() + at.getWidthDirAdj()) / POINTS_PER_MM,
                                at.getYDirAdj() / POINTS_PER_MM));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }.getText(document);
        }
        return glyphs;
    }

    /** Each font's name, and whether the file carries it. */
    Map<String, Boolean> fonts() throws IOException {
        Map<String, Boolean> fonts = new TreeMap<>();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    fonts.put(font.getName(), font.isEmbedded());
                }
            }
        }
        return fonts;
    }

    /** What a checker of the format has against it. */
    public List<String> faults() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.PDFA_2_B;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(bytes), flavour)) {
            ValidationResult result =
                    Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            return result.getTestAssertions().stream()
                    .map(TestAssertion::toString)
                    .toList();
        }
    }

    /** A page as a picture. */
    public BufferedImage picture(int page, int dotsPerInch) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFRenderer(document).renderImageWithDPI(page, dotsPerInch);
        }
    }
}
