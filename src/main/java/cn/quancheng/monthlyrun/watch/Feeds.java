package cn.quancheng.monthlyrun.watch;

import cn.quancheng.ledger.quality.ReportedRecords;
import cn.quancheng.ledger.quality.ReportedRecords.Reported;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.FactKinds;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.monthlyrun.Run;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.ReportingSince;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What departments reported between the watermarks of the last run and of this one, against what they usually do. */
@ApplicationScoped
class Feeds {
    private static final String EARLIER = """
            SELECT last_entry, data_cutoff FROM runs
            WHERE state = 'PUBLISHED' AND data_cutoff < ? AND last_entry <= ? ORDER BY data_cutoff DESC
            """;

    private static final double DAY = Duration.ofDays(1).toSeconds();

    private final ReportedRecords reported;
    private final FactKinds kinds;
    private final Accounts accounts;
    private final WatchSettings settings;

    Feeds(ReportedRecords reported, FactKinds kinds, Accounts accounts, WatchSettings settings) {
        this.reported = reported;
        this.kinds = kinds;
        this.accounts = accounts;
        this.settings = settings;
    }

    /** How far a run saw. */
    private record Point(long entry, Instant cutoff) {
        double daysTo(Point later) {
            return Duration.between(cutoff, later.cutoff).toSeconds() / DAY;
        }
    }

    /** What came in between two of them. */
    private record Came(double days, List<Reported> records) {
        Flow by(Function<Reported, String> name) {
            return new Flow(
                    days,
                    records.stream().collect(Collectors.groupingBy(name, Collectors.summingLong(Reported::lines))));
        }
    }

    /** Nothing where there were too few runs before to say what is usual, or the last one is too near. */
    List<Measure> compare(Connection connection, Run run, Run last, ModelEdition edition) throws SQLException {
        Point from = new Point(last.lastEntry(), last.dataCutoff());
        Point to = new Point(run.lastEntry(), run.dataCutoff());
        if (from.daysTo(to) < settings.leastDays()) {
            return List.of();
        }
        Came now = came(connection, from, to);
        List<Came> before = before(connection, from);
        // A department whose accounts were all disabled is not waited for.
        Map<String, ReportingSince> known = QuarkusTransaction.requiringNew().call(accounts::departments);
        Stream<Measure> departments =
                now.by(Reported::department).departments(flows(before, Reported::department), settings).stream()
                        .filter(measure -> !known.containsKey(measure.subject())
                                || known.get(measure.subject()).active());
        Function<Reported, String> item = records -> item(records, edition);
        Stream<Measure> items = now.by(item).items(flows(before, item), settings).stream();
        return Stream.concat(departments, items).toList();
    }

    private static List<Flow> flows(List<Came> before, Function<Reported, String> name) {
        return before.stream().map(came -> came.by(name)).toList();
    }

    /** The intervals before a run, the latest first; runs that followed each other too soon are taken together. */
    private List<Came> before(Connection connection, Point last) throws SQLException {
        List<Came> before = new ArrayList<>();
        Point end = last;
        for (Point point : Sql.list(
                connection,
                EARLIER,
                row -> new Point(row.getLong(1), row.getTimestamp(2).toInstant()),
                Timestamp.from(last.cutoff()),
                last.entry())) {
            if (before.size() < settings.usualMonths() && point.daysTo(end) >= settings.leastDays()) {
                before.add(came(connection, point, end));
                end = point;
            }
        }
        return before;
    }

    private Came came(Connection connection, Point from, Point to) throws SQLException {
        return new Came(from.daysTo(to), reported.between(connection, from.entry(), to.entry()));
    }

    private String item(Reported records, ModelEdition edition) {
        String code = kinds.kinds().get(records.kind()).item();
        return edition.catalogue().item(code).map(CatalogueItem::name).orElse(code);
    }
}
