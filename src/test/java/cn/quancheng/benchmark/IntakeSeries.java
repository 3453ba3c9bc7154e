package cn.quancheng.benchmark;

import cn.quancheng.intake.Batch;

import java.nio.file.Path;

/** Files of records through the service's intake, each beside a plain COPY of the same lines. */
final class IntakeSeries {
    private final Database database;
    private final CityIntake intake;
    private final PlainCopy plain;
    private final Report report;

    private final Series intakes = new Series();
    private final Series copies = new Series();
    private final Series ratios = new Series();
    private long lines;

    IntakeSeries(Database database, CityIntake intake, PlainCopy plain, Report report) {
        this.database = database;
        this.intake = intake;
        this.plain = plain;
        this.report = report;
    }

    /** Takes a file in, from its first byte until it is applied, and copies its rows elsewhere. */
    void take(Path csv) throws Exception {
        long before = database.number("SELECT coalesce(max(id), 0) FROM records");
        database.settle();
        long started = System.nanoTime();
        Batch batch = intake.records(csv);
        double seconds = (System.nanoTime() - started) / 1e9;
        double copied = plain.seconds(before);
        lines = batch.total();
        intakes.add(seconds);
        copies.add(copied);
        ratios.add(copied / seconds);
        report.progress(
                "taken in: %,d lines in %.1f s, %,.0f/s; plain COPY %.1f s, %,.0f/s",
                lines, seconds, lines / seconds, copied, lines / copied);
    }

    void tell() {
        report.timing("intake of a file of records", intakes, lines, "lines");
        report.timing("plain COPY of its lines", copies, lines, "lines");
        report.atLeast("intake over a plain COPY, lines a second", ratios.median(), 1.0 / 3);
    }
}
