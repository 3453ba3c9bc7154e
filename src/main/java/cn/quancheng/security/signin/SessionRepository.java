package cn.quancheng.security.signin;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of the sessions. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, UUID> {
    private static final String STANDING = """
            select s.id, s.endedAt is null, i.id, i.citizenId
            from Session s join SignIn i on i.id = s.signInId where s.id = ?1
            """;

    /** Locks a session to the end of the transaction. */
    Optional<Session> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Locks the sessions of a sign-in that were not ended, always in the same order. */
    List<Session> lockedOf(UUID signIn) {
        return find("signInId = ?1 and endedAt is null order by id", signIn)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What a session's token stands on, read in one statement. */
    Optional<Standing> standing(UUID session) {
        return getEntityManager()
                .createQuery(STANDING, Object[].class)
                .setParameter(1, session)
                .getResultStream()
                .findFirst()
                .map(row -> new Standing((Boolean) row[1], (UUID) row[2], (Long) row[3]));
    }

    /** Forgets sessions that were to end before an instant. */
    void forgetThoseUntil(Instant instant) {
        delete("endsAt < ?1", instant);
    }
}
