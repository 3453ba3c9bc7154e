package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;

import java.util.Arrays;
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
     * @throws Refusal 400 when columns are missing, unknown or given twice; it names each of them
     */
    static Header read(CsvLines lines, List<Column> columns) {
        Refusal refusal = Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.header");
        boolean faulty = false;
        int[] places = new int[columns.size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < lines.fields(); i++) {
            String heading = lines.field(i);
            Optional<Column> column =
                    columns.stream().filter(c -> c.isHeaded(heading)).findFirst();
            if (column.isEmpty()) {
                refusal = refusal.violation(shown(heading, i), "intake.column-unknown");
                faulty = true;
            } else if (places[columns.indexOf(column.get())] >= 0) {
                refusal = refusal.violation(column.get().name(), "intake.column-twice");
                faulty = true;
            } else {
                places[columns.indexOf(column.get())] = i;
            }
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 && columns.get(i).required()) {
                refusal = refusal.violation(columns.get(i).name(), "intake.column-missing");
                faulty = true;
            }
        }
        if (faulty) {
            throw refusal;
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
        return heading.isBlank() ? "#" + (index + 1) : Faults.shown(heading);
    }
}
