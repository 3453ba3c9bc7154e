package cn.quancheng.reviews;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of the reviews. */
@ApplicationScoped
class ReviewRepository implements PanacheRepositoryBase<ReviewRow, Long> {
    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("reviews", "reviews", """
                SELECT id, kind, subject_id, state, asked_at, due_on, ended_at, reason
                FROM reviews WHERE citizen_id = ? ORDER BY id
                """);
    }

    Optional<ReviewRow> locked(long id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    Optional<ReviewRow> open(long citizenId, ReviewKind kind, String subjectId) {
        return find(
                        "citizenId = ?1 and kind = ?2 and subjectId = ?3 and state = ?4",
                        citizenId,
                        kind,
                        subjectId,
                        ReviewState.OPEN)
                .firstResultOptional();
    }

    boolean hasOpen(long citizenId, ReviewKind kind) {
        return count("citizenId = ?1 and kind = ?2 and state = ?3", citizenId, kind, ReviewState.OPEN) > 0;
    }

    /** A citizen's open ones, locked to the end of the transaction. */
    List<ReviewRow> open(long citizenId, Collection<ReviewKind> kinds) {
        return find("citizenId = ?1 and kind in ?2 and state = ?3 order by id", citizenId, kinds, ReviewState.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** A citizen's, the newest first; one more than the page shows where there are more. */
    List<ReviewRow> of(long citizenId, ReviewKind kind, long before, PageQuery page) {
        return find("citizenId = ?1 and kind = ?2 and id < ?3 order by id desc", citizenId, kind, before)
                .range(0, page.size())
                .list();
    }
}
