package cn.quancheng.monthlyrun.watch;

import cn.quancheng.monthlyrun.watch.Measure.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What came in between two runs.
 *
 * @param days how long that was
 * @param lines records by whose or what they are, by name
 */
record Flow(double days, Map<String, Long> lines) {
    /** In so many days a month's worth is counted. */
    private static final int MONTH = 30;

    Flow {
        lines = Map.copyOf(lines);
    }

    /** What usually came in, of one of them, in a day. */
    private record Usual(String name, double daily) {}

    /** Whether each department that usually reports did so again. */
    List<Measure> departments(List<Flow> before, WatchSettings settings) {
        return usual(before, settings).stream()
                .map(usual ->
                        Measure.atLeast(Kind.DEPARTMENT_RECORDS, usual.name(), lines(usual), usual.daily() * MONTH, 1))
                .toList();
    }

    /** Whether of each item that usually comes in about as much came. */
    List<Measure> items(List<Flow> before, WatchSettings settings) {
        return usual(before, settings).stream()
                .map(usual -> item(usual, settings))
                .toList();
    }

    private Measure item(Usual usual, WatchSettings settings) {
        double now = lines(usual);
        double expected = usual.daily() * days;
        double least = Math.round(expected * settings.leastRecords() / 100);
        double most = Math.round(expected * settings.mostRecords() / 100);
        return new Measure(
                Kind.ITEM_RECORDS,
                usual.name(),
                now,
                usual.daily() * MONTH,
                now < expected ? least : most,
                now < least || now > most);
    }

    private double lines(Usual usual) {
        return lines.getOrDefault(usual.name(), 0L);
    }

    /** Only what came in each of these intervals is usual, and only where there are enough of them to tell. */
    private static List<Usual> usual(List<Flow> before, WatchSettings settings) {
        if (before.size() < settings.usualMonths()) {
            return List.of();
        }
        double days = before.stream().mapToDouble(Flow::days).sum();
        List<Usual> usual = new ArrayList<>();
        for (String name : new TreeSet<>(before.get(0).lines.keySet())) {
            long lines = before.stream()
                    .mapToLong(flow -> flow.lines.getOrDefault(name, 0L))
                    .sum();
            boolean always = before.stream().allMatch(flow -> flow.lines.containsKey(name));
            if (always && lines / days * MONTH >= settings.leastLines()) {
                usual.add(new Usual(name, lines / days));
            }
        }
        return usual;
    }
}
