package cn.quancheng.citizens;

import java.text.Normalizer;
import java.util.Locale;

/** How a person's name may be written, and when two ways of writing it are the same name. */
public final class PersonName {
    private static final char FIRST_COMMON = '\u4e00';
    private static final char LAST_COMMON = '\u9fff';

    /** Planes 2 and 3 hold ideographs only, some of them newer than this Java knows. */
    private static final int FIRST_RARE = 0x20000;

    private static final int LAST_RARE = 0x3fffd;

    private static final String DOTS = "·•‧・･．.";
    private static final String BESIDE_LETTERS = DOTS + " 　-‐‑－'’ʼ＇";

    private PersonName() {}

    /**
     * Whether a text can be somebody's name: letters and digits of any script, rare characters included, with blanks,
     * dots, hyphens and apostrophes between them; no control characters, no markup.
     */
    public static boolean isPlausible(String text) {
        if (isCommon(text)) {
            return true;
        }
        return text.codePoints().allMatch(c -> isLetter(c) || BESIDE_LETTERS.indexOf(c) >= 0)
                && text.codePoints().anyMatch(PersonName::isLetter);
    }

    /** One spelling for all ways of writing a name: which dot, which blank and which width does not matter. */
    public static String spelling(String name) {
        if (isCommon(name)) {
            return name;
        }
        StringBuilder spelling = new StringBuilder(name.length());
        for (char c : name.toCharArray()) {
            spelling.append(DOTS.indexOf(c) >= 0 ? '·' : c);
        }
        return Normalizer.normalize(spelling, Normalizer.Form.NFKC)
                .replaceAll("[\\u2010\\u2011]", "-")
                .replaceAll("[’ʼ]", "'")
                .replaceAll(" +", " ")
                .toUpperCase(Locale.ROOT);
    }

    /** Most names consist of nothing else, and are looked at without a copy. */
    private static boolean isCommon(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < FIRST_COMMON || text.charAt(i) > LAST_COMMON) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isLetter(int c) {
        int type = Character.getType(c);
        return Character.isAlphabetic(c)
                || Character.isDigit(c)
                || type == Character.NON_SPACING_MARK
                // Characters that no standard had when a register was written stand in the private area.
                || type == Character.PRIVATE_USE
                || c >= FIRST_RARE && c <= LAST_RARE;
    }
}
