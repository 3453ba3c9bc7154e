package cn.quancheng.reports.print;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Prints one report after the other, with fonts of its own. Not safe for use by two threads at once. */
final class Press {
    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        // It would log what it prints.
        XRLog.setLoggingEnabled(false);
    }

    private final PrintFonts fonts = PrintFonts.read();

    /** A report as PDF/A-2b. */
    byte[] print(CreditReport report) throws IOException {
        LegibleText page = legible(report, "");
        if (!page.missing().isEmpty()) {
            page = legible(report, page.numbers());
        }
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PdfRendererBuilder renderer = new PdfRendererBuilder()
                    .withHtmlContent(page.text(), null)
                    .usePDDocument(document)
                    .usePdfAConformance(PdfAConformance.PDFA_2_B)
                    .useColorProfile(COLOURS)
                    .useObjectDrawerFactory(new QrDrawer())
                    .withProducer("Quancheng")
                    .toStream(bytes);
            for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
                renderer.useExternalResourceAccessControl((address, kind) -> false, when);
            }
            fonts.giveTo(document, renderer);
            renderer.run();
            return bytes.toByteArray();
        }
    }

    private LegibleText legible(CreditReport report, String missing) {
        return LegibleText.of(Templates.report(report, missing).render(), fonts::has);
    }

    @CheckedTemplate(basePath = "reports")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance report(CreditReport report, String missing);
    }
}
