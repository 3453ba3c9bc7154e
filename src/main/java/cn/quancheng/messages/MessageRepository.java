package cn.quancheng.messages;

import cn.quancheng.platform.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of the outbox. */
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, Long> {
    private static final String SKIP_LOCKED = "-2";

    /** The newest first, one more than the page shows where there are more. */
    List<Message> page(long citizen, PageQuery query) {
        long before = query.afterNumber().orElse(Long.MAX_VALUE);
        return find("citizenId = ?1 and id < ?2 order by id desc", citizen, before)
                .range(0, query.size())
                .list();
    }

    long unread(long citizen) {
        return count("citizenId = ?1 and readAt is null", citizen);
    }

    Optional<Message> of(long citizen, long id) {
        return find("citizenId = ?1 and id = ?2", citizen, id).firstResultOptional();
    }

    void readAll(long citizen, Instant now) {
        update("readAt = ?1 where citizenId = ?2 and readAt is null", now, citizen);
    }

    /** The next message that is due, locked to the end of the transaction; what another replica has locked is passed over. */
    Optional<Message> nextDue(Instant now) {
        return find("tryAt <= ?1 order by tryAt, id", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .range(0, 0)
                .firstResultOptional();
    }

    /** Keeps for reading, by one statement, what is due and of none of these kinds. */
    void keepAllBut(Set<MessageKind> kinds, String why, Instant now) {
        if (kinds.isEmpty()) {
            update("tryAt = null, keptBecause = ?1 where tryAt <= ?2", why, now);
        } else {
            update("tryAt = null, keptBecause = ?1 where tryAt <= ?2 and kind not in ?3", why, now, kinds);
        }
    }
}
