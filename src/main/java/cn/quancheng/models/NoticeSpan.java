package cn.quancheng.models;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The months in which somebody may be scored who agreed to a notice: from its first day on, and as long as an agreement
 * to it may last.
 *
 * @param last none where nothing ends it yet
 */
record NoticeSpan(Notice notice, YearMonth first, @Nullable YearMonth last) {
    /** @param notices oldest first day first */
    static List<NoticeSpan> of(List<Notice> notices) {
        List<NoticeSpan> spans = new ArrayList<>();
        for (int i = 0; i < notices.size(); i++) {
            Notice notice = notices.get(i);
            LocalDate end = end(notice, notices.subList(i + 1, notices.size()));
            spans.add(new NoticeSpan(
                    notice, YearMonth.from(notice.firstDay()), end == null ? null : YearMonth.from(end.minusDays(1))));
        }
        return spans;
    }

    /** Whether it shares a month with a stretch of months whose last one may be open. */
    boolean overlaps(YearMonth from, @Nullable YearMonth to) {
        return (last == null || !from.isAfter(last)) && (to == null || !first.isAfter(to));
    }

    /** The first day that no agreement to the notice covers: its last takers' term is over, or a later notice ends it. */
    private static @Nullable LocalDate end(Notice notice, List<Notice> later) {
        LocalDate end = null;
        for (Notice next : later) {
            LocalDate ended = next.endsEarlierOn();
            if (end == null) {
                end = next.firstDay().plus(notice.term());
            }
            if (ended != null && ended.isBefore(end)) {
                end = ended;
            }
        }
        return end;
    }
}
