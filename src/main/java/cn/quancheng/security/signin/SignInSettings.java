package cn.quancheng.security.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;

/** What an installation sets for citizens' sessions. */
@ConfigMapping(prefix = "quancheng.signin")
interface SignInSettings {
    /** How long a session lasts from signing in, however often it is prolonged: an hour to 90 days. */
    @DurationMin(hours = 1, message = "应为 PT1H 到 P90D (from PT1H to P90D)")
    @DurationMax(days = 90, message = "应为 PT1H 到 P90D (from PT1H to P90D)")
    @WithDefault("P30D")
    Duration session();
}
