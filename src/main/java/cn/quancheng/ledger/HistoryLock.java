package cn.quancheng.ledger;

import cn.quancheng.journal.CitizenLock;
import cn.quancheng.platform.Sql;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;

/** Files append to a history for as long as their transaction lasts: a decision waits for them before it is numbered. */
@ApplicationScoped
@Priority(1)
class HistoryLock implements CitizenLock {
    @Override
    public void lock(Connection connection, Long[] citizens) throws SQLException {
        Sql.update(
                connection,
                "SELECT FROM histories WHERE citizen_id = ANY (?) ORDER BY citizen_id FOR UPDATE",
                connection.createArrayOf("bigint", citizens));
    }
}
