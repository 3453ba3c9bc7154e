package cn.quancheng.demo;

import java.lang.Character.UnicodeScript;
import java.time.Duration;
import java.util.Locale;

/** Fits texts into columns on a terminal, where a Chinese character takes the room of two others. */
final class Columns {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final int EIGHT = 8;

    private Columns() {}

    /** A text's width on a terminal. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** The text, with spaces after it up to a width. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The text, with spaces before it up to a width. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** A bar as long as a part of the longest one, to the eighth of a character; never nothing for something. */
    static String bar(long part, long longest, int width) {
        long eighths = longest == 0 ? 0 : part * width * EIGHT / longest;
        if (part > 0 && eighths == 0) {
            eighths = 1;
        }
        int rest = (int) (eighths % EIGHT);
        return "█".repeat((int) (eighths / EIGHT)) + (rest == 0 ? "" : EIGHTHS.substring(rest, rest + 1));
    }

    /** A number with its thousands apart. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A time in seconds, with one decimal. */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f 秒", time.toMillis() / 1000.0);
    }

    private static int width(int character) {
        boolean chinese = UnicodeScript.of(character) == UnicodeScript.HAN
                || character >= 0x3000 && character <= 0x303F
                || character >= 0xFF00 && character <= 0xFF60;
        return chinese ? 2 : 1;
    }
}
