package cn.quancheng.scenarios;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What words are looked for in. Chinese has no blanks between its words, so a word is found wherever it stands: 押金 in
 * 免押金; and 图书馆押金, written in one, is found where 图书馆 and 押金 both stand.
 *
 * @param title of a scenario, as {@link #plain} makes it
 * @param all everything that is said of it, likewise
 */
record SearchText(String title, String all) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{P}\\p{Z}\\p{S}]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final int SHORTEST_PIECE = 2;
    private static final int LONGEST_PIECE = 6;

    static SearchText of(BenefitOffer offer) {
        Stream<String> partners = offer.partners().stream()
                .flatMap(partner -> Stream.concat(
                        Stream.of(partner.name()),
                        partner.branches().stream().flatMap(branch -> Stream.of(branch.name(), branch.district()))));
        String all = Stream.of(
                        Stream.of(
                                offer.title(),
                                offer.domain().words(),
                                offer.kind().words(),
                                offer.terms().benefit(),
                                offer.terms().ordinary(),
                                offer.terms().figures().words(),
                                offer.hours()),
                        offer.documents().stream(),
                        partners)
                .flatMap(texts -> texts)
                // No word is found across the end of one text and the beginning of the next.
                .collect(Collectors.joining("\n"));
        return new SearchText(plain(offer.title()), plain(all));
    }

    /** Text in one form whatever the keyboard: full width or not, capitals or not. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The words that somebody typed, in that form; none where there is nothing but blanks and marks. */
    static List<String> words(String typed) {
        return Arrays.stream(BETWEEN_WORDS.split(plain(typed)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether all the words are found. */
    boolean has(List<String> words) {
        return words.stream().allMatch(word -> found(all, word));
    }

    /** Whether all the words are found in the title alone. */
    boolean hasInTitle(List<String> words) {
        return words.stream().allMatch(word -> found(title, word));
    }

    private static boolean found(String text, String word) {
        return text.contains(word) || (mayBeCut(text, word) && HAN.matcher(word).matches() && isCut(text, word));
    }

    /** Cheap, and false for most texts: a word that can be cut begins and ends with a piece. */
    private static boolean mayBeCut(String text, String word) {
        return word.length() >= 2 * SHORTEST_PIECE
                && text.contains(word.substring(0, SHORTEST_PIECE))
                && text.contains(word.substring(word.length() - SHORTEST_PIECE));
    }

    /** Whether a word can be cut into pieces that are all found. */
    private static boolean isCut(String text, String word) {
        boolean[] reached = new boolean[word.length() + 1];
        reached[0] = true;
        for (int from = 0; from < word.length(); from++) {
            int last = Math.min(from + LONGEST_PIECE, word.length());
            for (int to = from + SHORTEST_PIECE; reached[from] && to <= last; to++) {
                reached[to] = reached[to] || text.contains(word.substring(from, to));
            }
        }
        return reached[word.length()];
    }
}
