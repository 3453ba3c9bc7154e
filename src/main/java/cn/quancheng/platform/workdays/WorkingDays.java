package cn.quancheng.platform.workdays;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Working days (工作日) as the State Council arranges each year: a holiday is none even where it is a Monday, and some
 * weekends are. A year without a calendar has its weekends alone, so that a deadline comes too soon rather than too late.
 */
@ApplicationScoped
public class WorkingDays {
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Logger LOG = Logger.getLogger(WorkingDays.class);

    private final WorkingDaysSettings settings;
    private final Map<Integer, Optional<CalendarYear>> years = new ConcurrentHashMap<>();

    @Inject
    public WorkingDays(WorkingDaysSettings settings) {
        this.settings = settings;
    }

    public boolean isWorkingDay(LocalDate day) {
        return year(day.getYear()).flatMap(year -> year.said(day)).orElse(!WEEKEND.contains(day.getDayOfWeek()));
    }

    /**
     * The last day of a term: the day on which it begins does not count (民法典 第二百零一条).
     *
     * @param days working days, 1 or more
     * @throws IllegalArgumentException where there are none
     */
    public LocalDate after(LocalDate begins, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("a term has a day or more");
        }
        LocalDate day = begins;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    private Optional<CalendarYear> year(int year) {
        return years.computeIfAbsent(year, this::read);
    }

    private Optional<CalendarYear> read(int year) {
        Optional<CalendarYear> found = CalendarYear.read(year, settings.folder());
        if (found.isEmpty()) {
            LOG.warnf("no calendar of %d: its working days are taken from its weekends alone", year);
        }
        return found;
    }
}
