package cn.quancheng.citizens.own;

import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Who said no to being scored, for as long as they are not asked again. */
@ApplicationScoped
class AgreementRefusals {
    /** For how many days nobody is asked again after a no. */
    static final int DAYS = 30;

    private static final String SAY = """
            INSERT INTO agreement_refusals (citizen_id, said_on) VALUES (?, ?)
            ON CONFLICT (citizen_id) DO UPDATE SET said_on = excluded.said_on
            """;

    private final DataSource database;
    private final Clock clock;

    AgreementRefusals(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes a no.
     *
     * @return the first day on which the citizen may be asked again
     */
    LocalDate say(long citizenId) throws SQLException {
        LocalDate today = LocalDate.now(clock);
        update(SAY, citizenId, today);
        return today.plusDays(DAYS);
    }

    /** The first day on which a citizen may be asked again; empty where nothing keeps us from asking. */
    Optional<LocalDate> askAgainOn(long citizenId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            "SELECT said_on FROM agreement_refusals WHERE citizen_id = ?",
                            row -> row.getObject(1, LocalDate.class).plusDays(DAYS),
                            citizenId)
                    .filter(day -> day.isAfter(LocalDate.now(clock)));
        }
    }

    /** Forgets the no of who agrees after all. */
    void takeBack(long citizenId) throws SQLException {
        update("DELETE FROM agreement_refusals WHERE citizen_id = ?", citizenId);
    }

    /** Forgets whatever keeps us from asking no longer. */
    void forgetOld() throws SQLException {
        update(
                "DELETE FROM agreement_refusals WHERE said_on <= ?",
                LocalDate.now(clock).minusDays(DAYS));
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, sql, parameters);
        }
    }
}
