package cn.quancheng.citizens;

import java.sql.Connection;
import java.sql.SQLException;

/** Whoever keeps the standings and agreements of citizens in another shape, too. */
public interface StandingsCopy {
    /**
     * Takes over what an entry brought to {@code citizen_standings} and {@code agreement_standings}, in the transaction
     * of the file that brings it.
     */
    void take(Connection connection, long entry) throws SQLException;

    /**
     * Locks those of some citizens whose copy nobody else has in hand, in the connection's transaction, and waits for
     * nobody.
     *
     * @return them, in the order of their numbers
     */
    Long[] lockFree(Connection connection, Long[] citizens) throws SQLException;

    /** Takes over anew all that stands there of some citizens, whom the connection's transaction has locked. */
    void takeAnew(Connection connection, Long[] citizens) throws SQLException;
}
