package cn.quancheng.declarations.evidence.cleaning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** How evidence is looked at. */
@ConfigMapping(prefix = "quancheng.evidence.cleaning")
interface CleaningSettings {
    /** Files that this process looks at at the same time; each takes up to 300 MB for a moment. */
    @WithDefault("2")
    @Min(value = 1, message = "应为 1 到 64 (from 1 to 64)")
    @Max(value = 64, message = "应为 1 到 64 (from 1 to 64)")
    int atOnce();

    /** How long somebody waits for a turn before they are told to come again. */
    @WithDefault("10s")
    Duration patience();

    /** How long one file may take. */
    @WithDefault("20s")
    Duration longest();
}
