package cn.quancheng.reports;

import cn.quancheng.platform.Sha256;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The code by which a report is known: {@value #LENGTH} characters of Crockford's base 32, that is 125 random bits, in
 * groups of five. Only its digest is kept.
 *
 * @param text in groups, as it is printed
 */
record ReportCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 25;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new code that nobody can guess. */
    static ReportCode random() {
        return random(RANDOM);
    }

    static ReportCode random(RandomGenerator random) {
        StringBuilder code = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(place -> code.append(ALPHABET.charAt(place)));
        return grouped(code);
    }

    /** The code that somebody typed or scanned, however it is grouped; empty where it is none. */
    static Optional<ReportCode> parse(String typed) {
        String plain = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[IL]", "1")
                .replace('O', '0');
        boolean sound = plain.length() == LENGTH && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return sound ? Optional.of(grouped(plain)) : Optional.empty();
    }

    private static ReportCode grouped(CharSequence code) {
        return new ReportCode(String.join("-", code.toString().split("(?<=\\G.{" + GROUP + "})")));
    }

    /** What is kept of it. A plain SHA-256 does: there are too many codes to try. */
    byte[] digest() {
        return Sha256.of(text);
    }

    /** Not the code: whoever has it may check the report. */
    @Override
    public String toString() {
        return "a report's code";
    }
}
