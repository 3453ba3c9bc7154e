package cn.quancheng.ledger.quality;

import cn.quancheng.platform.Refusal;
import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Months of receipt, in the city.
 *
 * @param from the first one
 * @param to the last one
 */
public record Period(YearMonth from, YearMonth to) {
    private static final int LONGEST = 36;
    private static final int USUAL = 12;

    public Period {
        if (from.isAfter(to)) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                    .violation("from", "ledger.period-turned-round");
        }
        if (from.until(to, ChronoUnit.MONTHS) >= LONGEST) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                    .violation("from", "ledger.period-too-long", LONGEST);
        }
    }

    /**
     * The months that are asked for: without an end the running one, without a beginning the twelve up to the end.
     *
     * @throws Refusal 400 when it ends before it begins, or is longer than 36 months
     */
    public static Period asked(@Nullable YearMonth from, @Nullable YearMonth to, YearMonth running) {
        YearMonth end = to != null ? to : from == null || from.isBefore(running) ? running : from;
        return new Period(from == null ? end.minusMonths(USUAL - 1) : from, end);
    }

    /** All of them, the earliest first. */
    List<YearMonth> months() {
        return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .toList();
    }
}
