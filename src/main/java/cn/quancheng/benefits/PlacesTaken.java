package cn.quancheng.benefits;

import cn.quancheng.platform.Sql;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Places;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How many places of offers are taken or held in the present period. */
@ApplicationScoped
public class PlacesTaken {
    private static final String TAKEN = """
            SELECT p.scenario, count(*) FROM unnest(?::text[], ?::date[]) o (scenario, period)
            JOIN benefit_places p ON p.scenario = o.scenario AND p.period = o.period
            WHERE p.held_until > ? GROUP BY p.scenario
            """;

    private final AgroalDataSource database;
    private final Clock clock;

    PlacesTaken(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** By scenario; those with places for everybody, and those of which none is taken, are left out. */
    public Map<String, Integer> of(Collection<BenefitScenario> scenarios) throws SQLException {
        LocalDate today = LocalDate.now(clock);
        Map<String, LocalDate> periods = new HashMap<>();
        for (BenefitScenario scenario : scenarios) {
            Places.Limit inAll = scenario.offer().places().inAll();
            if (inAll != null) {
                periods.put(scenario.code(), inAll.per().firstDay(today));
            }
        }
        Map<String, Integer> taken = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            Sql.list(
                    connection,
                    TAKEN,
                    row -> taken.put(row.getString(1), row.getInt(2)),
                    connection.createArrayOf("text", periods.keySet().toArray()),
                    connection.createArrayOf("date", periods.values().toArray()),
                    OffsetDateTime.now(clock));
        }
        return taken;
    }
}
