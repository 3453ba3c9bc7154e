package cn.quancheng.security.tokens;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** What an installation sets for tokens. */
@ConfigMapping(prefix = "quancheng.tokens")
interface TokenSettings {
    /** How long a token is good for: 15 to 60 minutes. */
    @WithDefault("PT30M")
    Duration lifetime();

    /** How old a signing key becomes before the next one replaces it. */
    @WithDefault("P90D")
    Duration keyAge();
}
