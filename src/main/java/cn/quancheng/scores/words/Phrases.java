package cn.quancheng.scores.words;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The words of one language by their keys. Which of a name's two forms is shown, and how a month is written, is the
 * language's own: every form is handed over, and the words take the one they want.
 */
public interface Phrases {
    /** The words of a key, its places filled. */
    String text(String key, Object... arguments);

    /** A month, as people write it. */
    default String month(YearMonth month) {
        return text(
                "scores.month",
                String.valueOf(month.getYear()),
                String.valueOf(month.getMonthValue()),
                month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    /** A day. */
    default String day(LocalDate day) {
        return text("scores.day", day.toString());
    }

    /**
     * Something that has a Chinese name, and a code of English words.
     *
     * @param code such as {@code VOLUNTEER_SERVICE}
     */
    default String named(String name, String code) {
        return text("scores.named", name, code.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Points that are added or taken. */
    default String points(int points) {
        String key = points > 0 ? "scores.adds" : points < 0 ? "scores.takes" : "scores.adds-nothing";
        return text(key, String.valueOf(Math.abs(points)));
    }

    /** Parts of one sentence. */
    default String clauses(List<String> parts) {
        return String.join(text("scores.between-clauses"), parts);
    }

    /** Things of one kind. */
    default String list(List<String> parts) {
        return parts.stream().collect(Collectors.joining(text("scores.between-items")));
    }
}
