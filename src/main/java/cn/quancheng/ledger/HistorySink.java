package cn.quancheng.ledger;

import java.sql.SQLException;

/** Takes citizens' histories, one after the other. */
public interface HistorySink {
    /**
     * Takes one.
     *
     * @param citizen the citizen's number in the register
     * @param history read, and read anew for the next citizen
     */
    void take(long citizen, PackedHistory history) throws SQLException;
}
