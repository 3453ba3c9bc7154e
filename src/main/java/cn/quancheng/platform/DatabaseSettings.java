package cn.quancheng.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;

/** How long the database may let a person wait. Work that takes longer says so, see {@link LongWork}. */
@ConfigMapping(prefix = "quancheng.database")
interface DatabaseSettings {
    String FROM_TO = "应为 100ms 到 1h (from 100ms to 1h)";

    /** For one statement. */
    @WithDefault("30s")
    @DurationMin(millis = 100, message = FROM_TO)
    @DurationMax(hours = 1, message = FROM_TO)
    Duration statementTimeout();

    /** For a lock that somebody else holds. */
    @WithDefault("10s")
    @DurationMin(millis = 100, message = FROM_TO)
    @DurationMax(hours = 1, message = FROM_TO)
    Duration lockTimeout();

    /** For a transaction in which nothing is asked of the database; then its connection is cut. */
    @WithDefault("60s")
    @DurationMin(millis = 100, message = FROM_TO)
    @DurationMax(hours = 1, message = FROM_TO)
    Duration idleInTransactionTimeout();
}
