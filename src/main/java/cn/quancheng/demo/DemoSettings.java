package cn.quancheng.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.util.Optional;

/** What can be set for the demo city; read in the profile {@code demo} only. */
@ConfigMapping(prefix = "quancheng.demo")
interface DemoSettings {
    /** How many people live in the city, {@code QUANCHENG_DEMO_CITIZENS}; with 0 it has its accounts and nobody. */
    @Min(value = 0, message = "应为 0 到 30000000 (from 0 to 30000000)")
    @Max(value = 30_000_000, message = "应为 0 到 30000000 (from 0 to 30000000)")
    @WithDefault("20000")
    int citizens();

    /** How many records one of them has on average, about, 2 to 200. */
    @Min(value = 2, message = "应为 2 到 200 (from 2 to 200)")
    @Max(value = 200, message = "应为 2 到 200 (from 2 to 200)")
    @WithDefault("6")
    int recordsPerCitizen();

    /** Another seed is another city. */
    @WithDefault("1")
    long seed();

    /** The password of every account, {@code QUANCHENG_DEMO_PASSWORD}; made and kept in the data folder if unset. */
    Optional<String> password();
}
