package cn.quancheng.benefits.consents;

import cn.quancheng.benefits.Moment;
import cn.quancheng.platform.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of the consents. */
@ApplicationScoped
class ConsentRepository implements PanacheRepositoryBase<Consent, UUID> {
    Optional<Consent> of(long citizenId, UUID id) {
        return find("id = ?1 and citizenId = ?2", id, citizenId).firstResultOptional();
    }

    /** A citizen's that were not withdrawn, for the same offer. */
    List<Consent> open(long citizenId, String scenario) {
        return list("citizenId = ?1 and scenario = ?2 and withdrawnAt is null", citizenId, scenario);
    }

    /** A citizen's after one of them, the newest first; one more than the page shows where there are more. */
    List<Consent> of(long citizenId, Moment after, PageQuery page) {
        return find(
                        "citizenId = ?1 and (givenAt < ?2 or givenAt = ?2 and id < ?3) order by givenAt desc, id desc",
                        citizenId,
                        after.at(),
                        after.id())
                .range(0, page.size())
                .list();
    }
}
