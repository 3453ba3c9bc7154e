package cn.quancheng.ledger.quality;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What is asked of departments that report. */
@ConfigMapping(prefix = "quancheng.reporting")
interface QualitySettings {
    /**
     * How many natural days after it occurred a record is still on time: received on the day itself, or at most so many
     * days later. Another value holds for lines received from then on; those counted already stay.
     */
    @WithDefault("15")
    @Min(value = 0, message = "应至少为 0 (at least 0)")
    int onTimeDays();

    /** The least share of lines that pass the rules, in per cent. */
    @WithDefault("98")
    @Min(value = 0, message = "应为 0 至 100 (0 to 100)")
    @Max(value = 100, message = "应为 0 至 100 (0 to 100)")
    int leastCompliance();

    /** The largest share of entered records that may be late, in per cent. */
    @WithDefault("5")
    @Min(value = 0, message = "应为 0 至 100 (0 to 100)")
    @Max(value = 100, message = "应为 0 至 100 (0 to 100)")
    int mostLate();
}
