package cn.quancheng.models;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What those who are scored in a month were told, in whichever notice they agreed to. */
final class Told {
    private final List<NoticeSpan> spans;

    /** @param notices oldest first day first */
    Told(List<Notice> notices) {
        spans = NoticeSpan.of(notices);
    }

    /**
     * The version of a notice that does not name an item and that somebody may have agreed to who is scored then.
     *
     * @param last none where nothing ends these months yet
     */
    Optional<String> notTelling(String item, YearMonth first, @Nullable YearMonth last) {
        return spans.stream()
                .filter(span -> span.overlaps(first, last))
                .map(NoticeSpan::notice)
                .filter(notice -> !notice.items().contains(item))
                .map(Notice::version)
                .findFirst();
    }

    /** The version of a notice that does not tell of trials and that somebody may have agreed to who is scored in a month. */
    Optional<String> notTellingOfTrials(YearMonth month) {
        return spans.stream()
                .filter(span -> span.overlaps(month, month))
                .map(NoticeSpan::notice)
                .filter(notice -> !notice.trials())
                .map(Notice::version)
                .findFirst();
    }
}
