package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Comma-separated values: one physical line at a time, split into its fields by RFC 4180. Unlike what the RFC allows, no
 * field goes on over a line's end: a stray quote spoils its own line and swallows no other.
 */
final class CsvLines implements FileLines {
    private static final String OTHER_SEPARATORS = "\t;；，|";

    private final TextLines lines;
    private final char[] line;
    private int width;

    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int fields;
    private boolean quoteLeftOpen;

    CsvLines(InputStream bytes) {
        lines = new TextLines(bytes);
        line = lines.line();
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
        if (lines.isTooLong() || quoteLeftOpen) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.header-unreadable");
        }
        width = fields;
        return Header.read(IntStream.range(0, fields).mapToObj(this::field).toList(), columns);
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
        split();
        return true;
    }

    @Override
    public long number() {
        return lines.number();
    }

    @Override
    public Optional<String> whole() {
        boolean cut = !lines.isTooLong() && !quoteLeftOpen && fields == width && !lines.isRubbish();
        return cut ? Optional.empty() : Optional.of(lines.text());
    }

    @Override
    public void check(Faults faults) {
        if (lines.isTooLong() || quoteLeftOpen) {
            faults.add("", "", lines.isTooLong() ? "行过长" : "引号没有成对闭合");
        } else if (fields != width) {
            faults.add("", "", "应有" + width + "列，实有" + fields + "列");
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
        return new String(line, starts[place], ends[place] - starts[place]);
    }

    @Override
    public boolean isEmpty(int place) {
        return ends[place] == starts[place];
    }

    private void split() {
        fields = 0;
        quoteLeftOpen = false;
        int at = 0;
        while (at <= lines.length()) {
            at = isQuoted(at) ? quoted(line, at) : plain(at);
        }
    }

    private boolean isQuoted(int at) {
        int first = at;
        while (first < lines.length() && line[first] == ' ') {
            first++;
        }
        return first < lines.length() && line[first] == '"';
    }

    private int plain(int start) {
        int end = start;
        while (end < lines.length() && line[end] != ',') {
            end++;
        }
        keep(start, end);
        return end + 1;
    }

    /** Takes the doubled quotes out of the field where it stands. */
    private int quoted(char[] text, int start) {
        int length = lines.length();
        int at = start;
        while (text[at] != '"') {
            at++;
        }
        int first = ++at;
        int written = first;
        while (at < length && (text[at] != '"' || at + 1 < length && text[at + 1] == '"')) {
            at += text[at] == '"' ? 1 : 0;
            text[written++] = text[at++];
        }
        quoteLeftOpen |= at >= length;
        int end = at + 1;
        while (end < length && text[end] != ',') {
            quoteLeftOpen |= text[end] != ' ';
            end++;
        }
        keep(first, written);
        return end + 1;
    }

    private void keep(int start, int end) {
        int first = start;
        int last = end;
        while (first < last && line[first] <= ' ') {
            first++;
        }
        while (last > first && line[last - 1] <= ' ') {
            last--;
        }
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
        }
        starts[fields] = first;
        ends[fields++] = last;
    }
}
