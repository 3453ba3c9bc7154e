package cn.quancheng.security.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

import java.util.Optional;

/** What an installation sets for accounts. */
@ConfigMapping(prefix = "quancheng")
interface AccountSettings {
    /** The first operator's password, {@code QUANCHENG_OPERATOR_PASSWORD}; made and kept in the data folder if unset. */
    Optional<String> operatorPassword();

    /** The second operator's password, {@code QUANCHENG_OPERATOR2_PASSWORD}; made and kept in the data folder if unset. */
    @WithName("operator2-password")
    Optional<String> secondOperatorPassword();

    /**
     * Gives the first two operators the two passwords above at each start, {@code QUANCHENG_RENEW_OPERATORS}: for an
     * installation whose operators cannot confirm each other any more.
     */
    @WithDefault("false")
    boolean renewOperators();

    /** Two to this power rounds of bcrypt: one more doubles the time, which for 10 is some 200 ms. */
    @WithDefault("10")
    int bcryptCost();
}
