package cn.quancheng.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file's lines as a test compares them. */
final class LinesRead {
    private LinesRead() {}

    /** Each line as {@code number: field|field} or {@code number: column|value|fault;column|value|fault}. */
    static List<String> of(FileLines lines, List<Column> columns) throws IOException {
        Header header = lines.header(columns);
        Line line = new Line(lines, header);
        Faults faults = new Faults();
        List<String> read = new ArrayList<>();
        while (lines.next()) {
            faults.clear();
            lines.check(faults);
            String said = faults.isEmpty()
                    ? IntStream.range(0, columns.size()).mapToObj(line::text).collect(Collectors.joining("|"))
                    : faults.gathered().replace(Faults.PART, '|').replace(Faults.FAULT, ';');
            read.add(lines.number() + ": " + said);
        }
        return read;
    }
}
