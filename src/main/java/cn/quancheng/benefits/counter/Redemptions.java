package cn.quancheng.benefits.counter;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.benefits.HeldPlaces;
import cn.quancheng.merchants.Counter;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was held is taken, once, and may be given back on the same day. A redemption goes by the number of its check: sent
 * twice it is the same one.
 */
@ApplicationScoped
class Redemptions {
    private static final String OWN = " WHERE id = ? AND merchant_id = ? AND (?::text IS NULL OR branch = ?)";

    private static final String FIND =
            "SELECT id, version_id, citizen_id, place, taken_at, returned_at, fulfilment FROM benefit_checks" + OWN
                    + " FOR UPDATE";

    private static final String TAKE =
            "UPDATE benefit_checks SET taken_at = ? WHERE id = ? AND taken_at IS NULL AND held_until > ?";

    private static final String KEEP_PLACE = "UPDATE benefit_places SET held_until = 'infinity' WHERE check_id = ?";

    private final AgroalDataSource database;
    private final AuditBook audit;
    private final Clock clock;

    Redemptions(AgroalDataSource database, AuditBook audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A place that was taken.
     *
     * @param versionId of the offer, as it was when it was asked about
     */
    record Redemption(UUID id, long versionId, Instant takenAt) {}

    private record Row(
            UUID id,
            long versionId,
            @Nullable Long citizenId,
            boolean placed,
            @Nullable Instant takenAt,
            @Nullable Instant returnedAt,
            boolean reported) {
        static Row of(ResultSet row) throws SQLException {
            row.getLong("citizen_id");
            @Nullable Long citizen = row.wasNull() ? null : row.getLong("citizen_id");
            return new Row(
                    row.getObject("id", UUID.class),
                    row.getLong("version_id"),
                    citizen,
                    row.getObject("place") != null,
                    Sql.instant(row, "taken_at"),
                    Sql.instant(row, "returned_at"),
                    row.getString("fulfilment") != null);
        }
    }

    /**
     * Takes what a check holds; taken already, it is the same redemption.
     *
     * @param counter where it is taken: any of its merchant, or the branch that it is bound to
     * @throws Refusal 409 where its merchant holds no such place any more, whyever
     */
    @Transactional(rollbackOn = Exception.class)
    Redemption take(Counter counter, UUID checkId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Row row = find(connection, counter, checkId).orElseThrow(Redemptions::notHeld);
            if (row.takenAt() != null && row.returnedAt() == null) {
                return new Redemption(row.id(), row.versionId(), row.takenAt());
            }
            OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
            boolean taken = Sql.update(connection, TAKE, now, checkId, now) == 1
                    && (!row.placed() || Sql.update(connection, KEEP_PLACE, checkId) == 1);
            if (!taken) {
                throw notHeld();
            }
            note(counter.login(), row, "BENEFIT_REDEEMED");
            return new Redemption(row.id(), row.versionId(), now.toInstant());
        }
    }

    /**
     * Gives back what was taken today; given back already, it stays so.
     *
     * @throws Refusal 404 where the counter's merchant took no such, 409 where it was on another day, or its merchant has
     *     reported what became of it
     */
    @Transactional(rollbackOn = Exception.class)
    void giveBack(Counter counter, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Row row = find(connection, counter, id)
                    .filter(one -> one.takenAt() != null)
                    .orElseThrow(Redemptions::none);
            if (row.returnedAt() != null) {
                return;
            }
            if (row.reported()) {
                throw Refusal.of(Refusal.Kind.CONFLICT, "benefits.reported");
            }
            if (!LocalDate.ofInstant(row.takenAt(), clock.getZone()).equals(LocalDate.now(clock))) {
                throw Refusal.of(Refusal.Kind.CONFLICT, "benefits.another-day");
            }
            Sql.update(
                    connection,
                    "UPDATE benefit_checks SET returned_at = ? WHERE id = ?",
                    OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS),
                    id);
            HeldPlaces.free(connection, List.of(id));
            note(counter.login(), row, "BENEFIT_RETURNED");
        }
    }

    private static Optional<Row> find(Connection connection, Counter counter, UUID id) throws SQLException {
        @Nullable String branch = counter.branch().orElse(null);
        return Sql.first(connection, FIND, Row::of, id, counter.merchant().id(), branch, branch);
    }

    private void note(String login, Row row, String action) {
        AuditEntry line = AuditEntry.of(login, action).on("check/" + row.id());
        audit.record(row.citizenId() == null ? line : line.about(row.citizenId()));
    }

    static Refusal none() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "benefits.no-redemption");
    }

    static Refusal notHeld() {
        return Refusal.of(Refusal.Kind.CONFLICT, "benefits.not-held");
    }
}
