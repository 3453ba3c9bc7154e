package cn.quancheng.learning.jobs;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;

/** How learning's jobs are carried. */
@ConfigMapping(prefix = "quancheng.learning")
interface LearningSettings {
    /** The largest file of outcomes, in bytes as it is sent; a few times that is held in memory while it comes in. */
    @WithDefault("32M")
    MemorySize largestFile();

    /** Files that may come in at once. */
    @WithDefault("2")
    @Min(value = 1, message = "应为 1 到 16 (from 1 to 16)")
    @Max(value = 16, message = "应为 1 到 16 (from 1 to 16)")
    int uploads();

    /** How long a file may take to come in. */
    @WithDefault("5m")
    @DurationMin(seconds = 1, message = "应至少为 1s (at least 1s)")
    Duration longestUpload();

    /** Jobs that may wait or be under way, over all replicas. */
    @WithDefault("10")
    @Min(value = 1, message = "应为 1 到 100 (from 1 to 100)")
    @Max(value = 100, message = "应为 1 到 100 (from 1 to 100)")
    int waiting();

    /** How often this process looks for jobs that wait, or that nobody carries any more. */
    @WithDefault("5s")
    @DurationMin(seconds = 1, message = "应为 1s 到 60s (from 1s to 60s)")
    @DurationMax(seconds = 60, message = "应为 1s 到 60s (from 1s to 60s)")
    Duration lookEvery();
}
