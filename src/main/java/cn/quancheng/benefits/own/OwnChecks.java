package cn.quancheng.benefits.own;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.benefits.HeldPlaces;
import cn.quancheng.benefits.Moment;
import cn.quancheng.benefits.fulfilments.Fulfilment;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What merchants asked about a citizen, and what became of it. */
@ApplicationScoped
class OwnChecks {
    private static final String LIST = """
            SELECT k.id, k.at, k.merchant_id, k.branch, k.scenario, k.version_id, k.outcome, k.held_until, k.taken_at,
                   k.returned_at, k.fulfilment, p.until
            FROM benefit_checks k LEFT JOIN benefit_pauses p
                 ON p.citizen_id = k.citizen_id AND p.check_id = k.id AND p.lifted_at IS NULL
            WHERE k.citizen_id = ? AND (k.at, k.id) < (?, ?) ORDER BY k.at DESC, k.id DESC LIMIT ?
            """;

    private static final String LET_GO = """
            UPDATE benefit_checks SET held_until = ?
            WHERE id = ? AND citizen_id = ? AND outcome = 'ELIGIBLE' AND taken_at IS NULL AND held_until > ?
            """;

    private final AgroalDataSource database;
    private final AuditBook audit;
    private final Clock clock;

    OwnChecks(AgroalDataSource database, AuditBook audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A merchant's question.
     *
     * @param outcome why it was what it was
     * @param fulfilment what its merchant reported of the redemption
     * @param pausedUntil the offer is, or was, paused so long because of it
     */
    record Check(
            UUID id,
            Instant at,
            long merchantId,
            @Nullable String branch,
            String scenario,
            long versionId,
            String outcome,
            @Nullable Instant heldUntil,
            @Nullable Instant takenAt,
            @Nullable Instant returnedAt,
            @Nullable Fulfilment fulfilment,
            @Nullable Instant pausedUntil) {
        static Check of(ResultSet row) throws SQLException {
            return new Check(
                    row.getObject("id", UUID.class),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getLong("merchant_id"),
                    row.getString("branch"),
                    row.getString("scenario"),
                    row.getLong("version_id"),
                    row.getString("outcome"),
                    Sql.instant(row, "held_until"),
                    Sql.instant(row, "taken_at"),
                    Sql.instant(row, "returned_at"),
                    Optional.ofNullable(row.getString("fulfilment"))
                            .map(Fulfilment::valueOf)
                            .orElse(null),
                    Sql.instant(row, "until"));
        }

        boolean isEligible() {
            return outcome.equals("ELIGIBLE");
        }

        CheckState state(Instant now) {
            if (heldUntil == null) {
                return CheckState.REFUSED;
            } else if (returnedAt != null) {
                return CheckState.RETURNED;
            } else if (takenAt != null) {
                return CheckState.TAKEN;
            }
            return heldUntil.isAfter(now) ? CheckState.HELD : CheckState.LAPSED;
        }

        String cursor() {
            return new Moment(at, id).cursor();
        }
    }

    /** A citizen's, the newest first. */
    Page<Check> of(long citizenId, PageQuery page) throws SQLException {
        Moment after = Moment.after(page);
        try (Connection connection = database.getConnection()) {
            List<Check> found =
                    Sql.list(connection, LIST, Check::of, citizenId, after.time(), after.id(), page.size() + 1);
            return Page.of(found, page, Check::cursor);
        }
    }

    /**
     * Lets a held place go; one that is held no more stays as it is.
     *
     * @param by the citizen, as the audit book knows whoever acts
     * @throws Refusal 404 where the citizen has no such check
     */
    @Transactional(rollbackOn = Exception.class)
    void letGo(long citizenId, UUID id, String by) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(clock);
        try (Connection connection = database.getConnection()) {
            if (Sql.first(
                            connection,
                            "SELECT 1 FROM benefit_checks WHERE id = ? AND citizen_id = ? FOR UPDATE",
                            row -> true,
                            id,
                            citizenId)
                    .isEmpty()) {
                throw Refusal.of(Refusal.Kind.NOT_FOUND, "benefits.no-check");
            }
            if (Sql.update(connection, LET_GO, now, id, citizenId, now) == 1) {
                HeldPlaces.free(connection, List.of(id));
                audit.record(
                        AuditEntry.of(by, "BENEFIT_LET_GO").about(citizenId).on("check/" + id));
            }
        }
    }
}
