package cn.quancheng.citizens.verification;

import cn.quancheng.security.IdentityNumber;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Tells whether a name and an identity number belong to one living citizen. An installation that has a better one than
 * the register, such as the police's, brings a bean of its own.
 */
public interface IdentityCheck {
    /**
     * The number that the rooms know the citizen by; empty where name and number do not belong together, without a hint,
     * in the answer or in its time, which of the two is wrong.
     */
    Optional<Long> citizen(IdentityNumber number, String name) throws SQLException;
}
