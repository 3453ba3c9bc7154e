package cn.quancheng.benefits.partners;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;

/**
 * How often benefits were taken in the city, by whole months that are over: one that grows could be subtracted from itself.
 */
@ApplicationScoped
public class TakenMonths {
    private static final int USUAL_MONTHS = 12;

    private final TakenCells cells;
    private final Clock clock;

    TakenMonths(TakenCells cells, Clock clock) {
        this.cells = cells;
        this.clock = clock;
    }

    /**
     * What was taken.
     *
     * @param from the first month; where it is null, the eleventh before the last
     * @param to the last month; where it is null or not over, the one that is over last
     * @throws cn.quancheng.platform.Refusal 400 where these are no months, or more than three years
     */
    public TakenStatistics of(@Nullable YearMonth from, @Nullable YearMonth to) throws SQLException {
        YearMonth over = YearMonth.now(clock).minusMonths(1);
        YearMonth asked = TakenStatistics.orElse(to, over);
        YearMonth last = asked.isAfter(over) ? over : asked;
        YearMonth first = TakenStatistics.orElse(from, last.minusMonths(USUAL_MONTHS - 1L));
        TakenStatistics.Days days = new TakenStatistics.Days(first.atDay(1), last.atEndOfMonth());
        return TakenStatistics.of(days, cells.of("month", days.from(), days.to(), null));
    }
}
