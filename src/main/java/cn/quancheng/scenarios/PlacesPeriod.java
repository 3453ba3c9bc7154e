package cn.quancheng.scenarios;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How long places are counted together. */
@Schema(name = "PlacesPeriod")
public enum PlacesPeriod {
    DAY("每天"),
    /** From Monday on. */
    WEEK("每周"),
    MONTH("每月"),
    YEAR("每年"),
    /** As long as the version holds. */
    ALL("总共");

    private final String words;

    PlacesPeriod(String words) {
        this.words = words;
    }

    /** What citizens read. */
    public String words() {
        return words;
    }

    /** The first day of the period that a day is in; the beginning of all time where everything counts together. */
    public LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
            case ALL -> LocalDate.EPOCH;
        };
    }
}
