package cn.quancheng.benefits.own;

import cn.quancheng.benefits.PlacesTaken;
import cn.quancheng.platform.Messages;
import cn.quancheng.platform.Sql;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.scores.CurrentScore;
import cn.quancheng.scores.Scores;
import cn.quancheng.scoring.Tier;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out how citizens stand towards the offers. */
@ApplicationScoped
public class OwnStandings {
    private static final String PAUSES = """
            SELECT scenario, max(until) FROM benefit_pauses WHERE citizen_id = ? AND until > ? AND lifted_at IS NULL
            GROUP BY scenario
            """;

    private static final String USES = """
            SELECT scenario, on_day FROM benefit_checks
            WHERE citizen_id = ? AND outcome = 'ELIGIBLE' AND returned_at IS NULL AND (taken_at IS NOT NULL OR held_until > ?)
            """;

    private final AgroalDataSource database;
    private final Scores scores;
    private final Scenarios scenarios;
    private final PlacesTaken places;
    private final Messages messages;
    private final Clock clock;

    OwnStandings(
            AgroalDataSource database,
            Scores scores,
            Scenarios scenarios,
            PlacesTaken places,
            Messages messages,
            Clock clock) {
        this.database = database;
        this.scores = scores;
        this.scenarios = scenarios;
        this.places = places;
        this.messages = messages;
        this.clock = clock;
    }

    /** How a citizen stands, who agrees. */
    public OwnStanding of(long citizenId) throws SQLException {
        Optional<CurrentScore> score = scores.current(citizenId);
        OffsetDateTime now = OffsetDateTime.now(clock);
        LocalDate today = LocalDate.now(clock);
        List<Tier> tiers =
                score.isEmpty() ? List.of() : scores.model(score.get().run()).tiers();
        try (Connection connection = database.getConnection()) {
            return new OwnStanding(
                    today,
                    score.map(it -> OptionalInt.of(it.line().score())).orElse(OptionalInt.empty()),
                    tiers,
                    pauses(connection, citizenId, now),
                    uses(connection, citizenId, now),
                    places.of(scenarios.published()),
                    messages::text);
        }
    }

    private static Map<String, Instant> pauses(Connection connection, long citizenId, OffsetDateTime now)
            throws SQLException {
        Map<String, Instant> pauses = new HashMap<>();
        Sql.list(
                connection,
                PAUSES,
                row -> pauses.put(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()),
                citizenId,
                now);
        return pauses;
    }

    private static Map<String, List<LocalDate>> uses(Connection connection, long citizenId, OffsetDateTime now)
            throws SQLException {
        Map<String, List<LocalDate>> uses = new HashMap<>();
        Sql.list(
                connection,
                USES,
                row -> uses.computeIfAbsent(row.getString(1), scenario -> new ArrayList<>())
                        .add(row.getObject(2, LocalDate.class)),
                citizenId,
                now);
        return uses;
    }
}
