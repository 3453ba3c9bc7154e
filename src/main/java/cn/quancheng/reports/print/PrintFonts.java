package cn.quancheng.reports.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The fonts of the report, parsed once. Not safe for use by two threads at once. */
final class PrintFonts {
    private static final int NORMAL = 400;
    private static final String BOLD = "NotoSansSC-Bold.ttf";

    static {
        // PDFBox would read through all fonts of the machine for one that a report never uses.
        FontMappers.set(new NoOtherFonts(parse(BOLD)));
    }

    /** A font and the name by which the report's style sheet asks for it. */
    private record Face(String family, TrueTypeFont font, CmapLookup characters) {}

    private final Face headings;
    private final List<Face> faces = new ArrayList<>();

    private PrintFonts(Face headings, Face text, Face rare) {
        this.headings = headings;
        faces.add(text);
        faces.add(rare);
    }

    /** Reads them from the service's own files, which takes some tenths of a second and as much memory as the files. */
    static PrintFonts read() {
        return new PrintFonts(
                face("Headings", BOLD),
                face("Text", "NotoSansSC-Regular.ttf"),
                face("Rare", "RareHanNames-Regular.ttf"));
    }

    private static Face face(String family, String file) {
        TrueTypeFont font = parse(file);
        try {
            return new Face(family, font, font.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont parse(String file) {
        try (InputStream bytes = Objects.requireNonNull(PrintFonts.class.getResourceAsStream("/fonts/" + file), file)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(bytes.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a document what of them it will use. */
    void giveTo(PDDocument document, PdfRendererBuilder renderer) throws IOException {
        give(headings, document, renderer);
        for (Face face : faces) {
            give(face, document, renderer);
        }
    }

    private static void give(Face face, PDDocument document, PdfRendererBuilder renderer) throws IOException {
        PDType0Font font = PDType0Font.load(document, face.font(), true);
        renderer.useFont(new PDFontSupplier(font), face.family(), NORMAL, FontStyle.NORMAL, true);
    }

    /** Whether a character of running text can be printed. */
    boolean has(int character) {
        return faces.stream().anyMatch(face -> face.characters().getGlyphId(character) != 0);
    }
}
