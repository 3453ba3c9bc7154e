package cn.quancheng.security.tokens;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;

/** What an installation sets for tokens. */
@ConfigMapping(prefix = "quancheng.tokens")
interface TokenSettings {
    /** How long a token is good for: 15 to 60 minutes. */
    @DurationMin(minutes = 15, message = "应为 PT15M 到 PT60M (from PT15M to PT60M)")
    @DurationMax(minutes = 60, message = "应为 PT15M 到 PT60M (from PT15M to PT60M)")
    @WithDefault("PT30M")
    Duration lifetime();

    /** How old a signing key becomes before the next one replaces it: a day at least. */
    @DurationMin(days = 1, message = "应不短于 P1D (at least P1D)")
    @WithDefault("P90D")
    Duration keyAge();
}
