package cn.quancheng.ledger.quality;

import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.ReportingSince;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How well departments report. A department is known since the first month in which something was received of it, or
 * since it has an account of its own; a month in which nothing was received of a known one is silent, unless none of its
 * accounts works any more.
 */
@ApplicationScoped
public class ReportingQuality {
    private final AgroalDataSource database;
    private final DepartmentMonths counters;
    private final Accounts accounts;
    private final QualitySettings settings;
    private final Clock clock;

    ReportingQuality(
            AgroalDataSource database,
            DepartmentMonths counters,
            Accounts accounts,
            QualitySettings settings,
            Clock clock) {
        this.database = database;
        this.counters = counters;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** A known department: since which month, and whether it is expected to report. */
    private record Known(YearMonth since, boolean expected) {}

    /** What departments are asked for: days, and per cent. */
    public record Targets(int onTimeDays, int leastCompliance, int mostLate) {}

    /** What departments are asked for. */
    public Targets targets() {
        return new Targets(settings.onTimeDays(), settings.leastCompliance(), settings.mostLate());
    }

    /** The month that is running in the city. */
    public YearMonth running() {
        return YearMonth.now(clock.withZone(Clocks.CITY));
    }

    /** One department; without a month where it is not known. */
    public DepartmentQuality of(String department, Period period) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<String, Known> known = known(connection);
            known.keySet().retainAll(Set.of(department));
            return all(connection, known, period).stream()
                    .findFirst()
                    .orElseGet(() -> department(department, List.of()));
        }
    }

    /** All departments that are known in these months, by their names; where it is asked for, only those with a silent month. */
    public List<DepartmentQuality> all(Period period, boolean silentOnly) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return all(connection, known(connection), period).stream()
                    .filter(department -> !department.months().isEmpty())
                    .filter(department -> !silentOnly || department.silentMonths() > 0)
                    .toList();
        }
    }

    /** A page of them. There are hundreds at most, whatever the ledger holds, so that the page is cut from all. */
    Page<DepartmentQuality> page(Period period, boolean silentOnly, PageQuery query) throws SQLException {
        String after = query.after().orElse("");
        List<DepartmentQuality> rows = all(period, silentOnly).stream()
                .filter(department -> department.department().compareTo(after) > 0)
                .limit(query.size() + 1L)
                .toList();
        return Page.of(rows, query, DepartmentQuality::department);
    }

    private TreeMap<String, Known> known(Connection connection) throws SQLException {
        TreeMap<String, Known> known = new TreeMap<>();
        counters.firstMonths(connection).forEach((name, first) -> known.put(name, new Known(first, true)));
        accounts.departments()
                .forEach((name, account) -> known.merge(
                        name,
                        new Known(since(account), account.active()),
                        (counted, own) -> new Known(
                                counted.since().isBefore(own.since()) ? counted.since() : own.since(),
                                own.expected())));
        return known;
    }

    private static YearMonth since(ReportingSince account) {
        return YearMonth.from(account.since().atZone(Clocks.CITY));
    }

    private List<DepartmentQuality> all(Connection connection, Map<String, Known> known, Period period)
            throws SQLException {
        Map<String, Map<YearMonth, Figures>> counted = counters.of(connection, List.copyOf(known.keySet()), period);
        YearMonth running = running();
        List<DepartmentQuality> all = new ArrayList<>();
        known.forEach((name, department) -> {
            Map<YearMonth, Figures> figures = counted.getOrDefault(name, Map.of());
            List<Counted> months = period.months().stream()
                    .filter(month -> !month.isAfter(running) && !month.isBefore(department.since()))
                    .map(month -> new Counted(
                            month,
                            month.isBefore(running),
                            figures.getOrDefault(month, Figures.NONE),
                            department.expected()))
                    .toList();
            all.add(department(name, months));
        });
        return all;
    }

    private record Counted(YearMonth month, boolean ended, Figures figures, boolean expected) {
        boolean silent() {
            return expected && figures.received() == 0;
        }
    }

    private DepartmentQuality department(String name, List<Counted> months) {
        Figures total = months.stream().map(Counted::figures).reduce(Figures.NONE, Figures::plus);
        return new DepartmentQuality(
                name,
                months.stream()
                        .map(month -> new DepartmentQuality.Month(
                                month.month(), month.ended(), month.silent(), Quality.of(month.figures(), settings)))
                        .toList(),
                (int) months.stream().filter(Counted::silent).count(),
                Quality.of(total, settings));
    }
}
