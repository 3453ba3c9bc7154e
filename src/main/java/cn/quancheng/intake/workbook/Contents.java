package cn.quancheng.intake.workbook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a workbook has and where: found by the same rules as the reading library finds it.
 *
 * @param sheets in their order
 * @param from1904 whether its days are counted from 1904 on, as old Macintoshes did
 * @param texts the part that keeps the texts of its cells
 * @param styles the part that says how its cells look
 */
record Contents(
        List<SheetPart> sheets,
        boolean from1904,
        @Nullable String texts,
        @Nullable String styles) {
    /** The sheet that is read where there are several. */
    private static final String DATA = "数据";

    /** Of everything but cells and texts. */
    private static final int MOST_ELEMENTS = 1_000_000;

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final Set<String> TRUE = Set.of("1", "true", "on");

    /** A sheet, and the part it stands in. */
    record SheetPart(String name, String id, String part, boolean hidden) {}

    /** @throws cn.quancheng.platform.Refusal 400 when it is no workbook as the standard has it */
    static Contents of(Archive archive) {
        Map<String, String> kinds = kinds(archive);
        String workbook = kinds.getOrDefault(SPREADSHEET + "sheet.main+xml", "/xl/workbook.xml");
        Map<String, String> parts = relations(archive, workbook);
        XmlWalk walk = new XmlWalk(archive, workbook);
        List<SheetPart> sheets = new ArrayList<>();
        boolean from1904 = false;
        for (int i = 0; next(walk, i); i++) {
            if (walk.isStart("sheet")) {
                sheets.add(sheet(walk, parts));
            } else if (walk.isStart("workbookPr")) {
                @Nullable String date1904 = walk.attribute("date1904");
                from1904 = date1904 != null && TRUE.contains(date1904);
            }
        }
        @Nullable String styles = kinds.get(SPREADSHEET + "styles+xml");
        if (styles != null) {
            XmlWalk style = new XmlWalk(archive, styles);
            for (int i = 0; next(style, i); i++) {}
        }
        return new Contents(sheets, from1904, kinds.get(SPREADSHEET + "sharedStrings+xml"), styles);
    }

    private static boolean next(XmlWalk walk, int elements) {
        if (elements > MOST_ELEMENTS) {
            throw BadWorkbook.bomb();
        }
        return walk.next();
    }

    /** Which part is what; the first three of them, as the library has it. */
    private static Map<String, String> kinds(Archive archive) {
        Map<String, String> kinds = new HashMap<>();
        XmlWalk walk = new XmlWalk(archive, "[Content_Types].xml");
        for (int i = 0; next(walk, i); i++) {
            @Nullable String kind = walk.isStart() ? walk.attribute("ContentType") : null;
            if (kind != null && kind.contains("macroEnabled")) {
                throw BadWorkbook.kind("macros");
            }
            @Nullable String name = walk.isStart("Override") ? walk.attribute("PartName") : null;
            if (kind != null && name != null && kind.startsWith(SPREADSHEET) && kinds.put(kind, name) != null) {
                twice(kind);
            }
        }
        return kinds;
    }

    /** Sheets there may be many of; of what they stand in or share, one. */
    private static void twice(String kind) {
        if (!kind.endsWith(".worksheet+xml")
                && (kind.contains("sheet.main") || kind.contains("sharedStrings") || kind.contains("styles"))) {
            throw BadWorkbook.damaged("[Content_Types].xml");
        }
    }

    private static Map<String, String> relations(Archive archive, String workbook) {
        String folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        XmlWalk walk = new XmlWalk(archive, folder + "_rels/" + workbook.substring(folder.length()) + ".rels");
        Map<String, String> parts = new HashMap<>();
        for (int i = 0; next(walk, i); i++) {
            @Nullable String id = walk.isStart("Relationship") ? walk.attribute("Id") : null;
            @Nullable String target = id == null ? null : walk.attribute("Target");
            if (id != null && target != null) {
                parts.put(id, target.startsWith("/") ? target : folder + target);
            }
        }
        return parts;
    }

    private static SheetPart sheet(XmlWalk walk, Map<String, String> parts) {
        @Nullable String id = walk.attribute(RELATIONS, "id");
        @Nullable String name = walk.attribute("name");
        @Nullable String part = parts.get(id == null ? "" : id);
        if (id == null || name == null || part == null) {
            throw walk.damaged();
        }
        @Nullable String state = walk.attribute("state");
        return new SheetPart(name, id, part, state != null && !state.equals("visible"));
    }

    /**
     * The place of the sheet that holds the data: the visible one named 数据, else the first visible one.
     *
     * @throws cn.quancheng.platform.Refusal 400 when all are hidden
     */
    int dataSheet() {
        return IntStream.range(0, sheets.size())
                .filter(i -> !sheets.get(i).hidden() && sheets.get(i).name().equals(DATA))
                .findFirst()
                .orElseGet(() -> IntStream.range(0, sheets.size())
                        .filter(i -> !sheets.get(i).hidden())
                        .findFirst()
                        .orElseThrow(() -> BadWorkbook.kind("no-sheet")));
    }
}
