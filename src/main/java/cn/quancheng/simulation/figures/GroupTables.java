package cn.quancheng.simulation.figures;

import cn.quancheng.simulation.figures.SimulatedFigures.GroupChange;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What becomes of the groups in each respect, and how they reach the tiers: as figures of a disclosure. */
final class GroupTables {
    private static final int DIRECTIONS = 3;

    private final Disclosure disclosure;
    private final TierTables tiers;
    private final List<Group> groups = new ArrayList<>();
    /** By direction: the atoms of the first respect, of which the others' are the same people. */
    private final List<int[]> everybody = new ArrayList<>();

    private final List<Integer> directions = new ArrayList<>();

    /**
     * Figures of a group.
     *
     * @param directions higher, lower, same
     * @param before by bound, A first: who reaches it; {@code after} likewise
     */
    private record Group(Respect respect, GroupTable.Row row, int size, int[] directions, int[] before, int[] after) {}

    GroupTables(Disclosure disclosure, TierTables tiers, List<GroupTable> tables) {
        this.disclosure = disclosure;
        this.tiers = tiers;
        tables.forEach(this::lay);
    }

    /** How many have a higher score, 0; a lower one, 1; the same, 2. */
    @Nullable
    Long direction(int direction) {
        return disclosure.shown(directions.get(direction));
    }

    List<GroupChange> changes() {
        return groups.stream().map(this::change).toList();
    }

    /** The share of a group that reaches a bound; null where it may not be shown. */
    @Nullable
    Double share(GroupTable.Row row, int bound, boolean now) {
        Group group =
                groups.stream().filter(one -> one.row() == row).findFirst().orElseThrow();
        @Nullable Long reaching = disclosure.shown((now ? group.after() : group.before())[bound - 1]);
        return reaching == null || !disclosure.isShown(group.size())
                ? null
                : (double) reaching / row.counts().size();
    }

    private void lay(GroupTable table) {
        List<int[]> moved = new ArrayList<>();
        List<int[]> before = new ArrayList<>();
        List<int[]> after = new ArrayList<>();
        List<Group> laid = new ArrayList<>();
        for (GroupTable.Row row : table.rows()) {
            Counts.Group counts = row.counts();
            moved.add(atoms(counts.higher(), counts.lower(), counts.same()));
            before.add(classes(counts, false));
            after.add(classes(counts, true));
            int last = moved.size() - 1;
            disclosure.same(moved.get(last), before.get(last));
            disclosure.same(moved.get(last), after.get(last));
            laid.add(group(table.respect(), row, moved.get(last), before.get(last), after.get(last)));
        }
        for (int boundClass = 0; boundClass < Counts.CLASSES; boundClass++) {
            disclosure.same(column(before, boundClass), tiers.atomsOf(boundClass, false));
            disclosure.same(column(after, boundClass), tiers.atomsOf(boundClass, true));
        }
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            total(direction, column(moved, direction), laid);
        }
        disclosure.line(tiers.total(), laid.stream().mapToInt(Group::size).toArray());
        for (int bound = 1; bound < Counts.CLASSES; bound++) {
            int place = bound - 1;
            disclosure.line(
                    tiers.reach(bound, false),
                    laid.stream().mapToInt(group -> group.before()[place]).toArray());
            disclosure.line(
                    tiers.reach(bound, true),
                    laid.stream().mapToInt(group -> group.after()[place]).toArray());
        }
        groups.addAll(laid);
    }

    private Group group(Respect respect, GroupTable.Row row, int[] moved, int[] before, int[] after) {
        int size = disclosure.figure(moved);
        int[] ways = IntStream.of(moved).map(disclosure::figure).toArray();
        disclosure.line(size, ways);
        return new Group(respect, row, size, ways, reaches(before), reaches(after));
    }

    /** By bound: who is in one of the classes that reach it; and nobody learns who is just below or above. */
    private int[] reaches(int[] classes) {
        IntStream.of(classes).forEach(disclosure::secret);
        return IntStream.range(1, classes.length)
                .map(bound -> {
                    disclosure.secret(IntStream.of(classes).limit(bound).toArray());
                    return disclosure.figure(IntStream.of(classes).skip(bound).toArray());
                })
                .toArray();
    }

    private void total(int direction, int[] moved, List<Group> laid) {
        if (directions.size() <= direction) {
            everybody.add(moved);
            directions.add(disclosure.figure(moved));
        } else {
            disclosure.same(moved, everybody.get(direction));
        }
        disclosure.line(
                directions.get(direction),
                laid.stream().mapToInt(group -> group.directions()[direction]).toArray());
    }

    private GroupChange change(Group group) {
        Counts.Group counts = group.row().counts();
        return new GroupChange(
                group.respect(),
                group.row().name(),
                disclosure.shown(group.size()),
                disclosure.shown(group.directions()[0]),
                disclosure.shown(group.directions()[1]),
                disclosure.shown(group.directions()[2]),
                disclosure.isShown(group.size()) ? Rounded.to(2, (double) counts.change() / counts.size()) : null);
    }

    private int[] classes(Counts.Group counts, boolean now) {
        return atoms(IntStream.range(0, Counts.CLASSES)
                .mapToLong(boundClass -> counts.in(boundClass, now))
                .toArray());
    }

    private int[] atoms(long... people) {
        int[] atoms = new int[people.length];
        for (int i = 0; i < people.length; i++) {
            atoms[i] = disclosure.atom(people[i]);
        }
        return atoms;
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }
}
