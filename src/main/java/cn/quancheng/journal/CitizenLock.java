package cn.quancheng.journal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something of a citizen's that a decision changes and others change too. It is locked before the decision takes its
 * number, so that nobody waits for a lock while holding up the numbering. Locks are taken in the order of their
 * priorities, the higher first.
 */
public interface CitizenLock {
    /** Locks the rows of these citizens, in the order of their numbers, until the connection's transaction ends. */
    void lock(Connection connection, Long[] citizens) throws SQLException;
}
