package cn.quancheng.reports;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Optional;

/** The rows of the reports. */
@ApplicationScoped
class KeptReports implements PanacheRepository<KeptReport> {
    /** The report of this code, if it has one that has not ended. */
    Optional<KeptReport> known(ReportCode code, Instant now) {
        return find("codeDigest = ?1 and endsAt > ?2", code.digest(), now).firstResultOptional();
    }

    /** How many were made for a citizen since then, or are being made. */
    long madeSince(long citizenId, Instant then) {
        return count("citizenId = ?1 and madeAt >= ?2", citizenId, then);
    }

    /** Writes down what was printed; false where the report is gone meanwhile. */
    boolean printed(long id, byte[] pdfDigest) {
        return update("pdfDigest = ?1 where id = ?2 and pdfDigest is null", pdfDigest, id) == 1;
    }

    void drop(long id) {
        delete("id", id);
    }

    void dropOf(long citizenId) {
        delete("citizenId", citizenId);
    }

    void dropEnded(Instant now) {
        delete("endsAt <= ?1", now);
    }
}
