package cn.quancheng.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in a file each column of the contract stands. */
final class Header {
    private final int width;
    private final int[] places;

    private Header(int width, int[] places) {
        this.width = width;
        this.places = places;
    }

    /**
     * Reads a file's first line.
     *
     * @throws UnreadableFileException when columns are missing, unknown or given twice; it names each of them
     */
    static Header read(CsvLines lines, List<Column> columns) {
        List<UnreadableFileException.Fault> faults = new ArrayList<>();
        int[] places = new int[columns.size()];
        java.util.Arrays.fill(places, -1);
        for (int i = 0; i < lines.fields(); i++) {
            String heading = lines.field(i);
            Optional<Column> column =
                    columns.stream().filter(c -> c.isHeaded(heading)).findFirst();
            if (column.isEmpty()) {
                faults.add(new UnreadableFileException.Fault(shown(heading, i), "未知的列"));
            } else if (places[columns.indexOf(column.get())] >= 0) {
                faults.add(new UnreadableFileException.Fault(column.get().name(), "列重复"));
            } else {
                places[columns.indexOf(column.get())] = i;
            }
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 && columns.get(i).required()) {
                faults.add(new UnreadableFileException.Fault(columns.get(i).name(), "缺少该列"));
            }
        }
        if (!faults.isEmpty()) {
            throw new UnreadableFileException("文件第1行（表头）有误", faults);
        }
        return new Header(lines.fields(), places);
    }

    int width() {
        return width;
    }

    /** The place of a column in the file, or -1 where the file leaves it out. */
    int place(int column) {
        return places[column];
    }

    private static String shown(String heading, int index) {
        return heading.isBlank() ? "第" + (index + 1) + "列" : Faults.shown(heading);
    }
}
