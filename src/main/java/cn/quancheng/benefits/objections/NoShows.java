package cn.quancheng.benefits.objections;

import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** What merchants said of who did not come, and the pauses that stand on it. */
@ApplicationScoped
class NoShows {
    private static final String FIND = """
            SELECT k.id, k.merchant_id, k.branch, k.version_id, k.taken_at, k.reported_at, k.fulfilment, p.until, p.lifted_at
            FROM benefit_checks k LEFT JOIN benefit_pauses p ON p.citizen_id = k.citizen_id AND p.check_id = k.id
            WHERE k.id = ? AND k.citizen_id = ?
            """;

    private static final String LIFT =
            "UPDATE benefit_pauses SET lifted_at = ? WHERE citizen_id = ? AND check_id = ? AND lifted_at IS NULL";

    private final AgroalDataSource database;
    private final Clock clock;

    NoShows(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A citizen's check, whatever was said of it. */
    Optional<NoShow> find(UUID checkId, long citizenId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, FIND, NoShow::of, checkId, citizenId);
        }
    }

    /** The offer can be had again at once. */
    void lift(UUID checkId, long citizenId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, LIFT, OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS), citizenId, checkId);
        }
    }
}
