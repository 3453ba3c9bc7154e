package cn.quancheng.reports;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.AgreementView;
import cn.quancheng.citizens.AgreementWithdrawn;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.journal.Decisions;
import cn.quancheng.platform.Refusal;
import cn.quancheng.scores.CurrentScore;
import cn.quancheng.scores.Explained;
import cn.quancheng.scores.Publication;
import cn.quancheng.scores.Scores;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Takes wishes for reports and writes down what came of them, in two short transactions: nothing is held while a report
 * is printed. A wish counts from the moment it is taken, so that many at once do not get beyond the day's number.
 */
@ApplicationScoped
class ReportDesk {
    private final AgroalDataSource database;
    private final KeptReports reports;
    private final Citizens citizens;
    private final Agreements agreements;
    private final Decisions decisions;
    private final Scores scores;
    private final AuditBook audit;
    private final ReportSettings settings;
    private final Clock clock;

    ReportDesk(
            AgroalDataSource database,
            KeptReports reports,
            Citizens citizens,
            Agreements agreements,
            Decisions decisions,
            Scores scores,
            AuditBook audit,
            ReportSettings settings,
            Clock clock) {
        this.database = database;
        this.reports = reports;
        this.citizens = citizens;
        this.agreements = agreements;
        this.decisions = decisions;
        this.scores = scores;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A wish that was taken, with everything that the report is about.
     *
     * @param endsAt from then on the code is not known
     */
    record Wish(
            long id,
            ReportCode code,
            ZonedDateTime madeAt,
            ZonedDateTime endsAt,
            Citizen citizen,
            AgreementView agreement,
            Explained explained) {
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
        agreements.required(citizenId);
        ZonedDateTime now = ZonedDateTime.now(clock);
        refuseTooMany(citizenId, now);
        Explained explained = explained(citizenId);
        ReportCode code = ReportCode.random();
        ZonedDateTime endsAt =
                now.toLocalDate().plus(settings.knownFor()).atStartOfDay(now.getZone());
        KeptReport report = new KeptReport(citizenId, code, now.toInstant(), endsAt.toInstant());
        reports.persistAndFlush(report);
        return new Wish(
                report.id(),
                code,
                now,
                endsAt,
                citizens.find(citizenId).orElseThrow(),
                agreements.newest(citizenId).orElseThrow(),
                explained);
    }

    /**
     * Writes down what was printed, and that the citizen took it.
     *
     * @throws Refusal 409 where the citizen withdrew meanwhile: the report must not be handed out
     */
    @Transactional(rollbackOn = Exception.class)
    void printed(Wish wish, byte[] pdf, String by) throws SQLException {
        long citizen = wish.citizen().id();
        if (!reports.printed(wish.id(), ReportCode.sha256().digest(pdf))) {
            agreements.required(citizen);
            throw Refusal.of(Refusal.Kind.CONFLICT, "reports.gone");
        }
        audit.record(
                AuditEntry.of(by, "REPORT_TAKEN").about(citizen).on(ReportNumber.of(wish.id(), wish.madeAt())));
    }

    /** Forgets a wish that came to nothing: it does not count. */
    @Transactional(rollbackOn = Exception.class)
    void forget(Wish wish) {
        reports.drop(wish.id());
    }

    /** What anyone may know of the report of a code; empty where there is none, it has ended or the citizen left. */
    @Transactional(rollbackOn = Exception.class)
    Optional<ReportCheck> check(String typed) {
        Instant now = clock.instant();
        return ReportCode.parse(typed)
                .flatMap(code -> reports.known(code, now))
                .flatMap(report -> report.check(clock.getZone()));
    }

    /** Nothing of a citizen who left can be checked any more. */
    void dropOf(@Observes AgreementWithdrawn withdrawal) {
        reports.dropOf(withdrawal.citizenId());
    }

    @Scheduled(every = "1h", delayed = "10m", identity = "drop-ended-reports")
    @Transactional(rollbackOn = Exception.class)
    void dropEnded() {
        reports.dropEnded(clock.instant());
    }

    private void refuseTooMany(long citizenId, ZonedDateTime now) {
        ZonedDateTime today = now.toLocalDate().atStartOfDay(now.getZone());
        if (reports.madeSince(citizenId, today.toInstant()) >= settings.perDay()) {
            Duration wait = Duration.between(now, today.plusDays(1));
            throw Refusal.of(Refusal.Kind.TOO_MANY, "reports.too-many", settings.perDay())
                    .header("Retry-After", String.valueOf(wait.toSeconds() + 1));
        }
    }

    private Explained explained(long citizenId) throws SQLException {
        Optional<Publication> latest = scores.latest();
        Optional<CurrentScore> score =
                latest.isEmpty() ? Optional.empty() : scores.current(citizenId, latest.get().month());
        if (score.isEmpty()) {
            LocalDate next = YearMonth.now(clock).plusMonths(1).atDay(1);
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "reports.no-score", next.toString());
        }
        return scores.explain(citizenId, score.get());
    }
}
