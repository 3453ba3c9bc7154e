package cn.quancheng.scores.outlook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.util.Set;

/** What the service is willing to advise. */
@ConfigMapping(prefix = "quancheng.advice")
interface AdviceSettings {
    /** Items of the catalogue that nobody is advised to seek, although they may be declared: who does so is in danger. */
    @WithDefault("BRAVERY,BLOOD_DONATION")
    Set<String> never();

    /** How many minutes a day, on average, a citizen is advised to spend on what is counted in time. */
    @WithDefault("120")
    @Min(value = 1, message = "应为 1 到 1440 (from 1 to 1440)")
    @Max(value = 1440, message = "应为 1 到 1440 (from 1 to 1440)")
    int minutesADay();
}
