package cn.quancheng.reports.print;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How reports are printed. */
@ConfigMapping(prefix = "quancheng.reports.print")
interface PrintSettings {
    /** Reports that one process prints at a time; never more than it has processors. Each press takes some 30 MB. */
    @WithDefault("4")
    int presses();

    /** How long a report waits for a press before the citizen is asked to come again. */
    @WithDefault("5s")
    Duration patience();
}
