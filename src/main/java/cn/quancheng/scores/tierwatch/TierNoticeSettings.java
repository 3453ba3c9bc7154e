package cn.quancheng.scores.tierwatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How citizens are told that their tier is about to change. */
@ConfigMapping(prefix = "quancheng.tier-notices")
interface TierNoticeSettings {
    /** How often this process looks for a published month that nobody has told of to the end, as a duration; {@code off}: never. */
    @WithDefault("1m")
    String lookEvery();

    /** How many citizens are looked at in one transaction, in which those who are told cannot decide anything. */
    @WithDefault("300")
    @Min(value = 1, message = "应至少为 1 (at least 1)")
    int atOnce();
}
