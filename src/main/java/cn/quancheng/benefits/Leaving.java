package cn.quancheng.benefits;

import cn.quancheng.citizens.AgreementWithdrawn;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Who leaves takes codes, consents, held places and the reasons of every no along, in the transaction of the leaving. A check
 * that is under way holds its code or consent: it is waited for, and what it held goes with the rest. Whose it was that was
 * taken is forgotten once it counts against nobody's number any more, so that leaving and coming back gives nothing twice.
 */
@ApplicationScoped
class Leaving {
    private static final String LET_GO = """
            WITH gone AS (
                UPDATE benefit_checks
                SET citizen_id = CASE WHEN taken_at IS NOT NULL THEN citizen_id END,
                    held_until = CASE WHEN taken_at IS NULL AND held_until > ? THEN ? ELSE held_until END,
                    forget_on = CASE WHEN taken_at IS NOT NULL THEN least(coalesce(counts_until, ?), ?) END
                WHERE citizen_id = ? RETURNING id, taken_at, place)
            SELECT id FROM gone WHERE taken_at IS NULL AND place IS NOT NULL
            """;

    private final AgroalDataSource database;
    private final BenefitSettings settings;
    private final Clock clock;

    Leaving(AgroalDataSource database, BenefitSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    void agreementWithdrawn(@Observes AgreementWithdrawn withdrawal) throws SQLException {
        long citizen = withdrawal.citizenId();
        LocalDate today = LocalDate.now(clock);
        OffsetDateTime now = OffsetDateTime.now(clock);
        try (Connection connection = database.getConnection()) {
            // First, for whoever checks holds one of these rows.
            Sql.update(connection, "DELETE FROM benefit_codes WHERE citizen_id = ?", citizen);
            Sql.update(connection, "DELETE FROM benefit_consents WHERE citizen_id = ?", citizen);
            Sql.update(connection, "DELETE FROM benefit_pauses WHERE citizen_id = ?", citizen);
            List<UUID> held = Sql.list(
                    connection,
                    LET_GO,
                    row -> row.getObject(1, UUID.class),
                    now,
                    now,
                    today,
                    today.plus(settings.keepUses()),
                    citizen);
            if (!held.isEmpty()) {
                HeldPlaces.free(connection, held);
            }
        }
    }

    /** What came to nothing is forgotten after a while, and so is whose it was that was taken. */
    @Scheduled(every = "1h", delayed = "17m", identity = "forget-benefit-checks")
    @Transactional(rollbackOn = Exception.class)
    void forgetOld() throws SQLException {
        LocalDate today = LocalDate.now(clock);
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "DELETE FROM benefit_checks WHERE on_day < ? AND taken_at IS NULL",
                    today.minus(settings.keepChecks()));
            Sql.update(
                    connection,
                    "UPDATE benefit_checks SET citizen_id = NULL, forget_on = NULL WHERE forget_on <= ? OR on_day < ?"
                            + " AND citizen_id IS NOT NULL",
                    today,
                    today.minus(settings.keepUses()));
            Sql.update(
                    connection,
                    "DELETE FROM benefit_pauses WHERE until < ?",
                    OffsetDateTime.now(clock).minus(settings.keepChecks()));
            Sql.update(
                    connection,
                    "DELETE FROM benefit_check_counts WHERE minute < ?",
                    OffsetDateTime.now(clock).minusHours(1));
            Sql.update(
                    connection,
                    "DELETE FROM benefit_places WHERE period < ? AND held_until < 'infinity'",
                    today.minusYears(2));
        }
    }
}
