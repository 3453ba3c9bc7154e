package cn.quancheng.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes texts showable that hold, or may hold, an identity number, valid or not. */
public final class Masking {
    private static final int AREA = 6;
    private static final int TAIL = 2;
    private static final int SHORTEST_NUMBER = 15;

    // Fifteen digits make an identity number of the old kind. Full-width digits count, and so do single blanks between
    // digits, wherever people put them. Dashes count only between area, birth and sequence: else many a UUID would be
    // taken for a number.
    private static final Pattern MAYBE_NUMBER =
            Pattern.compile("\\p{Nd}(?:[ \\u3000]?\\p{Nd}){13,}[ \\u3000]?[\\p{Nd}XxＸｘ]"
                    + "|\\p{Nd}{6}-\\p{Nd}{6,8}-\\p{Nd}{3}[\\p{Nd}XxＸｘ]?");

    private Masking() {}

    /**
     * A text that was meant as an identity number: its first six and last two characters where it is at least fifteen
     * long, else its first two, and a star for each of the others.
     */
    public static String identityNumber(String text) {
        boolean whole = text.length() >= SHORTEST_NUMBER;
        int head = whole ? AREA : Math.min(TAIL, text.length());
        int tail = whole ? TAIL : 0;
        return text.substring(0, head) + "*".repeat(text.length() - head - tail) + text.substring(text.length() - tail);
    }

    /** Any other text, with everything in it masked that may be an identity number. */
    public static String text(String text) {
        return MAYBE_NUMBER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(identityNumber(found.group())));
    }
}
