package cn.quancheng.security;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Tells whether a text holds what looks like an identity number: for the places where none may stand. Eighteen
 * characters of GB 11643 alone are one even when they are mistyped; within a longer run of digits only those count
 * whose check character is right, and so among letters. The fifteen digits that were given out until 1999 count, too. Blanks, dashes and dots
 * between the digits hide nothing, and neither do full-width digits.
 */
public final class IdentityShape {
    private static final int OLD_LENGTH = 15;
    private static final String BETWEEN = " -_./·　";
    private static final BitSet PROVINCES = provinces(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65, 71, 81, 82, 83);

    private IdentityShape() {}

    /** Whether an identity number may stand anywhere in the text. It allocates nothing where few digits do. */
    public static boolean isIn(String text) {
        return digits(text) >= OLD_LENGTH - 1 && isInAnyRun(text);
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private static boolean isInAnyRun(String text) {
        StringBuilder run = new StringBuilder();
        boolean afterLetter = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                run.append((char) ('0' + Character.digit(c, 10)));
            } else if (BETWEEN.indexOf(c) < 0) {
                boolean check = run.length() == IdentityNumber.LENGTH - 1 && "XxＸｘ".indexOf(c) >= 0;
                boolean letter = !check && isLatin(c);
                if (isOne(run.append("XxＸｘ".indexOf(c) >= 0 ? "X" : ""), afterLetter || letter)) {
                    return true;
                }
                run.setLength(0);
                afterLetter = letter;
            }
        }
        return isOne(run, afterLetter);
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** @param amongLetters of a UUID, say, or of a code of letters and digits: then only a right check character tells */
    private static boolean isOne(StringBuilder run, boolean amongLetters) {
        if (!amongLetters && run.length() == OLD_LENGTH) {
            return isPlace(run, 0) && isDay(run, 8);
        }
        if (!amongLetters && run.length() == IdentityNumber.LENGTH) {
            return isPlace(run, 0) && isBirth(run, 0);
        }
        for (int at = 0; at + IdentityNumber.LENGTH <= run.length(); at++) {
            if (isPlace(run, at) && isBirth(run, at) && isChecked(run, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlace(CharSequence run, int at) {
        return PROVINCES.get(number(run, at, 2));
    }

    private static boolean isBirth(CharSequence run, int at) {
        int century = number(run, at + 6, 2);
        return (century == 19 || century == 20) && isDay(run, at + 10);
    }

    private static boolean isDay(CharSequence run, int at) {
        int month = number(run, at, 2);
        int day = number(run, at + 2, 2);
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static boolean isChecked(CharSequence run, int at) {
        return IdentityNumber.isChecked(run.subSequence(at, at + IdentityNumber.LENGTH));
    }

    private static int number(CharSequence run, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + run.charAt(i) - '0';
        }
        return number;
    }

    private static BitSet provinces(int... codes) {
        BitSet provinces = new BitSet();
        Arrays.stream(codes).forEach(provinces::set);
        return provinces;
    }
}
