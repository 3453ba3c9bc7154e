package cn.quancheng.scores.outlook;

import cn.quancheng.scores.words.Phrases;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What changes by itself in the months after a published one: the score of each of them as the kernel computes it from
 * what is known today, and what leads from one to the next.
 */
final class Calendar {
    /** How many months it looks ahead. */
    static final int MONTHS = 24;

    private final Prospect prospect;
    private final Phrases phrases;

    Calendar(Prospect prospect, Phrases phrases) {
        this.prospect = prospect;
        this.phrases = phrases;
    }

    /**
     * The months in which something changes.
     *
     * @param published the newest published month
     * @param current what the citizen has in it; the first month's change counts from there
     * @param agreementEnds the first day that the agreement does not cover; the months after it are told as if it were
     *     renewed
     */
    List<CalendarMonth> after(YearMonth published, Told current, Optional<LocalDate> agreementEnds) {
        List<CalendarMonth> lines = new ArrayList<>();
        Told before = current;
        for (int ahead = 1; ahead <= MONTHS; ahead++) {
            YearMonth month = published.plusMonths(ahead);
            Told after = prospect.at(month);
            List<Because> because = Changes.between(before, after, prospect.kinds(), phrases);
            if (!because.isEmpty()) {
                lines.add(line(
                        month, after, after.sheet().score() - before.sheet().score(), because));
            }
            if (agreementEnds.filter(end -> endsBetween(end, month)).isPresent()) {
                lines.add(line(month, after, 0, List.of(end(agreementEnds.get()))));
            }
            before = after;
        }
        return lines;
    }

    /** Whether a month is the first one whose cutoff the agreement does not cover. */
    private static boolean endsBetween(LocalDate end, YearMonth month) {
        return !end.isAfter(month.atDay(1)) && end.isAfter(month.minusMonths(1).atDay(1));
    }

    private Because end(LocalDate day) {
        return new Because(
                Because.AGREEMENT,
                null,
                0,
                Because.Reason.AGREEMENT_ENDS,
                List.of(),
                phrases.text("scores.agreement-ends", phrases.day(day)));
    }

    private static CalendarMonth line(YearMonth month, Told told, int change, List<Because> because) {
        return new CalendarMonth(
                month.toString(),
                change,
                told.sheet().score(),
                told.sheet().tier().code(),
                because);
    }
}
