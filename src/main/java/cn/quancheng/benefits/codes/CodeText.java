package cn.quancheng.benefits.codes;

import cn.quancheng.platform.Sha256;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A code as people read and type it: sixteen letters and digits, eighty bits that nobody guesses, in Crockford's base 32, which
 * has no letter that looks like a digit.
 *
 * @param letters in capitals, without anything between them
 */
public record CodeText(String letters) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    /** Draws one. */
    static CodeText draw(SecureRandom random) {
        return new CodeText(random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(letter -> ALPHABET.substring(letter, letter + 1))
                .collect(Collectors.joining()));
    }

    /**
     * What somebody typed or scanned: small letters, blanks and hyphens count for nothing, and O, I and L are read as the
     * digits that they look like. Whatever it is, it is a code, if nobody's.
     */
    public static CodeText typed(String text) {
        return new CodeText(text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** In groups of four, as one reads it out. */
    String shown() {
        return letters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** What the database knows it by: its SHA-256. */
    public byte[] digest() {
        return Sha256.of(letters);
    }

    /** Not the code. */
    @Override
    public String toString() {
        return "a code";
    }
}
