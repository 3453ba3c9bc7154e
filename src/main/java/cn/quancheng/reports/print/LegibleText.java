package cn.quancheng.reports.print;

import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * A text of which every character can be printed. One that no font has does not vanish: a mark stands in its place, and
 * the report says which character it was.
 *
 * @param missing characters that the mark stands for
 */
record LegibleText(String text, Set<Integer> missing) {
    /** GETA MARK, which printers have always put where a type was missing. */
    static final String MARK = "〓";

    /** @param printable whether a font has a character */
    static LegibleText of(String text, IntPredicate printable) {
        StringBuilder legible = new StringBuilder(text.length());
        Set<Integer> missing = new TreeSet<>();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            String same = same(c, printable);
            if (same.equals(MARK)) {
                missing.add(c);
            }
            legible.append(same);
        });
        return new LegibleText(legible.toString(), missing);
    }

    private static String same(int character, IntPredicate printable) {
        String itself = Character.toString(character);
        if (Character.isWhitespace(character) || printable.test(character)) {
            return itself;
        }
        String plainer = Normalizer.normalize(itself, Normalizer.Form.NFKC);
        return plainer.codePoints().allMatch(printable) ? plainer : MARK;
    }

    /** The missing characters by their numbers, such as U+2B73A. */
    String numbers() {
        StringBuilder numbers = new StringBuilder();
        missing.forEach(c -> numbers.append(numbers.isEmpty() ? "" : "、").append("U+%04X".formatted(c)));
        return numbers.toString();
    }
}
