package cn.quancheng.simulation.figures;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** When a change of the model gives concern, so that nobody publishes it without a reason in writing. */
@ConfigMapping(prefix = "quancheng.fairness")
public interface FairnessSettings {
    /** The four-fifths rule: a group should reach a tier at least so often as the group that reaches it most often. */
    @WithDefault("0.8")
    @DecimalMin(value = "0", message = "应为 0 到 1 (from 0 to 1)")
    @DecimalMax(value = "1", message = "应为 0 到 1 (from 0 to 1)")
    double leastRatio();

    /** By so much a group's ratio may fall, wherever it stands. */
    @WithDefault("0.05")
    @DecimalMin(value = "0", message = "应为 0 到 1 (from 0 to 1)")
    @DecimalMax(value = "1", message = "应为 0 到 1 (from 0 to 1)")
    double largestFall();
}
