package cn.quancheng.benchmark;

import java.util.ArrayList;
import java.util.List;

/** How long the repeats of one thing took, in seconds. */
final class Series {
    private final List<Double> seconds = new ArrayList<>();

    /** Something to be timed. */
    interface Work {
        void run() throws Exception;
    }

    /** Does the work once and notes how long it took. */
    void time(Work work) throws Exception {
        add(secondsOf(work));
    }

    void add(double taken) {
        seconds.add(taken);
    }

    /** How long a work takes, in seconds. */
    static double secondsOf(Work work) throws Exception {
        long started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) / 1e9;
    }

    int repeats() {
        return seconds.size();
    }

    double median() {
        List<Double> sorted = seconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double fastest() {
        return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double slowest() {
        return seconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
