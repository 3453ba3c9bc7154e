package cn.quancheng.platform.csv;

import java.util.Arrays;

/**
 * Cuts one physical line of comma-separated values into its fields by RFC 4180. Unlike what the RFC allows, no field goes on
 * over a line's end: a stray quote spoils its own line and swallows no other.
 */
public final class CsvCut {
    private final char[] line;
    private int length;

    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int fields;
    private boolean quoteLeftOpen;

    /**
     * Cuts what stands in an array at the time.
     *
     * @param line is written in: doubled quotes are taken out of the field where it stands
     */
    public CsvCut(char[] line) {
        this.line = line;
    }

    /** How many fields the line has. */
    public int fields() {
        return fields;
    }

    /** Whether a quote is never closed, or is followed by something else than a comma. */
    public boolean isQuoteLeftOpen() {
        return quoteLeftOpen;
    }

    /** A field without the blanks around it, by its place from 0. */
    public String field(int place) {
        return new String(line, starts[place], ends[place] - starts[place]);
    }

    /** Whether nothing stands in a field. */
    public boolean isEmpty(int place) {
        return ends[place] == starts[place];
    }

    /** Cuts the line anew, of which the first characters are there. */
    public void cut(int characters) {
        length = characters;
        fields = 0;
        quoteLeftOpen = false;
        int at = 0;
        while (at <= length) {
            at = isQuoted(at) ? quoted(line, at) : plain(at);
        }
    }

    private boolean isQuoted(int at) {
        int first = at;
        while (first < length && line[first] == ' ') {
            first++;
        }
        return first < length && line[first] == '"';
    }

    private int plain(int start) {
        int end = start;
        while (end < length && line[end] != ',') {
            end++;
        }
        keep(start, end);
        return end + 1;
    }

    /** Takes the doubled quotes out of the field where it stands. */
    private int quoted(char[] text, int start) {
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
