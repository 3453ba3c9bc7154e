package cn.quancheng.intake;

import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What came in by files, month by month: counts of lines, and of nobody. */
@ApplicationScoped
public class IntakeMonths {
    private static final String MONTHS = """
            SELECT date_trunc('month', received_at AT TIME ZONE ?)::date AS month, kind, count(*) AS files,
                   sum(accepted) AS accepted, sum(rejected) AS rejected, sum(duplicates) AS duplicates
            FROM batches WHERE state = 'DONE' AND received_at >= ? AND received_at < ?
            GROUP BY 1, 2 ORDER BY 1 DESC, 2
            """;

    private final AgroalDataSource database;

    IntakeMonths(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Files of a kind that were received in a month and applied.
     *
     * @param month by the city's clock
     */
    @Schema(name = "IntakeMonth", example = """
            {"month":"2026-11","kind":"RECORDS","files":412,"accepted":1203441,"rejected":312,"duplicates":1809}""")
    public record Month(
            YearMonth month,

            @Schema(description = "CITIZENS 人口库，RECORDS 记录，CLOSINGS 结束使用，VOLUNTEER_SERVICE 志愿服务")
            String kind,

            long files,
            long accepted,
            long rejected,
            long duplicates) {}

    /** Some months, both included, the newest first; a kind of which no file came has no row. */
    public List<Month> between(YearMonth from, YearMonth to) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    MONTHS,
                    row -> new Month(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getString("kind"),
                            row.getLong("files"),
                            row.getLong("accepted"),
                            row.getLong("rejected"),
                            row.getLong("duplicates")),
                    Clocks.CITY.getId(),
                    start(from),
                    start(to.plusMonths(1)));
        }
    }

    private static Timestamp start(YearMonth month) {
        return Timestamp.from(month.atDay(1).atStartOfDay(Clocks.CITY).toInstant());
    }
}
