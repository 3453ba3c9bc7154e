package cn.quancheng.monthlyrun;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;
import java.util.OptionalInt;

/** How runs are started and carried. */
@ConfigMapping(prefix = "quancheng.run")
interface RunSettings {
    /**
     * Partitions that this process scores at the same time; each takes two connections. By default one a processor, as
     * far as the pool reaches; more than it reaches for stop the start, see {@link RunThreads}.
     */
    OptionalInt threads();

    /** Connections of the pool that no run takes: eight for files that are taken in, the others for people. */
    @WithDefault("16")
    @Min(value = 1, message = "应至少为 1 (at least 1)")
    int reserve();

    /** When the month is started by itself, as a cron expression in Asia/Shanghai; {@code off} is the default. */
    @WithDefault("off")
    @WithConverter(CronExpression.class)
    String schedule();

    /** How often this process looks for runs that nobody has in hand, because whoever had them was killed. */
    @WithDefault("20s")
    @DurationMin(seconds = 1, message = "应为 1s 到 60s (from 1s to 60s)")
    @DurationMax(seconds = 60, message = "应为 1s 到 60s (from 1s to 60s)")
    Duration lookEvery();

    /** Whether the exchange file needs a purpose and a second person's release. */
    @WithDefault("true")
    boolean exportNeedsRelease();
}
