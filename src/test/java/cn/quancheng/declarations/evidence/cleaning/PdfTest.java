package cn.quancheng.declarations.evidence.cleaning;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Of a PDF its pages are kept, and what acts is refused. */
class PdfTest {
    private static final byte[] CATALOG = Pdfs.ascii("<</Type/Catalog/Pages 2 0 R>>");
    private static final byte[] PAGES = Pdfs.ascii("<</Type/Pages/Kids[3 0 R]/Count 1>>");
    private static final byte[] PAGE = Pdfs.ascii("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>");

    @Test
    void the_pages_are_kept_and_who_wrote_them_is_not() throws IOException {
        byte[] sent = Pdfs.touched(20, document -> {
            document.getDocumentInformation().setAuthor("Somebody Secret");
            document.getPage(0).getCOSObject().setString(COSName.LAST_MODIFIED, "Somebody Secret");
        });

        byte[] clean = Looked.at(Sent.both(sent, Sent.zip())).bytes();

        assertThat(Sent.latin(clean)).startsWith("%PDF-").doesNotContain("Somebody", "PK\3\4", "run.sh");
        try (PDDocument document = Loader.loadPDF(clean)) {
            assertThat(document.getNumberOfPages()).isEqualTo(20);
            assertThat(new PDFTextStripper().getText(document)).contains("served eight hours");
            assertThat(document.getDocumentInformation().getCOSObject().keySet())
                    .doesNotContain(COSName.AUTHOR);
        }
    }

    @Test
    void a_seal_on_a_page_is_kept_and_a_link_is_not() throws IOException {
        byte[] sent = Pdfs.touched(1, document -> {
            PDAnnotationLink link = new PDAnnotationLink();
            PDActionURI there = new PDActionURI();
            there.setURI("https://example.org/track");
            link.setAction(there);
            PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
            stamp.setRectangle(new PDRectangle(10, 10, 100, 100));
            stamp.setPage(document.getPage(0));
            document.getPage(0).setAnnotations(List.of(link, stamp));
        });

        byte[] clean = Looked.at(sent).bytes();

        assertThat(Sent.latin(clean)).doesNotContain("example.org");
        try (PDDocument document = Loader.loadPDF(clean)) {
            assertThat(document.getPage(0).getAnnotations())
                    .extracting(PDAnnotation::getSubtype)
                    .containsExactly("Stamp");
        }
    }

