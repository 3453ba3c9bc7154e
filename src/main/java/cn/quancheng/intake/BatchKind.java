package cn.quancheng.intake;

import cn.quancheng.platform.CopyWriter;

import java.sql.SQLException;
import java.util.List;

/**
 * A file that the service takes in: its columns, how a line is checked, and what the whole changes. One for each file.
 */
public interface BatchKind {
    /** The name of what it holds, for the batches' table and the journal. */
    String name();

    /** The columns that a file has. */
    List<Column> columns();

    /** The columns of a staged line in SQL, without the first two, which are the line's number and its faults. */
    String stagedColumns();

    /** How many columns {@link #stagedColumns} names. */
    int stagedWidth();

    /** Begins to read the file. */
    Stager stager();

    /**
     * Applies the staged lines that have no fault, by statements over the whole set, in the connection's transaction.
     */
    Outcome apply(StagedBatch batch) throws SQLException;

    /** Checks lines and stages them. One for each file. */
    interface Stager {
        /**
         * Checks a line. What is wrong goes into the faults; where nothing is, the staged fields go into the row.
         *
         * @param row begun already; takes {@link BatchKind#stagedWidth} fields; where there are faults, what was put in is taken back
         */
        void stage(Line line, CopyWriter row, Faults faults) throws SQLException;
    }

    /**
     * What a file's faultless lines came to.
     *
     * @param accepted lines that changed something
     * @param refused lines that were refused only now
     * @param duplicates lines that were known already
     */
    record Outcome(long accepted, long refused, long duplicates) {}
}
