package cn.quancheng.merchants;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;

/** What an installation sets for merchants. */
@ConfigMapping(prefix = "quancheng.merchants")
interface MerchantSettings {
    /** For how long a secret or a key that was replaced works beside the new one: a minute to 30 days. */
    @DurationMin(minutes = 1, message = "应为 PT1M 到 P30D (from PT1M to P30D)")
    @DurationMax(days = 30, message = "应为 PT1M 到 P30D (from PT1M to P30D)")
    @WithDefault("PT24H")
    Duration secretOverlap();
}
