package cn.quancheng.reports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.net.URI;
import java.time.Period;
import java.util.Optional;

/** How reports are given and checked. */
@ConfigMapping(prefix = "quancheng.reports")
interface ReportSettings {
    /**
     * Where people outside reach this service, such as {@code https://credit.example.org/}: it goes into the QR code.
     * Where it is not given, the address that the citizen called.
     */
    Optional<URI> publicAddress();

    /** Reports that a citizen may have made in a day. */
    @WithDefault("20")
    @Min(value = 1, message = "应为 1 到 1000 (from 1 to 1000)")
    @Max(value = 1000, message = "应为 1 到 1000 (from 1 to 1000)")
    int perDay();

    /** How long a report's code is known. */
    @WithDefault("P90D")
    Period knownFor();

    /** Checks of codes and files that one source may ask of this process in a minute. */
    @WithDefault("60")
    @Min(value = 1, message = "应为 1 到 100000 (from 1 to 100000)")
    @Max(value = 100000, message = "应为 1 到 100000 (from 1 to 100000)")
    int checksPerMinute();

    /** Files that may be on their way into this process at the same time, to be compared. */
    @WithDefault("8")
    @Min(value = 1, message = "应为 1 到 1000 (from 1 to 1000)")
    @Max(value = 1000, message = "应为 1 到 1000 (from 1 to 1000)")
    int comparisons();
}