    @Test
    void what_pages_have_from_the_nodes_above_them_stays_theirs() throws IOException {
        byte[] sent = Pdfs.byHand(
                CATALOG,
                Pdfs.ascii("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 400]/Rotate 90>>"),
                Pdfs.ascii("<</Type/Pages/Parent 2 0 R/Kids[4 0 R]/Count 1>>"),
                Pdfs.ascii("<</Type/Page/Parent 3 0 R>>"));

        try (PDDocument document = Loader.loadPDF(Looked.at(sent).bytes())) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(300);
            assertThat(document.getPage(0).getRotation()).isEqualTo(90);
        }
    }

    static Stream<Arguments> active() {
        return Stream.of(
                Arguments.of(
                        "a script at the start",
                        touch(document ->
                                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")))),
                Arguments.of("a program on a link", onALink("Launch")),
                Arguments.of("a form that sends itself", onALink("SubmitForm")),
                Arguments.of("a file within the file", touch(PdfTest::attach)),
                Arguments.of("a form of another kind", touch(document -> {
                    COSDictionary form = new COSDictionary();
                    form.setItem(COSName.XFA, new COSStream());
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
                })),
                Arguments.of("a film", touch(document -> {
                    COSDictionary film = new COSDictionary();
                    film.setItem(COSName.SUBTYPE, COSName.getPDFName("RichMedia"));
                    annotate(document, film);
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("active")
    void what_acts_is_refused(String what, byte[] file) {
        Looked.refused(file, "pdf-active");
    }

    static Stream<Arguments> rubbish() {
        byte[] zeros = Sent.deflated(new byte[100 << 20]);
        byte[] plain = Pdfs.plain(1);
        byte[] content = Pdfs.stream("", Pdfs.ascii("q Q"));
        return Stream.of(
                Arguments.of("its first bytes", Pdfs.ascii("%PDF-1.7\n"), "unreadable"),
                Arguments.of("cut off", Arrays.copyOf(plain, 60), "unreadable"),
                Arguments.of("a password", locked("secret"), "pdf-locked"),
                Arguments.of("restrictions", locked(""), "pdf-locked"),
                Arguments.of("twenty-one pages", Pdfs.plain(21), "pdf-pages"),
                Arguments.of("ten thousand pages", Pdfs.plain(10_000), "pdf-pages"),
                Arguments.of(
                        "pages in a circle",
                        Pdfs.byHand(CATALOG, Pdfs.ascii("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")),
                        "pdf-pages"),
                Arguments.of(
                        "no pages", Pdfs.byHand(CATALOG, Pdfs.ascii("<</Type/Pages/Kids[]/Count 0>>")), "unreadable"),
                Arguments.of(
                        "a packed page of 100 MB",
                        Pdfs.byHand(CATALOG, PAGES, PAGE, Pdfs.stream("/Filter/FlateDecode", zeros)),
                        "pdf-bomb"),
                Arguments.of(
                        "objects packed to 100 MB",
                        Pdfs.byHand(CATALOG, PAGES, PAGE, content, objectStream("/Filter/Fl#61teDecode", zeros)),
                        "pdf-bomb"),
                Arguments.of(
                        "packed twice",
                        Pdfs.byHand(
                                CATALOG,
                                PAGES,
                                PAGE,
                                content,
                                objectStream("/Filter[/FlateDecode/FlateDecode]", Sent.deflated(zeros))),
                        "pdf-strange"),
                Arguments.of(
                        "packed in an old way",
                        Pdfs.byHand(CATALOG, PAGES, PAGE, content, objectStream("/Filter/LZ#57Decode", zeros)),
                        "pdf-strange"),
                Arguments.of(
                        "packed in a way told elsewhere",
                        Pdfs.byHand(CATALOG, PAGES, PAGE, content, objectStream("/Filter 9 0 R", zeros)),
                        "pdf-strange"),
                Arguments.of(
                        "a picture of a thousand million pixels",
                        Pdfs.byHand(
                                CATALOG,
                                PAGES,
                                Pdfs.ascii("<</Type/Page/Parent 2 0 R/Resources<</XObject<</I 4 0 R>>>>>>"),
                                Pdfs.stream("/Subtype/Image/Width 40000/Height 40000/Filter/JBIG2Decode", new byte[9])),
                        "picture-too-large"),
                Arguments.of(
                        "a hundred thousand boxes within each other",
                        Pdfs.byHand(CATALOG, PAGES, PAGE, Pdfs.ascii("[".repeat(300_000))),
                        "pdf-bomb"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rubbish")
    void rubbish_is_refused_with_its_reason_before_it_costs_anything(String what, byte[] file, String reason) {
        Looked.refused(file, reason);
    }

    private static byte[] touch(Pdfs.Touch touch) {
        return Pdfs.touched(1, touch);
    }

    private static byte[] onALink(String action) {
        return touch(document -> {
            COSDictionary does = new COSDictionary();
            does.setItem(COSName.S, COSName.getPDFName(action));
            COSDictionary link = new COSDictionary();
            link.setItem(COSName.SUBTYPE, COSName.getPDFName("Link"));
            link.setItem(COSName.A, does);
            annotate(document, link);
        });
    }

    private static void annotate(PDDocument document, COSDictionary annotation) {
        COSArray annotations = new COSArray();
        annotations.add(annotation);
        document.getPage(0).getCOSObject().setItem(COSName.ANNOTS, annotations);
    }

    private static void attach(PDDocument document) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile("run.exe");
        file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(new byte[10])));
        COSArray names = new COSArray();
        names.add(file);
        COSDictionary files = new COSDictionary();
        files.setItem(COSName.NAMES, names);
        COSDictionary all = new COSDictionary();
        all.setItem(COSName.getPDFName("EmbeddedFiles"), files);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, all);
    }

    private static byte[] locked(String password) {
        return touch(
                document -> document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission())));
    }

    private static byte[] objectStream(String how, byte[] packed) {
        return Pdfs.stream("/Type/ObjStm/N 1/First 10" + how, packed);
    }
}
