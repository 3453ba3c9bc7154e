package cn.quancheng.intake;

import org.jspecify.annotations.Nullable;

/** One line of a file, its fields named by their place in {@link BatchKind#columns}. */
public final class Line {
    private final FileLines lines;
    private final Header header;

    Line(FileLines lines, Header header) {
        this.lines = lines;
        this.header = header;
    }

    /** The number of the line in the file, or of the row on its sheet, the header being 1. */
    public long number() {
        return lines.number();
    }

    /** A field without the blanks around it; empty where the file leaves the column out. */
    public String text(int column) {
        int place = header.place(column);
        return place < 0 ? "" : header.isGivenBack() ? CsvField.bare(lines.field(place)) : lines.field(place);
    }

    /** A field, or null where nothing stands there. */
    public @Nullable String textOrNull(int column) {
        int place = header.place(column);
        return place < 0 || lines.isEmpty(place) ? null : text(column);
    }
}
