package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;

/** A PDF with the pages of another one and nothing else: no actions, no forms, no files, no word of who wrote it. */
final class CleanPdf {
    /** Written anew, a file may be a bit larger than it was. */
    private static final int MOST_BYTES = Cleaning.MOST_BYTES + (1 << 20);

    private static final Set<COSName> OF_THE_CATALOG =
            Set.of(COSName.TYPE, COSName.PAGES, COSName.getPDFName("OCProperties"));
    private static final Set<COSName> OF_THE_TRAILER = Set.of(COSName.ROOT, COSName.SIZE, COSName.ID);

    private CleanPdf() {}

    /** @throws Refusal 422 where it is broken, locked, active, boundless, or has too many pages */
    static CleanFile of(byte[] bytes, Deadline deadline) {
        PdfStreams.refuseBombs(bytes, deadline);
        try (PDDocument document =
                Loader.loadPDF(new DeadlineSource(bytes, deadline), IOUtils.createMemoryOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw Fault.of("pdf-locked");
            }
            return clean(document, deadline);
        } catch (InvalidPasswordException e) {
            throw Fault.of("pdf-locked");
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            // The library has many ways to say that a PDF is none.
            throw Fault.of("unreadable");
        } catch (StackOverflowError | OutOfMemoryError e) {
            // What is nested a million deep, or asks for rows of a gigabyte, is let go of here.
            throw Fault.of("pdf-bomb");
        }
    }

    private static CleanFile clean(PDDocument document, Deadline deadline) throws IOException {
        COSDocument objects = document.getDocument();
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary pages = PdfPages.of(catalog.getCOSDictionary(COSName.PAGES), deadline);
        PdfObjects.harmless(objects.getTrailer(), deadline);
        catalog.setItem(COSName.PAGES, pages);
        keepOnly(OF_THE_CATALOG, catalog);
        keepOnly(OF_THE_TRAILER, objects.getTrailer());
        ByteArrayOutputStream clean = new ByteArrayOutputStream();
        document.save(clean);
        deadline.check();
        if (clean.size() > MOST_BYTES) {
            throw Fault.tooLarge();
        }
        return new CleanFile(MediaKind.PDF, clean.toByteArray());
    }

    static void keepOnly(Set<COSName> keys, COSDictionary dictionary) {
        for (COSName key : Set.copyOf(dictionary.keySet())) {
            if (!keys.contains(key)) {
                dictionary.removeItem(key);
            }
        }
    }
}
