package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.csv.CsvCut;
import cn.quancheng.platform.csv.TextLines;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Comma-separated values: one physical line at a time, cut into its fields by {@link CsvCut}. */
final class CsvLines implements FileLines {
    private static final String OTHER_SEPARATORS = "\t;；，|";

    private final TextLines lines;
    private final CsvCut cut;
    private int width;

    CsvLines(InputStream bytes) {
        lines = new TextLines(bytes);
        cut = new CsvCut(lines.line());
    }

    /**
     * {@inheritDoc}
     *
     * @throws Refusal also when the header is not in UTF-8, or its columns are kept apart by something else than commas
     */
    @Override
    public Header header(List<Column> columns) throws IOException {
        if (!next()) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.empty");
        }
        if (lines.isUndecoded() || lines.isRubbish() && lines.text().indexOf('\0') >= 0) {
            throw Header.notUtf8();
        }
        checkSeparator(lines.text(), columns);
        if (lines.isTooLong() || cut.isQuoteLeftOpen()) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.header-unreadable");
        }
        width = cut.fields();
        return Header.read(IntStream.range(0, width).mapToObj(this::field).toList(), columns);
    }

    /** A file that a spreadsheet wrote for another country has semicolons or tabs. */
    private static void checkSeparator(String text, List<Column> columns) {
        for (char separator : OTHER_SEPARATORS.toCharArray()) {
            long known = Pattern.compile(Pattern.quote(String.valueOf(separator)))
                    .splitAsStream(text)
                    .limit(Header.MOST_FAULTS)
                    .filter(heading -> Header.column(heading.replace('"', ' ').strip(), columns) >= 0)
                    .count();
            if (known > 1) {
                String name = separator == '\t' ? "Tab" : String.valueOf(separator);
                throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.separator", name);
            }
        }
    }

    @Override
    public boolean next() throws IOException {
        if (!lines.next()) {
            return false;
        }
        cut.cut(lines.length());
        return true;
    }

    @Override
    public long number() {
        return lines.number();
    }

    @Override
    public Optional<String> whole() {
        boolean told = !lines.isTooLong() && !cut.isQuoteLeftOpen() && cut.fields() == width && !lines.isRubbish();
        return told ? Optional.empty() : Optional.of(lines.text());
    }

    @Override
    public void check(Faults faults) {
        if (lines.isTooLong() || cut.isQuoteLeftOpen()) {
            faults.add("", "", lines.isTooLong() ? "行过长" : "引号没有成对闭合");
        } else if (cut.fields() != width) {
            faults.add("", "", "应有" + width + "列，实有" + cut.fields() + "列");
        } else if (lines.isRubbish()) {
            faults.add("", "", TextLines.UNDECODABLE);
        }
    }

    @Override
    public boolean isUndecoded() {
        return lines.isUndecoded();
    }

    @Override
    public String field(int place) {
        return cut.field(place);
    }

    @Override
    public boolean isEmpty(int place) {
        return cut.isEmpty(place);
    }
}
