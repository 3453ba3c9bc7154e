package cn.quancheng.security.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

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

    /** Two to this power rounds of bcrypt: one more doubles the time, which for 10 is some 200 ms; 4 to 16. */
    @Min(value = 4, message = "应为 4 到 16 (from 4 to 16)")
    @Max(value = 16, message = "应为 4 到 16 (from 4 to 16)")
    @WithDefault("10")
    int bcryptCost();
}
