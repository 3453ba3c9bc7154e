package cn.quancheng.scenarios;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the scenarios' files lie, and how soon another replica's changes are seen. */
@ConfigMapping(prefix = "quancheng.scenarios")
interface ScenarioSettings {
    /** The folder of the scenarios; without it {@code scenarios} in the working directory, else the files that were built in. */
    Optional<Path> dir();

    /** How often this process asks whether another one changed the catalogue. */
    @WithDefault("1s")
    @DurationMin(seconds = 1, message = "应为 1s 到 60s (from 1s to 60s)")
    @DurationMax(seconds = 60, message = "应为 1s 到 60s (from 1s to 60s)")
    Duration lookEvery();
}
