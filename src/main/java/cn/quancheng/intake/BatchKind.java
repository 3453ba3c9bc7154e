package cn.quancheng.intake;

import cn.quancheng.platform.CopyRows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a file holds that the service takes in: its columns, and what the whole changes. One bean for each kind, found by its
 * name: whoever applies a file need not be who received it.
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

    /**
     * Applies the staged lines that have no fault, by statements over the whole set, in the connection's transaction. It
     * knows of the file what stands in the table, and no more.
     */
    Outcome apply(StagedBatch batch) throws SQLException;

    /**
     * Whether each line is a decision about a citizen, who is scored again at once. Such a file is applied in a
     * transaction that its room can join, after {@link #lock}.
     */
    default boolean isDecision() {
        return false;
    }

    /** Locks what a file of decisions changes, before it takes its number. */
    default void lock(Connection connection, String table) throws SQLException {}

    /** Checks lines by what its sender may send, and stages them. One for each file. */
    interface Stager {
        /**
         * Checks a line. What is wrong goes into the faults; where nothing is, the staged fields go into the row.
         *
         * @param row begun already; takes {@link BatchKind#stagedWidth} fields; where there are faults, what was put in is taken back
         */
        void stage(Line line, CopyRows row, Faults faults) throws SQLException;

        /**
         * What stays of a refused line beside its faults until the file is applied; by default nothing.
         *
         * @param row begun already; takes as many fields as {@link #stage}
         * @param width how many those are
         */
        default void stageRefused(Line line, CopyRows row, int width) throws SQLException {
            for (int i = 0; i < width; i++) {
                row.putNull();
            }
        }
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
