package cn.quancheng.platform.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads text in UTF-8 one physical line at a time, and keeps one. A byte order mark and carriage returns before line
 * feeds are passed over; what is no UTF-8 shows as U+FFFD.
 */
public final class TextLines {
    /** Characters of a line at most. */
    public static final int LONGEST_LINE = 1 << 16;

    /** What is wrong with a line that {@link #isRubbish} finds. */
    public static final String UNDECODABLE = "含有无法识别的字符，文件须为UTF-8编码";

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char NO_CHARACTER = '\ufffd';

    private final Reader reader;
    private final char[] chunk = new char[1 << 15];
    private int chunkAt;
    private int chunkEnd;

    private final char[] line = new char[LONGEST_LINE];
    private int length;
    private boolean tooLong;
    private long number;

    /** Reads from the first byte on. */
    public TextLines(InputStream bytes) {
        reader = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    /** Goes to the next line that is not empty; false at the end. */
    public boolean next() throws IOException {
        do {
            if (!readLine()) {
                return false;
            }
        } while (length == 0 && !tooLong);
        return true;
    }

    /** The number of the line in the file, the first one being 1. */
    public long number() {
        return number;
    }

    /** The line itself, in its first {@link #length} characters; the caller may write in it. */
    public char[] line() {
        return line;
    }

    /** How many characters the line has. */
    public int length() {
        return length;
    }

    /** Whether the line has more than {@value #LONGEST_LINE} characters; then only so many are here. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** Whether a text holds what no text holds: control characters, or bytes that were no UTF-8. */
    public static boolean isRubbish(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isRubbish(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line does. */
    public boolean isRubbish() {
        for (int i = 0; i < length; i++) {
            if (isRubbish(line[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRubbish(char c) {
        return c == NO_CHARACTER || c < ' ' && c != '\t' || c == '\u007f';
    }

    /** Whether the line holds bytes that were no UTF-8. */
    public boolean isUndecoded() {
        for (int i = 0; i < length; i++) {
            if (line[i] == NO_CHARACTER) {
                return true;
            }
        }
        return false;
    }

    /** The whole line as it stands in the file. */
    public String text() {
        return new String(line, 0, length);
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
}
