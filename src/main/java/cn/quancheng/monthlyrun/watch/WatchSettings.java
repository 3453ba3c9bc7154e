package cn.quancheng.monthlyrun.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much a month may differ from the last one before a person has to look at it. */
@ConfigMapping(prefix = "quancheng.watch")
public interface WatchSettings {
    /** The largest population stability index of the score. */
    @WithDefault("0.25")
    @DecimalMin(value = "0.01", message = "应至少为 0.01 (at least 0.01)")
    double mostScorePsi();

    /** The largest population stability index of an indicator's contribution. */
    @WithDefault("0.25")
    @DecimalMin(value = "0.01", message = "应至少为 0.01 (at least 0.01)")
    double mostIndicatorPsi();

    /** The largest share of those with a score both times whose tier is another one, in per cent. */
    @WithDefault("20")
    @Min(value = 1, message = "应为 1 至 100 (1 to 100)")
    @Max(value = 100, message = "应为 1 至 100 (1 to 100)")
    int mostTiersChanged();

    /** By how much fewer citizens may have a score than last time, in per cent. */
    @WithDefault("10")
    @Min(value = 1, message = "应为 1 至 100 (1 to 100)")
    @Max(value = 100, message = "应为 1 至 100 (1 to 100)")
    int mostFewer();

    /** The fewest records of an item, in per cent of what is usual. */
    @WithDefault("30")
    @Min(value = 0, message = "应为 0 至 100 (0 to 100)")
    @Max(value = 100, message = "应为 0 至 100 (0 to 100)")
    int leastRecords();

    /** The most records of an item, in per cent of what is usual. */
    @WithDefault("400")
    @Min(value = 100, message = "应至少为 100 (at least 100)")
    int mostRecords();

    /** In how many intervals between runs in a row somebody must have reported before it is usual that they do. */
    @WithDefault("3")
    @Min(value = 1, message = "应为 1 至 24 (1 to 24)")
    @Max(value = 24, message = "应为 1 至 24 (1 to 24)")
    int usualMonths();

    /** The shortest interval between two runs that says something about who reports, in days. */
    @WithDefault("20")
    @Min(value = 1, message = "应为 1 至 60 (1 to 60)")
    @Max(value = 60, message = "应为 1 至 60 (1 to 60)")
    int leastDays();

    /** How many must have a score both times before shares of them say something. */
    @WithDefault("1000")
    @Min(value = 10, message = "应至少为 10 (at least 10)")
    long leastPeople();

    /** How many records in thirty days are so many that their absence says something. */
    @WithDefault("20")
    @Min(value = 1, message = "应至少为 1 (at least 1)")
    long leastLines();
}
