package cn.quancheng.declarations.evidence.cleaning;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** PDFs as people and others send them. */
final class Pdfs {
    private Pdfs() {}

    /** What somebody does to a document. */
    interface Touch {
        void to(PDDocument document) throws IOException;
    }

    static byte[] plain(int pages) {
        return touched(pages, document -> {});
    }

    static byte[] touched(int pages, Touch touch) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            if (pages < 100) {
                write(document);
            }
            touch.to(document);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDDocument document) throws IOException {
        for (PDPage page : document.getPages()) {
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                pen.beginText();
                pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                pen.newLineAtOffset(72, 700);
                pen.showText("served eight hours");
                pen.endText();
            }
        }
    }

    /** A file written by hand: each object's text, the first one the catalog; with a table of where they stand. */
    static byte[] byHand(byte[]... objects) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ascii("%PDF-1.7\n"));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.length; i++) {
            places.add(file.size());
            file.writeBytes(ascii((i + 1) + " 0 obj\n"));
            file.writeBytes(objects[i]);
            file.writeBytes(ascii("\nendobj\n"));
        }
        int table = file.size();
        file.writeBytes(ascii("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n"));
        places.forEach(place -> file.writeBytes(ascii("%010d 00000 n \n".formatted(place))));
        file.writeBytes(
                ascii("trailer\n<</Size " + (objects.length + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n"));
        return file.toByteArray();
    }

    static byte[] stream(String dictionary, byte[] bytes) {
        return Sent.both(
                Sent.both(ascii("<<" + dictionary + "/Length " + bytes.length + ">>\nstream\n"), bytes),
                ascii("\nendstream"));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
