package cn.quancheng.intake.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, as no well-behaved program would write it. */
public final class HandMadeWorkbook {
    public static final String SHEET = "xl/worksheets/sheet1.xml";

    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** Writes one part, which may be larger than anybody would keep in memory. */
    public interface Part {
        void write(OutputStream out) throws IOException;
    }

    /** A workbook of one sheet, with this between the tags of its rows. */
    public HandMadeWorkbook(String rows) {
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + override("xl/workbook.xml", "sheet.main+xml")
                        + override("xl/sharedStrings.xml", "sharedStrings+xml")
                        + override("xl/styles.xml", "styles+xml") + "</Types>");
        workbook("", "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>");
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + relation("rId1", "worksheets/sheet1.xml") + relation("rId2", "worksheets/sheet2.xml")
                        + "</Relationships>");
        texts("");
        part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN
                        + "\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m\"/>"
                        + "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs>"
                        + "</styleSheet>");
        sheet(SHEET, rows, "");
    }

    /** The workbook's own part. */
    public HandMadeWorkbook workbook(String properties, String sheets) {
        return part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><workbookPr " + properties
                        + "/><sheets>" + sheets + "</sheets></workbook>");
    }

    /** The texts beside the sheets, each as {@code <si>…</si>}. */
    public HandMadeWorkbook texts(String items) {
        return part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>");
    }

    /** A sheet's part. */
    public HandMadeWorkbook sheet(String name, String rows, String after) {
        return part(name, sheetOf(rows, after));
    }

    /** A sheet as XML. */
    public static String sheetOf(String rows, String after) {
        return "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData>" + after + "</worksheet>";
    }

    public HandMadeWorkbook part(String name, String text) {
        return part(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    public HandMadeWorkbook part(String name, Part part) {
        parts.put(name, part);
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A row of texts, written in its cells. */
    public static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.length; i++) {
            row.append(texts[i].startsWith("<") ? texts[i] : text(new CellPlace(number, i).address(), texts[i]));
        }
        return row.append("</row>").toString();
    }

    /** A cell with a text in it. */
    public static String text(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    /** A cell with a number in it, of the first, second, … style. */
    public static String number(String address, String number, int style) {
        return "<c r=\"" + address + "\" s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + TYPES + type + "\"/>";
    }

    private static String relation(String id, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONS + "/worksheet\" Target=\"" + target + "\"/>";
    }
}
