package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a file, one after the other, in whatever format. It keeps one line. A format says how a line is cut into
 * fields, and refuses what it can't cut; what the fields must say is nobody's business here.
 */
interface FileLines extends AutoCloseable {
    /**
     * Finds the columns, before the first line is asked for.
     *
     * @throws Refusal 400 when the file is empty or none of its format, or when columns are missing, unknown or given twice
     */
    Header header(List<Column> columns) throws IOException;

    /**
     * Goes to the next line that is not empty; false at the end.
     *
     * @throws Refusal 400 when the file can't be read on from here
     */
    boolean next() throws IOException;

    /** The number of the line in the file, or of the row on its sheet, the first one being 1. */
    long number();

    /** Says what is wrong with the line's form; where nothing is, its fields may be asked for. */
    void check(Faults faults);

    /** Whether the line holds bytes that were no UTF-8. */
    default boolean isUndecoded() {
        return false;
    }

    /** The line as it stands in the file, where its fields can't be told apart; empty where they can. After {@link #check}. */
    default Optional<String> whole() {
        return Optional.empty();
    }

    /** A field without the blanks around it, by its place in the {@link Header}. */
    String field(int place);

    /** Whether nothing stands in a field. */
    boolean isEmpty(int place);

    /** Gives back what the reading held. */
    @Override
    default void close() {}
}
