package cn.quancheng.benefits.fulfilments;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.benefits.BenefitSettings;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.merchants.Counter;
import cn.quancheng.merchants.Merchants;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a merchant's word of a redemption, once. What follows from it depends on the citizen; what the merchant is answered
 * does not.
 */
@ApplicationScoped
class Fulfilments {
    private static final String FIND = "SELECT " + Redeemed.COLUMNS + " FROM benefit_checks"
            + " WHERE id = ? AND merchant_id = ? AND (?::text IS NULL OR branch = ?) AND taken_at IS NOT NULL";

    private static final String REPORT = "UPDATE benefit_checks SET fulfilment = ?, reported_at = ? WHERE id = ?";

    private final AgroalDataSource database;
    private final Merchants merchants;
    private final Agreements agreements;
    private final FulfilmentEffects effects;
    private final AuditBook audit;
    private final BenefitSettings settings;
    private final Clock clock;

    Fulfilments(
            AgroalDataSource database,
            Merchants merchants,
            Agreements agreements,
            FulfilmentEffects effects,
            AuditBook audit,
            BenefitSettings settings,
            Clock clock) {
        this.database = database;
        this.merchants = merchants;
        this.agreements = agreements;
        this.effects = effects;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes down what became of a redemption, and lets follow what does; said already, nothing changes. An account of the
     * sandbox plays: there nothing is kept.
     *
     * @param login the merchant's account
     * @throws Refusal 404 where the account's merchant took no such, 409 where it was given back, too long ago, or reported
     *     otherwise
     */
    @Transactional(rollbackOn = Exception.class)
    void report(String login, UUID id, Fulfilment fulfilment) throws SQLException {
        Counter counter = merchants.counter(login).orElseThrow(Fulfilments::none);
        if (counter.sandbox()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            Redeemed redeemed = locked(connection, counter, id);
            if (redeemed.fulfilment().filter(fulfilment::equals).isPresent()) {
                return;
            }
            refuseUnlessOpen(redeemed);
            OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
            Sql.update(connection, REPORT, fulfilment.name(), now, id);
            follow(login, counter, redeemed, fulfilment);
        }
    }

    /** Locks the citizen first, as everybody does who decides about one, and the redemption then. */
    private Redeemed locked(Connection connection, Counter counter, UUID id) throws SQLException {
        Long citizen = find(connection, FIND, counter, id).citizenId();
        if (citizen != null) {
            agreements.lock(citizen);
        }
        return find(connection, FIND + " FOR UPDATE", counter, id);
    }

    private static Redeemed find(Connection connection, String sql, Counter counter, UUID id) throws SQLException {
        @Nullable String branch = counter.branch().orElse(null);
        return Sql.first(connection, sql, Redeemed::of, id, counter.merchant().id(), branch, branch)
                .orElseThrow(Fulfilments::none);
    }

    private void refuseUnlessOpen(Redeemed redeemed) {
        if (redeemed.fulfilment().isPresent()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "benefits.reported-otherwise");
        } else if (redeemed.returned()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "benefits.returned");
        }
        LocalDate last =
                LocalDate.ofInstant(redeemed.takenAt(), clock.getZone()).plus(settings.reportWithin());
        if (LocalDate.now(clock).isAfter(last)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "benefits.reported-too-late", last.toString());
        }
    }

    private void follow(String login, Counter counter, Redeemed redeemed, Fulfilment fulfilment) throws SQLException {
        AuditEntry line = AuditEntry.of(login, "BENEFIT_" + fulfilment).on("check/" + redeemed.id());
        Optional<Long> concerned = concerned(redeemed);
        audit.record(concerned.map(line::about).orElse(line));
        if (concerned.isPresent()) {
            effects.follow(concerned.get(), redeemed, fulfilment, counter.merchant());
        }
    }

    /** The citizen from whose redemption something follows: one who agrees now, and has not left since. */
    private Optional<Long> concerned(Redeemed redeemed) throws SQLException {
        Long citizen = redeemed.citizenId();
        return citizen != null && !redeemed.left() && agreements.isInForce(citizen)
                ? Optional.of(citizen)
                : Optional.empty();
    }

    private static Refusal none() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "benefits.no-redemption");
    }
}
