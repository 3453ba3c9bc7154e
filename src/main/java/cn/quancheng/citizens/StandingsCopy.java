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
}
