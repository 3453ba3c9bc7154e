package cn.quancheng.benchmark;

import java.util.Locale;

/** The month of the whole city, again and again: the run, its floor and the same as one statement, in turns. */
final class Month {
    private final Database database;
    private final CopyFloor floor;
    private final LedgerStatement statement;
    private final Series.Work duck;

    private final Series runs = new Series();
    private final Series floors = new Series();
    private final Series outs = new Series();
    private final Series ins = new Series();
    private final Series statements = new Series();
    private final Series ducks = new Series();

    Month(Database database, CopyFloor floor, LedgerStatement statement, Series.Work duck) {
        this.database = database;
        this.floor = floor;
        this.statement = statement;
        this.duck = duck;
    }

    /**
     * Does each once. What is not timed: making empty tables, and writing out what the one before left behind.
     *
     * @return how long each took, for who watches
     */
    String repeat(Series.Work run) throws Exception {
        database.settle();
        double ran = Series.secondsOf(run);
        floor.prepare();
        database.settle();
        double out = Series.secondsOf(floor::out);
        double in = Series.secondsOf(floor::in);
        statement.prepare();
        database.settle();
        double stated = Series.secondsOf(statement::run);
        double ducked = Series.secondsOf(duck);
        runs.add(ran);
        outs.add(out);
        ins.add(in);
        floors.add(out + in);
        statements.add(stated);
        ducks.add(ducked);
        return String.format(
                Locale.ROOT,
                "run %.3f s, floor %.3f s (out %.3f, in %.3f), PostgreSQL %.2f s, DuckDB %.2f s",
                ran,
                out + in,
                out,
                in,
                stated,
                ducked);
    }

    /** @param tenth how long the run took when the city was a tenth of this */
    void tell(Report report, Series tenth, long citizens) {
        report.timing("run, the whole city", runs, citizens, "citizens");
        report.timing("floor: COPY out, then COPY in", floors, citizens, "citizens");
        report.timing("– COPY out of the histories", outs, citizens, "citizens");
        report.timing("– COPY in of the scores", ins, citizens, "citizens");
        report.timing("one SQL statement, PostgreSQL", statements, citizens, "citizens");
        report.timing("one SQL statement, DuckDB", ducks, citizens, "citizens");
        report.atMost("run over its floor", runs.median() / floors.median(), 1.5);
        report.atLeast("PostgreSQL's statement over the run", statements.median() / runs.median(), 6);
        report.atLeast("DuckDB's statement over the run", ducks.median() / runs.median(), 1.5);
        report.atMost("the whole city over a tenth of it", runs.median() / tenth.median(), 11);
    }
}
