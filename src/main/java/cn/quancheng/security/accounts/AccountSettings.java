package cn.quancheng.security.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.Optional;

/** What an installation sets for accounts. */
@ConfigMapping(prefix = "quancheng")
interface AccountSettings {
    /** The first operator's password, {@code QUANCHENG_OPERATOR_PASSWORD}; made and kept in the data folder if unset. */
    Optional<String> operatorPassword();

    /** Two to this power rounds of bcrypt: one more doubles the time, which for 10 is some 200 ms. */
    @WithDefault("10")
    int bcryptCost();
}
