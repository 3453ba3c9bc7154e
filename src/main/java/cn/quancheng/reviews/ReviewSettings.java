package cn.quancheng.reviews;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How reviewers work. */
@ConfigMapping(prefix = "quancheng.reviews")
interface ReviewSettings {
    /** How long a claimed review is kept from others. */
    @WithDefault("PT4H")
    Duration claim();
}
