package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Where in a file each column of the contract stands. */
final class Header {
    /** Of more faults than these nobody reads. */
    static final int MOST_FAULTS = 20;

    /** Head the number of a refused line and what is wrong with it, in the file that gives them back. */
    static final String LINE = "行号";

    static final String PROBLEM = "问题";

    /** What such a file says of its lines is passed over when it is sent back. */
    private static final Set<String> PASSED_OVER = Set.of(LINE, PROBLEM, "line", "message");

    private final int[] places;
    private final boolean givenBack;

    /** What is wrong with one column. */
    private record Fault(String column, String words) {}

    private Header(int[] places, boolean givenBack) {
        this.places = places;
        this.givenBack = givenBack;
    }

    /**
     * Reads the headings of a file.
     *
     * @throws Refusal 400 when columns are missing, unknown or given twice; it names the first of them
     */
    static Header read(List<String> headings, List<Column> columns) {
        int[] places = new int[columns.size()];
        Arrays.fill(places, -1);
        List<Fault> strange = place(headings, columns, places);
        List<Fault> faults = new ArrayList<>(IntStream.range(0, places.length)
                .filter(i -> places[i] < 0 && columns.get(i).required())
                .mapToObj(i -> new Fault(columns.get(i).name(), "intake.column-missing"))
                .toList());
        faults.addAll(strange);
        if (!faults.isEmpty()) {
            throw refusal(faults);
        }
        return new Header(places, headings.stream().anyMatch(Header::isPassedOver));
    }

    /** Of a file whose lines name their fields themselves: each column has its own place. */
    static Header inOrder(List<Column> columns) {
        return new Header(IntStream.range(0, columns.size()).toArray(), false);
    }

    /** Finds each column's place, and gives the first of those that have none. */
    private static List<Fault> place(List<String> headings, List<Column> columns, int[] places) {
        List<Fault> strange = new ArrayList<>();
        for (int i = 0; i < headings.size() && strange.size() < MOST_FAULTS; i++) {
            int column = column(headings.get(i), columns);
            if (column < 0 && isPassedOver(headings.get(i))) {
                continue;
            }
            if (column < 0) {
                strange.add(new Fault(shown(headings.get(i), i), "intake.column-unknown"));
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

    static Refusal notUtf8() {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.encoding");
    }

    /** Whether a heading says something of a refused line that was given back, which the line itself does not hold. */
    static boolean isPassedOver(String heading) {
        return PASSED_OVER.contains(heading);
    }

    /** Whether it is a file of refused lines that was given back: what keeps a spreadsheet from computing is taken off. */
    boolean isGivenBack() {
        return givenBack;
    }

    /** The place of a column in the file, or -1 where the file leaves it out. */
    int place(int column) {
        return places[column];
    }

    /** Which column a heading means, or -1. */
    static int column(String heading, List<Column> columns) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).isHeaded(heading))
                .findFirst()
                .orElse(-1);
    }

    private static String shown(String heading, int index) {
        return heading.isBlank() ? "#" + (index + 1) : Faults.shown(heading);
    }
}
