package cn.quancheng.citizens;

import cn.quancheng.journal.CitizenLock;
import cn.quancheng.platform.Sql;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;

/** The register's row: locked by every decision about the citizen and by files of the register. */
@ApplicationScoped
@Priority(2)
class CitizenRowLock implements CitizenLock {
    @Override
    public void lock(Connection connection, Long[] citizens) throws SQLException {
        Sql.update(
                connection,
                "SELECT FROM citizens WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE",
                connection.createArrayOf("bigint", citizens));
    }
}
