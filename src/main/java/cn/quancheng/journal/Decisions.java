package cn.quancheng.journal;

import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Decisions about one citizen: an agreement, a withdrawal, a closing, a dispute. Each is one transaction: {@link #begin}
 * locks and then numbers, the room writes what was decided, {@link #made} lets everything that follows be brought up to
 * date. So the decisions about a citizen are numbered in the order in which they are made.
 */
@ApplicationScoped
public class Decisions {
    private final AgroalDataSource database;
    private final Journal journal;
    private final List<CitizenLock> locks;
    private final Event<CitizenChanged> changed;

    Decisions(AgroalDataSource database, Journal journal, @All List<CitizenLock> locks, Event<CitizenChanged> changed) {
        this.database = database;
        this.journal = journal;
        this.locks = locks;
        this.changed = changed;
    }

    /**
     * Begins a decision: nobody else decides about this citizen, or appends to the history, until the transaction ends.
     *
     * @param kind what kind of decision, for people who read the journal
     * @return the entry
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long begin(long citizenId, String kind) throws SQLException {
        try (Connection connection = database.getConnection()) {
            lock(connection, citizenId);
            long entry = journal.decide(connection, kind);
            Sql.update(connection, "INSERT INTO decisions (entry, citizen_id) VALUES (?, ?)", entry, citizenId);
            return entry;
        }
    }

    /** Locks what decisions about these citizens change, in the connection's transaction, before a number is taken. */
    public void lock(Connection connection, Long... citizens) throws SQLException {
        for (CitizenLock lock : locks) {
            lock.lock(connection, citizens);
        }
    }

    /** Tells that what was decided is written. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void made(long citizenId, long entry) {
        changed.fire(new CitizenChanged(citizenId, entry));
    }

    /**
     * The decisions after one, in the order of their entries.
     *
     * @param after this one, and all before it, are passed over; see {@link Made#allUpTo}
     * @param atMost so many
     */
    public List<Made> since(Connection connection, Made after, int atMost) throws SQLException {
        return Sql.list(
                connection,
                "SELECT citizen_id, entry FROM decisions WHERE (entry, citizen_id) > (?, ?)"
                        + " ORDER BY entry, citizen_id LIMIT ?",
                row -> new Made(row.getLong(1), row.getLong(2)),
                after.entry(),
                after.citizenId(),
                atMost);
    }

    /** The newest decision about each citizen that some decisions are about. */
    public List<Made> newestOf(Connection connection, List<Made> decisions) throws SQLException {
        Object citizens = connection.createArrayOf(
                "bigint", decisions.stream().map(Made::citizenId).distinct().toArray());
        return Sql.list(
                connection,
                "SELECT citizen_id, max(entry) FROM decisions WHERE citizen_id = ANY (?) GROUP BY citizen_id",
                row -> new Made(row.getLong(1), row.getLong(2)),
                citizens);
    }

    /** A decision about a citizen. */
    public record Made(long citizenId, long entry) {
        /** Stands behind all decisions up to an entry and before all others. */
        public static Made allUpTo(long entry) {
            return new Made(Long.MAX_VALUE, entry);
        }
    }
}
