package cn.quancheng.monthlyrun;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.OptionalInt;

/** How runs are started and carried. */
@ConfigMapping(prefix = "quancheng.run")
interface RunSettings {
    /** Partitions that this process scores at the same time; each takes two connections. By default one a processor. */
    OptionalInt threads();

    /** When the month is started by itself, as a cron expression in Asia/Shanghai; {@code off} is the default. */
    @WithDefault("off")
    String schedule();

    /** Whether the exchange file needs a purpose and a second person's release. */
    @WithDefault("true")
    boolean exportNeedsRelease();
}
