package cn.quancheng.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A table of texts on its way out, row by row, the first one its headings; closed, it is whole. */
interface RowWriter extends Closeable {
    /** Writes a row. */
    void row(List<String> fields) throws IOException;
}
