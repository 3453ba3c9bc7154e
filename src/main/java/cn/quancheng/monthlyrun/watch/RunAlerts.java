package cn.quancheng.monthlyrun.watch;

import cn.quancheng.monthlyrun.RunState;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why runs were held back, in the words of whoever asks. */
@ApplicationScoped
public class RunAlerts {
    private final AgroalDataSource database;
    private final Measures measures;
    private final AlertWords words;

    RunAlerts(AgroalDataSource database, Measures measures, AlertWords words) {
        this.database = database;
        this.measures = measures;
        this.words = words;
    }

    /**
     * A reason to hold a run back.
     *
     * @param state how far its run is now: HELD as long as somebody has to look
     */
    @Schema(name = "RunAlert", example = """
            {"id":7,"run":12,"month":"2026-11","state":"HELD","kind":"DEPARTMENT_RECORDS","at":"2026-11-01T02:00:40Z",
             "text":"市人力资源和社会保障局自2026年10月1日以来没有报送任何记录，此前每月约1,200条"}""")
    public record Line(
            int id,

            @Schema(description = "计算的编号") int run,
            YearMonth month,
            RunState state,
            Measure.Kind kind,
            Instant at,
            String text) {}

    /** What held these runs back, by run; in sentences. */
    public Map<Integer, List<String>> texts(List<Integer> runs) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return measures.alerts(connection, runs).stream()
                    .collect(Collectors.groupingBy(Alert::run, Collectors.mapping(words::of, Collectors.toList())));
        }
    }

    /**
     * What held runs back, the newest first.
     *
     * @param open only of runs that are held back now
     * @param before stands behind all that are asked for
     */
    public List<Line> before(int before, boolean open, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return measures.alerts(connection, open, before, limit).stream()
                    .map(alert -> new Line(
                            alert.id(),
                            alert.run(),
                            alert.month(),
                            alert.state(),
                            alert.measure().kind(),
                            alert.at(),
                            words.of(alert)))
                    .toList();
        }
    }
}
