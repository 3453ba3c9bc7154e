package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Where in a file each column of the contract stands. */
final class Header {
    /** Of more faults than these nobody reads. */
    private static final int MOST_FAULTS = 20;

    /** Head the number of a refused line and what is wrong with it, in the file that gives them back. */
    static final String LINE = "行号";

    static final String PROBLEM = "问题";

    /** What such a file says of its lines is passed over when it is sent back. */
    private static final Set<String> PASSED_OVER = Set.of(LINE, PROBLEM, "line", "message");

    private static final String OTHER_SEPARATORS = "\t;；，|";

    private final int width;
    private final int[] places;
    private final boolean givenBack;

    /** What is wrong with one column. */
    private record Fault(String column, String words) {}

    private Header(int width, int[] places, boolean givenBack) {
        this.width = width;
        this.places = places;
        this.givenBack = givenBack;
    }

    /**
     * Reads a file's first line.
     *
     * @throws Refusal 400 when columns are missing, unknown or given twice, it names the first of them; when it is not in
     *     UTF-8, or its columns are kept apart by something else than commas
     */
    static Header read(CsvLines lines, List<Column> columns) {
        if (lines.isRubbish() && (lines.isUndecoded() || lines.text().indexOf('\0') >= 0)) {
            throw notUtf8();
        }
        checkSeparator(lines.text(), columns);
        if (lines.isBroken()) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.header-unreadable");
        }
        int[] places = new int[columns.size()];
        Arrays.fill(places, -1);
        List<Fault> strange = place(lines, columns, places);
        List<Fault> faults = new ArrayList<>(IntStream.range(0, places.length)
                .filter(i -> places[i] < 0 && columns.get(i).required())
                .mapToObj(i -> new Fault(columns.get(i).name(), "intake.column-missing"))
                .toList());
        faults.addAll(strange);
        if (!faults.isEmpty()) {
            throw refusal(faults);
        }
        boolean givenBack =
                IntStream.range(0, lines.fields()).mapToObj(lines::field).anyMatch(PASSED_OVER::contains);
        return new Header(lines.fields(), places, givenBack);
    }

    /** Finds each column's place, and gives the first of those that have none. */
    private static List<Fault> place(CsvLines lines, List<Column> columns, int[] places) {
        List<Fault> strange = new ArrayList<>();
        for (int i = 0; i < lines.fields() && strange.size() < MOST_FAULTS; i++) {
            int column = column(lines.field(i), columns);
            if (column < 0 && PASSED_OVER.contains(lines.field(i))) {
                continue;
            }
            if (column < 0) {
                strange.add(new Fault(shown(lines.field(i), i), "intake.column-unknown"));
            } else if (places[column] >= 0) {
                strange.add(new Fault(columns.get(column).name(), "intake.column-twice"));
            } else {
                places[column] = i;
            }
        }
        return strange;
    }

    private static Refusal refusal(List<Fault> faults) {
        Refusal refusal = Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.header");
        for (Fault fault : faults.subList(0, Math.min(MOST_FAULTS, faults.size()))) {
            refusal = refusal.violation(fault.column(), fault.words());
        }
        return refusal;
    }

    /** A file that a spreadsheet wrote for another country has semicolons or tabs. */
    private static void checkSeparator(String text, List<Column> columns) {
        for (char separator : OTHER_SEPARATORS.toCharArray()) {
            long known = Pattern.compile(Pattern.quote(String.valueOf(separator)))
                    .splitAsStream(text)
                    .limit(MOST_FAULTS)
                    .filter(heading -> column(heading.replace('"', ' ').strip(), columns) >= 0)
                    .count();
            if (known > 1) {
                String name = separator == '\t' ? "Tab" : String.valueOf(separator);
                throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.separator", name);
            }
        }
    }

    static Refusal notUtf8() {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.encoding");
    }

    int width() {
        return width;
    }

    /** Whether it is a file of refused lines that was given back: what keeps a spreadsheet from computing is taken off. */
    boolean isGivenBack() {
        return givenBack;
    }

    /** The place of a column in the file, or -1 where the file leaves it out. */
    int place(int column) {
        return places[column];
    }

    private static int column(String heading, List<Column> columns) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).isHeaded(heading))
                .findFirst()
                .orElse(-1);
    }

    private static String shown(String heading, int index) {
        return heading.isBlank() ? "#" + (index + 1) : Faults.shown(heading);
    }
}
