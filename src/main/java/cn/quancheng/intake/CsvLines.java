package cn.quancheng.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads comma-separated values one physical line at a time and splits each into its fields by RFC 4180. Unlike what the
 * RFC allows, no field goes on over a line's end: a stray quote spoils its own line and swallows no other. A byte order
 * mark and carriage returns before line feeds are passed over; what is no UTF-8 shows as U+FFFD. It keeps one line.
 */
final class CsvLines {
    static final int LONGEST_LINE = 1 << 16;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader reader;
    private final char[] chunk = new char[1 << 15];
    private int chunkAt;
    private int chunkEnd;

    private final char[] line = new char[LONGEST_LINE];
    private int length;
    private boolean tooLong;
    private long number;

    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int fields;
    private boolean quoteLeftOpen;

    CsvLines(InputStream bytes) {
        reader = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    /** Goes to the next line that is not empty; false at the end. */
    boolean next() throws IOException {
        do {
            if (!readLine()) {
                return false;
            }
        } while (length == 0 && !tooLong);
        split();
        return true;
    }

    /** The number of the line in the file, the first one being 1. */
    long number() {
        return number;
    }

    int fields() {
        return fields;
    }

    /** Whether the line can't be read: over {@value #LONGEST_LINE} characters, or a quote that is never closed. */
    boolean isBroken() {
        return tooLong || quoteLeftOpen;
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** Whether the line holds what no text holds: control characters, or bytes that were no UTF-8. */
    boolean isRubbish() {
        for (int i = 0; i < length; i++) {
            char c = line[i];
            if (c == '\ufffd' || c < ' ' && c != '\t' || c == '\u007f') {
                return true;
            }
        }
        return false;
    }

    /** Whether the line holds bytes that were no UTF-8. */
    boolean isUndecoded() {
        for (int i = 0; i < length; i++) {
            if (line[i] == '\ufffd') {
                return true;
            }
        }
        return false;
    }

    /** The whole line as it stands in the file. */
    String text() {
        return new String(line, 0, length);
    }

    /** A field without its quotes and the blanks around it. */
    String field(int index) {
        return new String(line, starts[index], ends[index] - starts[index]);
    }

    int length(int index) {
        return ends[index] - starts[index];
    }

    private boolean readLine() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (chunkAt < chunkEnd || fill()) {
            any = true;
            int end = chunkAt;
            while (end < chunkEnd && chunk[end] != '\n') {
                end++;
            }
            append(end);
            boolean ended = end < chunkEnd;
            chunkAt = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        if (any) {
            number++;
            trim();
        }
        return any;
    }

    private boolean fill() throws IOException {
        chunkAt = 0;
        chunkEnd = Math.max(0, reader.read(chunk, 0, chunk.length));
        return chunkEnd > 0;
    }

    private void append(int end) {
        int taken = Math.min(end - chunkAt, LONGEST_LINE - length);
        System.arraycopy(chunk, chunkAt, line, length, taken);
        length += taken;
        tooLong |= taken < end - chunkAt;
    }

    private void trim() {
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        if (number == 1 && length > 0 && line[0] == BYTE_ORDER_MARK) {
            System.arraycopy(line, 1, line, 0, --length);
        }
    }

    private void split() {
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
