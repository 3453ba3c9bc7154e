package cn.quancheng.reports;

import cn.quancheng.citizens.AgreementWithdrawn;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Knows which codes are of reports, and forgets those that ended. */
@ApplicationScoped
class ReportChecks {
    private final KeptReports reports;
    private final Clock clock;

    ReportChecks(KeptReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
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
}
