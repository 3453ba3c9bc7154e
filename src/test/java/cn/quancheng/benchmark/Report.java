package cn.quancheng.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells on the console what the benchmark does, and in the end what came out, as tables in Markdown. */
final class Report {
    private final PrintStream out;
    private final long started = System.nanoTime();
    private final List<String> timings = new ArrayList<>();
    private final List<String> ratios = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean holds = true;

    Report(PrintStream out) {
        this.out = out;
    }

    /** A line for who watches. */
    void progress(String format, Object... arguments) {
        out.printf(Locale.ROOT, "[%5.0f s] %s%n", (System.nanoTime() - started) / 1e9, text(format, arguments));
    }

    /** A row of the table of times; the rate is of so many things in the median time. */
    void timing(String what, Series series, long things, String unit) {
        timings.add(text(
                "| %s | %.3f s | %.3f – %.3f s | %d | %,.0f %s/s |",
                what,
                series.median(),
                series.fastest(),
                series.slowest(),
                series.repeats(),
                things / series.median(),
                unit));
    }

    void atLeast(String what, double measured, double wanted) {
        ratio(what, measured, "at least", wanted, measured >= wanted);
    }

    void atMost(String what, double measured, double wanted) {
        ratio(what, measured, "at most", wanted, measured <= wanted);
    }

    /** A line under the tables. */
    void note(String format, Object... arguments) {
        notes.add(text(format, arguments));
    }

    void print() {
        out.println("\n| what | median | fastest – slowest | repeats | rate |\n|---|---|---|---|---|");
        timings.forEach(out::println);
        out.println("\n| ratio | measured | wanted | holds |\n|---|---|---|---|");
        ratios.forEach(out::println);
        out.println();
        notes.forEach(note -> out.println("- " + note));
        out.println(holds ? "\nEvery ratio holds." : "\nNot every ratio holds.");
    }

    private void ratio(String what, double measured, String bound, double wanted, boolean met) {
        holds &= met;
        ratios.add(text("| %s | %.2f | %s %.2f | %s |", what, measured, bound, wanted, met ? "yes" : "**no**"));
        progress("%s: %.2f, wanted %s %.2f", what, measured, bound, wanted);
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
