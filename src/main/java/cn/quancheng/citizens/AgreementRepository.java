package cn.quancheng.citizens;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** The rows of the agreements. */
@ApplicationScoped
class AgreementRepository implements PanacheRepository<Agreement> {
    /** A citizen's newest one, which decides. */
    Optional<Agreement> newest(long citizenId) {
        return find("citizenId = ?1 order by entry desc", citizenId).firstResultOptional();
    }

    boolean isTaken(String agreementNo) {
        return count("agreementNo", agreementNo) > 0;
    }
}
