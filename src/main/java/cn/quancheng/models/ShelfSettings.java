package cn.quancheng.models;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;

/** How soon another replica's publications are seen by those who only read. */
@ConfigMapping(prefix = "quancheng.models")
interface ShelfSettings {
    /** How often this process asks whether another one published or withdrew a model. */
    @WithDefault("1s")
    @DurationMin(seconds = 1, message = "应为 1s 到 60s (from 1s to 60s)")
    @DurationMax(seconds = 60, message = "应为 1s 到 60s (from 1s to 60s)")
    Duration lookEvery();
}
