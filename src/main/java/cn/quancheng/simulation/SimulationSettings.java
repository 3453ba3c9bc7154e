package cn.quancheng.simulation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;

/** How simulations are carried. */
@ConfigMapping(prefix = "quancheng.simulation")
interface SimulationSettings {
    /** Partitions that this process reads at the same time, for one simulation at a time; each takes a connection. */
    @WithDefault("2")
    @Min(value = 1, message = "应为 1 到 8 (from 1 to 8)")
    @Max(value = 8, message = "应为 1 到 8 (from 1 to 8)")
    int threads();

    /** How often this process looks for simulations that wait, or that nobody carries any more. */
    @WithDefault("5s")
    @DurationMin(seconds = 1, message = "应为 1s 到 60s (from 1s to 60s)")
    @DurationMax(seconds = 60, message = "应为 1s 到 60s (from 1s to 60s)")
    Duration lookEvery();
}
