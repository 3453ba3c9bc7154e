package cn.quancheng.reports;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.journal.Decisions;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sha256;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * Takes wishes for reports and writes down what came of them, in two short transactions: nothing is held while a report
 * is printed. A wish counts from the moment it is taken, so that many at once do not get beyond the day's number.
 */
@ApplicationScoped
class ReportDesk {
    private final AgroalDataSource database;
    private final KeptReports reports;
    private final ReportMaterial material;
    private final Decisions decisions;
    private final AuditBook audit;
    private final ReportSettings settings;
    private final Clock clock;

    ReportDesk(
            AgroalDataSource database,
            KeptReports reports,
            ReportMaterial material,
            Decisions decisions,
            AuditBook audit,
            ReportSettings settings,
            Clock clock) {
        this.database = database;
        this.reports = reports;
        this.material = material;
        this.decisions = decisions;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A wish that was taken, with everything that the report is about.
     *
     * @param endsAt from then on the code is not known
     */
    record Wish(long id, ReportCode code, ZonedDateTime madeAt, ZonedDateTime endsAt, ReportMaterial.Collected about) {
        @Override
        public String toString() {
            return "wish for report " + id;
        }
    }

    /**
     * Takes a citizen's wish for a report.
     *
     * @throws Refusal 409 without an agreement in force, 404 without a score, 429 beyond the day's number
     */
    @Transactional(rollbackOn = Exception.class)
    Wish take(long citizenId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // Who withdraws at this instant goes before or after: no report is left behind.
            decisions.lock(connection, citizenId);
        }
        ReportMaterial.Collected about = material.of(citizenId);
        ZonedDateTime now = ZonedDateTime.now(clock);
        refuseTooMany(citizenId, now);
        ReportCode code = ReportCode.random();
        ZonedDateTime endsAt = now.toLocalDate().plus(settings.knownFor()).atStartOfDay(now.getZone());
        KeptReport report = new KeptReport(citizenId, code, now.toInstant(), endsAt.toInstant());
        reports.persistAndFlush(report);
        return new Wish(report.id(), code, now, endsAt, about);
    }

    /**
     * Writes down what was printed, and that the citizen took it.
     *
     * @throws Refusal 409 where the citizen withdrew meanwhile: the report must not be handed out
     */
    @Transactional(rollbackOn = Exception.class)
    void printed(Wish wish, byte[] pdf, String by) {
        if (!reports.printed(wish.id(), Sha256.of(pdf))) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "reports.gone");
        }
        audit.record(AuditEntry.of(by, "REPORT_TAKEN")
                .about(wish.about().citizen().id())
                .on(ReportNumber.of(wish.id(), wish.madeAt())));
    }

    /** Forgets a wish that came to nothing: it does not count. */
    @Transactional(rollbackOn = Exception.class)
    void forget(Wish wish) {
        reports.drop(wish.id());
    }

    private void refuseTooMany(long citizenId, ZonedDateTime now) {
        ZonedDateTime today = now.toLocalDate().atStartOfDay(now.getZone());
        if (reports.madeSince(citizenId, today.toInstant()) >= settings.perDay()) {
            Duration wait = Duration.between(now, today.plusDays(1));
            throw Refusal.of(Refusal.Kind.TOO_MANY, "reports.too-many", settings.perDay())
                    .header("Retry-After", String.valueOf(wait.toSeconds() + 1));
        }
    }
}
