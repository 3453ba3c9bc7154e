package cn.quancheng.simulation.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The groups in one respect, with everybody who was counted in one of them. */
record GroupTable(Respect respect, List<Row> rows) {
    /** What stands for a group that is not known. */
    static final String UNKNOWN = "未知";

    private static final List<String> SEXES = List.of(UNKNOWN, "男", "女");
    private static final int DISTRICTS = 256;

    /**
     * A group.
     *
     * @param isKnown whether it is a group at all, and not those of whom it is not known
     */
    record Row(String name, boolean isKnown, Counts.Group counts) {
        /** How many reach at least a bound: A is 1, AA 2, AAA 3. */
        long reach(int bound, boolean now) {
            return IntStream.range(bound, Counts.CLASSES)
                    .mapToLong(boundClass -> counts.in(boundClass, now))
                    .sum();
        }
    }

    static List<GroupTable> of(Counts counts, Map<Integer, String> districts) {
        List<GroupTable> tables = new ArrayList<>();
        for (Respect respect : Respect.values()) {
            List<Row> rows = new ArrayList<>();
            for (int which = 0; which < size(respect); which++) {
                Counts.Group group = counts.group(respect, which);
                if (group.size() > 0) {
                    String name = name(respect, which, districts);
                    rows.add(new Row(name, !name.equals(UNKNOWN), group));
                }
            }
            tables.add(new GroupTable(respect, rows));
        }
        return tables;
    }

    private static int size(Respect respect) {
        return switch (respect) {
            case SEX -> SEXES.size();
            case AGE -> AgeBands.NAMES.size();
            case DISTRICT -> DISTRICTS;
        };
    }

    private static String name(Respect respect, int which, Map<Integer, String> districts) {
        return switch (respect) {
            case SEX -> SEXES.get(which);
            case AGE -> AgeBands.NAMES.get(which);
            case DISTRICT -> districts.getOrDefault(which, UNKNOWN);
        };
    }
}
