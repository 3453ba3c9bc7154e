package cn.quancheng.reports.print;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;

/** How reports are printed. */
@ConfigMapping(prefix = "quancheng.reports.print")
interface PrintSettings {
    /** Reports that one process prints at a time; never more than it has processors. Each press takes some 30 MB. */
    @WithDefault("4")
    @Min(value = 1, message = "应为 1 到 64 (from 1 to 64)")
    @Max(value = 64, message = "应为 1 到 64 (from 1 to 64)")
    int presses();

    /** How long a report waits for a press before the citizen is asked to come again. */
    @WithDefault("5s")
    @DurationMin(seconds = 1, message = "应为 1s 到 60s (from 1s to 60s)")
    @DurationMax(seconds = 60, message = "应为 1s 到 60s (from 1s to 60s)")
    Duration patience();
}
