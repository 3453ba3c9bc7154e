package cn.quancheng.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes one CSV and writes several, each with the heading. What comes in must end where a line ends. */
final class SplitFiles extends Writer {
    private final List<Path> files;
    private final long linesEach;
    private final long linesOfFirst;

    private String heading = "";
    private Writer current = Writer.nullWriter();
    private int opened;
    private long left;

    /**
     * @param files where to, in their order; the last one takes what is left
     * @param linesOfFirst how many lines the first file takes
     * @param linesEach how many lines each other one takes
     */
    SplitFiles(List<Path> files, long linesOfFirst, long linesEach) {
        this.files = List.copyOf(files);
        this.linesOfFirst = linesOfFirst;
        this.linesEach = linesEach;
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (chars[i] == '\n' && endOfLine(chars, from, i + 1)) {
                from = i + 1;
            }
        }
        current.write(chars, from, offset + length - from);
    }

    @Override
    public void flush() throws IOException {
        current.flush();
    }

    @Override
    public void close() throws IOException {
        current.close();
    }

    /** Whether the characters up to here were dealt with, because a file begins after them. */
    private boolean endOfLine(char[] chars, int from, int to) throws IOException {
        if (heading.isEmpty()) {
            heading = new String(chars, from, to - from);
            open();
            return true;
        }
        if (--left > 0 || opened == files.size()) {
            return false;
        }
        current.write(chars, from, to - from);
        open();
        return true;
    }

    private void open() throws IOException {
        current.close();
        current = Files.newBufferedWriter(files.get(opened));
        current.write(heading);
        left = opened == 0 ? linesOfFirst : linesEach;
        opened++;
    }
}
